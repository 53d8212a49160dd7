"""Tables known by name, in the headers of other versions; and scores as people write them."""

import pytest

from data import reading

# Each was read with a wrong state, without a title, by another date, or with a false remark.
_KNOWN = {
    "ACLED before 2018": (
        "EVENT_ID_CNTY,EVENT_DATE,YEAR,TIME_PRECISION,EVENT_TYPE,ACTOR1,INTER1,ACTOR2,SOURCE,NOTES\n"
        "1NOR,28/06/1998,1998,1,Battle,Army,1,Rebels,Wire,Text\n",
        ("1998-06-28", "Battle: Army → Rebels", "Army"),
    ),
    "UCDP by year": (
        "dyad_id,location,side_a,side_b,incompatibility,territory_name,year,start_date,version\n"
        "1,Norland,Norland,Rebels,2,,1999,1998-06-28,24.1\n",
        ("1999", "Armed conflict: Norland and Rebels", "Norland"),
    ),
    "COW MIDI": (
        "dispnum,incidnum,stday,stmon,styear,endday,endmon,endyear,action,hostlev\n"
        "3551,3551001,20,4,1993,20,4,1993,7,3\n",
        ("1993-04-20", "Incident 3551001", ""),
    ),
    "COW MIDIP": (
        "dispnum,incidnum,stabb,ccode,stday,stmon,styear,endday,endmon,endyear,hostlev\n"
        "3551,3551001,IRQ,645,20,4,1993,20,4,1993,3\n",
        ("1993-04-20", "Incident 3551001: IRQ", "IRQ"),
    ),
    "Phoenix": (
        "EventID,Date,SourceActorFull,SourceActorEntity,TargetActorFull,TargetActorEntity,"
        "EventCode,GoldsteinScore,LocationName\n"
        "1,20140620,NORGOV,NOR,SUDGOV,SUD,042,1.9,Town\n",
        ("2014-06-20", "NOR → SUD: Make a visit", "NOR"),
    ),
    "Cline": (
        "eid,story_date,source,source_root,target,target_root,code,goldstein\n"
        "N1,06/20/2014,NORGOV,NOR,SUDGOV,SUD,42,1.9\n",
        ("2014-06-20", "NOR → SUD: Make a visit", "NOR"),
    ),
    "Terrier": (
        "code,src_actor,tgt_actor,date8,goldstein\n042,NOR,SUD,20140620,1.9\n",
        ("2014-06-20", "NOR → SUD: Make a visit", "NOR"),
    ),
    "COW alliances": (
        "ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year\n"
        "1,Norland,2,Sudland,1,6,1816\n",
        ("1816-06-01", "Alliance: Norland and Sudland", "Norland"),
    ),
    "Wikidata with a beginning only": (
        "item,itemLabel,pointInTime,startTime,endTime\n"
        "http://www.wikidata.org/entity/Q1,Split,1948-06-28T00:00:00Z,,\n"
        "http://www.wikidata.org/entity/Q2,Ban,,1949-02-03T00:00:00Z,1953-03-04T00:00:00Z\n",
        ("1949-02-03/1953-03-04", "Ban", ""),
    ),
}


@pytest.mark.parametrize("kind", _KNOWN)
def test_it_is_known(kind: str) -> None:
    text, (date, title, initiator) = _KNOWN[kind]
    events, _ = reading.read_events(text.encode(), name="events.csv")
    assert len(events) == text.count("\n") - 1
    last = events.iloc[-1]
    assert (last["date"], last["title"], last["initiator"]) == (date, title, initiator)


def test_the_first_knowledge_graph_of_gdelt_is_no_table_of_events() -> None:
    text = "DATE\tNUMARTS\tTHEMES\tTONE\tCAMEOEVENTIDS\tSOURCES\n20130401\t2\tTAX\t-2\t1\tw\n"
    events, problems = reading.read_events(text.encode(), name="gkg.tsv")
    assert events.empty
    assert "knowledge graph" in problems[0].what


def test_names_of_ministries_are_no_other_pairs_of_states() -> None:
    text = (
        "Event ID,Event Date,Source Name,Source Country,Event Text,CAMEO Code,Intensity,"
        "Target Name,Target Country\n1,2004-03-02,Ministry,Norland,Visit,042,1.9,Army,Sudland\n"
        "2,2004-03-09,Sudland,Sudland,Force,190,-10,Norland,Norland\n"
    )
    _, problems = reading.read_events(text.encode(), name="icews.csv")
    assert "relation.several" not in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("written", "scores", "code"),
    [
        (("-80%", "60 %", "5%"), [-8.0, 6.0, 0.5], "score.percent"),
        (("-8/10", "6 / 10", "3 of 10"), [-8.0, 6.0, 3.0], "score.of_ten"),
        (("8-", "- 3", "﹣2"), [-8.0, -3.0, -2.0], ""),
        (("-8*", "6[1]", "4 points"), [-8.0, 6.0, 4.0], ""),
        (("much worse", "slightly better", "unchanged"), [-8.0, 2.0, 0.0], "columns.guessed"),
    ],
)
def test_scores_are_read(written: tuple[str, ...], scores: list[float], code: str) -> None:
    rows = [f"{1948 + n},T{n},{text}\n" for n, text in enumerate(written)]
    text = "date,title,Score\n" + "".join(rows)
    events, problems = reading.read_events(text.encode(), name="events.csv")
    assert events["score"].to_list() == scores
    assert not code or code in {problem.code for problem in problems}


@pytest.mark.parametrize("written", ["1/2", "(8)", "-5 to -3", "about 3", "6%"])
def test_what_may_mean_two_things_waits(written: str) -> None:
    text = f"date,title,score\n1948,A,{written}\n1949,B,3\n1950,C,-2\n"
    events, problems = reading.read_events(text.encode(), name="events.csv")
    assert events["title"].to_list() == ["B", "C"]
    assert "number.unreadable" in {problem.code for problem in problems}


def test_four_scores_that_never_cool_are_told() -> None:
    text = "date,title,score\n1948,A,1\n1949,B,5\n1950,C,3\n1951,D,4\n"
    _, problems = reading.read_events(text.encode(), name="events.csv")
    assert "score.only_warming" in {problem.code for problem in problems}
