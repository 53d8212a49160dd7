"""Files as they come: other profiles, other columns, other packing, other places."""

import gzip
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from data import archive
from data.archive.__main__ import main
from data.archive.ledger import ArchiveProblem
from tests.gdelt_files import folder_of, lines, write

OWN = "date,initiator,target,score\n1999-05-03,IND,PAK,2\n"
GDELT = (
    "GLOBALEVENTID\tSQLDATE\tActor1CountryCode\tActor1Name\tActor2CountryCode\tEventCode\t"
    "GoldsteinScale\tSOURCEURL\n1\t20130401\tIND\tINDIA\tPAK\t043\t2.8\thttp://news.example/1\n"
)
POLECAT = """\
Event ID\tEvent Date\tEvent Type\tIntensity\tActor Name\tActor Country\tRecipient Country\tHeadline
1\t2023-01-02\tCONSULT\t3.0\tX\tIND\tPAK\tTalks
2\t2023-01-03\tASSAULT\t-9.0\tX\tPAK\tIND\tShots
3\t2023-01-03\tASSAULT\t-9.0\tX\tNone\tIND\tShots
"""
ACLED = """\
event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,notes
1,16 May 2025,Battles,Armed clash,Military Forces of India (2014-) BSF,Military Forces of Pakistan (2022-),"a, b"
2,2025-05-17,Explosions/Remote violence,Air/drone strike,Police Forces of Pakistan (2022-),Lashkar (Kashmir),
3,03 June 2025,Strategic developments,Agreement,Government of India (2014-),Government of Pakistan (2022-),
4,03 June 2025,Protests,Peaceful protest,Protesters (India),,
5,03 June 2025,Strategic developments,Other,Government of India (2014-),Government of Pakistan (2022-),
"""  # noqa: E501


def built(root: Path, profile: str = "", **files: str | bytes) -> archive.Ledger:
    folder = root / "files"
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(raw)
    return archive.build(folder, root / "a", profile=profile)


def test_gdelt_with_a_header_goes_in(tmp_path: Path) -> None:
    built(tmp_path, "gdelt", a__tsv=GDELT, b__csv=GDELT.replace("\t", ",").replace("401,", "402,"))
    opened = archive.open(tmp_path / "a")
    assert opened.pairs()[["a", "b", "reports"]].to_numpy().tolist() == [["IND", "PAK", 2]]
    assert opened.title("IND") == "India"
    assert set(opened.reports("IND", "PAK")["address"]) == {"http://news.example/1"}


def test_polecat_goes_in_with_its_kinds_of_act(tmp_path: Path) -> None:
    made = built(tmp_path, "polecat", ngec__txt=POLECAT)
    opened = archive.open(tmp_path / "a")
    found = opened.relation("PAK", "IND")
    assert (made.kept, made.refused(), made.reports) == (2, {"actor": 1}, True)
    assert found["cameo"].to_list() == ["04", "18"]
    assert found["score"].to_list() == [3.0, -9.0]
    assert opened.title("IND") == "India"


def test_acled_goes_in_with_states_and_dates_in_words(tmp_path: Path) -> None:
    made = built(tmp_path, "acled", acled__csv=ACLED)
    opened = archive.open(tmp_path / "a")
    found = opened.relation("India", "Pakistan")
    assert found["date"].to_list() == ["2025-05-16", "2025-06-03"]
    assert found["score"].to_list() == [-10.0, 8.0]
    assert made.refused() == {"actor": 1, "score": 1}
    assert opened.has("Pakistan", "Lashkar (Kashmir)")


def test_a_table_of_ones_own_may_be_of_reports(tmp_path: Path) -> None:
    rows = pd.DataFrame({"date": ["1999-05-03"], "initiator": "A", "target": "B", "score": [2.0]})
    made = archive.build(rows, tmp_path / "a", profile="gdelt")
    assert made.reports
    assert made.note.startswith("A row is a report")


def test_each_file_is_read_by_its_own_header(tmp_path: Path) -> None:
    other = "score;target;initiator;date\n-3;CHN;USA;1999-05-04\n"
    made = built(
        tmp_path, a__csv=OWN, b__csv=other, c__csv=OWN.upper(), d__csv="\ufeff" + OWN,
        e__csv=OWN + "1999-05-03,IND\n1999-05-03,IND,PAK,2,7\n",
    )  # fmt: skip
    opened = archive.open(tmp_path / "a")
    assert made.broken == {}
    assert (made.rows, made.kept, made.refused()) == (7, 6, {"cut short": 1})
    assert opened.relation("USA", "CHN")["score"].to_list() == [-3.0]


def test_what_a_file_is_its_content_says_and_not_its_name(tmp_path: Path) -> None:
    rows = pd.DataFrame({"date": ["1999-05-03"], "initiator": "A", "target": "B", "score": [2.0]})
    (tmp_path / "files").mkdir()
    rows.to_parquet(tmp_path / "files" / "a.csv")
    made = built(tmp_path, b__parquet=OWN)
    assert (made.kept, made.broken) == (2, {})


def test_a_zip_may_hold_several_tables_and_what_a_machine_put_beside_them(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with zipfile.ZipFile(folder / "UPPER.ZIP", "w") as packed:
        packed.writestr("a/one.CSV", OWN)
        packed.writestr("two.csv", OWN.replace("IND", "CHN"))
        packed.writestr("three.csv", "date,target,initiator,score\n1999-05-03,X,Y,2\n")
        packed.writestr("readme.md", "x")
        packed.writestr("__MACOSX/._one.csv", "x")
    (folder / "more.CSV.GZ").write_bytes(gzip.compress(OWN.encode()))
    made = archive.build(folder, tmp_path / "a")
    assert (made.rows, made.kept, made.broken) == (4, 4, {})
    assert len(archive.open(tmp_path / "a").pairs()) == 3
    assert archive.build(folder, tmp_path / "a").rows == 4


def test_hidden_files_and_archives_in_the_folder_are_passed_over(tmp_path: Path) -> None:
    files = folder_of(tmp_path)
    write(files / ".checkpoints", "copy.csv", lines("20130401", 60, 58, 2))
    for _ in range(2):  # the second time the archive lies there
        made = archive.build(files, files / "archive", profile="gdelt")
        assert (made.rows, made.broken) == (300, {})
    with pytest.raises(ArchiveProblem, match="no table"):
        archive.build(files / "archive", tmp_path / "b", profile="gdelt")
    write(files / "archive", "20130403.csv", lines("20130403", 60, 58, 6))  # that is no table of it
    assert archive.build(files, files / "archive").rows == 360


@pytest.mark.parametrize("name", ["star[1]*?.csv", "ünï \"'; x.csv"])
def test_no_sign_in_a_name_means_anything(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / name).write_text(OWN)
    (folder / "star1xy.csv").write_text(OWN)
    assert archive.build(folder, tmp_path / "a").kept == 2


def test_days_that_no_page_could_show_are_refused(tmp_path: Path) -> None:
    days = ["0001-01-01", "9999-12-31", "2999-01-01", "1000-01-01", "2199-12-31"]
    made = built(tmp_path, a__csv=OWN + "".join(f"{day},IND,PAK,1\n" for day in days))
    assert (made.kept, made.refused()) == (3, {"date": 3})


@pytest.mark.parametrize(
    ("profile", "content", "told"),
    [
        ("", GDELT, "It looks like GDELT events, 1.0 and 2.0: name the profile, gdelt"),
        ("", POLECAT, "name the profile, polecat"),
        ("", OWN.replace("score", "date"), "needs a column “score” or “cameo”; it has date, init"),
        ("", OWN.replace("score", "score,Score"), "two columns of the table are called “score”"),
        ("icews", GDELT, "lacks the column “Event Date”, which ICEWS events has"),
        ("gdelt", "a\tb\n", "the first line has 2 columns where GDELT"),
        ("gdelt", "\n", "the first line is empty"),
        ("", "", "the file is empty"),
        ("", b"PAR1 and no more", "the Parquet file is damaged or cut off"),
    ],
)
def test_what_a_file_lacks_is_said_in_words(
    tmp_path: Path, profile: str, content: str | bytes, told: str
) -> None:
    with pytest.raises(ArchiveProblem, match=r"no file could be read\. odd\.csv: ") as caught:
        built(tmp_path, profile, odd__csv=content)
    assert told in str(caught.value)
    assert "Error" not in str(caught.value)


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/archive"])
def test_where_no_folder_can_be_is_said_by_the_command(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "a.csv").write_text(OWN)
    assert main(["build", str(tmp_path / "a.csv"), str(tmp_path / place)]) == 1
    said = capsys.readouterr().err
    assert "thaw archive: " in said
    assert "Traceback" not in said
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize("given", [{"date": ["1999"]}, [1], None])
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, given: object) -> None:
    with pytest.raises(TypeError, match="made of a folder, a file or a table"):
        archive.build(given, tmp_path / "a")


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        ("ind", "pakistan", "it calls them IND and PAK"),
        ("Bharat Ganarajya", "PAK", "it knows no Bharat Ganarajya, see archive.pairs()"),
        ("IND", "IND", "a pair is two actors"),
        ("IND", "USA", "nothing between IND and USA"),
    ],
)
def test_a_pair_that_is_not_there_is_said_with_what_to_ask_for(
    tmp_path: Path, a: str, b: str, told: str
) -> None:
    built(tmp_path, a__csv=OWN + "1999-05-03,USA,PAK,1\n")
    with pytest.raises(KeyError, match=told.replace("(", r"\(").replace(")", r"\)")):
        archive.open(tmp_path / "a").relation(a, b)
