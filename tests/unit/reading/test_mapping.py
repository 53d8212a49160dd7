"""Which column is what: guessed from names in many languages and from what stands in them."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.reading import mapping, new_set, score_words
from data.reading.formats import recognising


def cells(text: str) -> pd.DataFrame:
    return recognising.read(recognising.look(text.encode(), "file.csv")).cells


def guessed(text: str) -> dict[str, str]:
    return mapping.guess(cells(text)).columns


ROWS = "28.6.1948;Expelled from the Cominform;A public break;party;A;-8;https://a.example\n" * 3


@pytest.mark.parametrize(
    "header",
    [
        "date;title;description;category;actor;score;source",
        "Datum;Ereignis;Beschreibung;Kategorie;Akteur;Bewertung;Quelle",
        "Date;Événement;Résumé;Catégorie;Acteur;Valeur;Lien",
        "Fecha;Suceso;Descripción;Categoría;País;Puntuación;Fuente",
        "Data;Evento;Descrizione;Categoria;Paese;Punteggio;Fonte",
        "Data;Wydarzenie;Opis;Kategoria;Państwo;Ocena;Źródło",
        "Datum;Událost;Popis;Kategorie;Stát;Skóre;Zdroj",
        "Datum;Događaj;Opis;Kategorija;Država;Bodovi;Izvor",
        "Датум;Догађај;Опис;Категорија;Држава;Оцена;Извор",
        "Дата;Событие;Описание;Категория;Страна;Оценка;Источник",
    ],
)
def test_names_in_nine_languages(header: str) -> None:
    names = header.split(";")
    fields = ("date", "title", "summary", "category", "initiator", "score", "sources")
    assert guessed(f"{header}\n{ROWS}") == dict(zip(fields, names, strict=True))


def test_content_tells_where_names_do_not() -> None:
    text = "q1;q2;q3;q4\n" + "".join(
        f"{day}.6.1948;Something happened on day {day} in Prague;{score};http://a.example/{day}\n"
        for day, score in ((28, -8), (29, 3), (30, -2))
    )
    assert guessed(text) == {"date": "q1", "title": "q2", "score": "q3", "sources": "q4"}


def test_content_speaks_against_a_name() -> None:
    found = guessed("date,score,when\nMonday,high,1948\nTuesday,low,1949\n")
    assert found["date"] == "when"


def test_year_month_and_day_in_columns_of_their_own() -> None:
    table = cells("Year,Month,Day,Event,Score\n1948,6,28,Expelled,-8\n1949,,,Blockade,-5\n"
                  "1955,June,,Declaration,7\n")  # fmt: skip
    events, problems, _ = mapping.guess(table).apply(table, "f")
    assert problems == []
    assert events["date"].to_list() == ["1948-06-28", "1949", "1955-06"]


def test_an_end_makes_a_span_and_the_same_end_none() -> None:
    table = cells("start,end,score\n1944-09,1944-11,5\n1948,1948,-1\n1955,,2\n1950,1949,3\n")
    events, problems, rejected = mapping.guess(table).apply(table, "f")
    assert events["date"].to_list() == ["1944-09/1944-11", "1948", "1955"]
    assert problems[0].code == "date.unreadable"
    assert "ends before it begins" in problems[0].what
    assert list(rejected["start"]) == ["1950"]


@pytest.mark.parametrize(
    ("words", "score"),
    [
        *score_words.LADDER.items(),
        ("etwas positiv", 2), ("bardzo negatywny", -8), ("очень положительно", 8), ("++", 5),
        ("−", -2), ("neutral", 0), ("very negative", -8), ("Belgrade", None),
        ("warm and cold", None),
    ],
)  # fmt: skip
def test_the_ladder(words: str, score: float | None) -> None:
    assert score_words.score_of(words) == score


def test_scores_from_words_and_from_codes() -> None:
    table = cells("date,effect\n1948,cools a lot\n1955,warms\n1956,unclear\n")
    found = mapping.guess(table)
    assert found.score_from == mapping.IN_WORDS
    events, problems, _ = found.apply(table, "f")
    assert events["score"].to_list() == [-8, 5]
    assert problems[0].code == "score.words_unknown"
    table = cells("date,code\n1948,190\n1955,057\n1956,43\n")
    found = mapping.guess(table)
    assert found.score_from == mapping.CAMEO
    events, problems, _ = found.apply(table, "f")
    assert problems == []
    assert events["cameo"].to_list() == ["190", "057", "043"]


def test_any_column_can_be_given_scores_word_by_word() -> None:
    table = cells("date,kind\n1948,break\n1955,visit\n")
    found = mapping.Mapping(
        {"date": "date", "words": "kind"},
        score_from=mapping.IN_WORDS,
        words={"break": -8, "visit": 2},
    )
    assert found.apply(table, "f")[0]["score"].to_list() == [-8, 2]


def test_a_scale_to_a_hundred_is_brought_to_ten() -> None:
    rows = "".join(f"19{n},{n - 50}\n" for n in range(10, 99, 8))
    table = cells("date,score\n" + rows)
    found = mapping.guess(table)
    assert found.divisor == 10
    assert found.apply(table, "f")[0]["score"].iloc[0] == -4


def test_initiators_become_ids() -> None:
    table = cells("date,score,who\n1948,1,Moscow\n1949,2,Belgrade\n")
    found = mapping.guess(table)
    chosen = mapping.Mapping(found.columns, initiators={"Moscow": "A", "Belgrade": "B"})
    assert chosen.apply(table, "f")[0]["initiator"].to_list() == ["A", "B"]


def test_columns_that_mean_nothing_to_thaw_are_kept() -> None:
    table = cells("date,score,weather\n1948,1,rain\n")
    assert mapping.guess(table).apply(table, "f")[0]["weather"].to_list() == ["rain"]


def test_a_mapping_to_a_column_that_is_gone_is_told() -> None:
    table = cells("date,score\n1948,1\n")
    _, problems, rejected = mapping.Mapping({"date": "gone"}).apply(table, "f")
    assert problems[0].sentence().startswith("f, row 1, column “gone”: the column is missing")
    assert len(rejected) == 1


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=10)
CELL = st.one_of(TEXT, st.sampled_from(["1948", "28.6.1948", "-8", "cools", "", "190", "3/4/1948"]))


@settings(deadline=None)  # the first one reads the names of months
@given(
    st.lists(TEXT, min_size=1, max_size=5, unique_by=lambda t: " ".join(t.split())),
    st.lists(st.lists(CELL, min_size=5, max_size=5), max_size=5),
)
def test_no_table_breaks_the_mapper_and_no_row_disappears(
    names: list[str], rows: list[list[str]]
) -> None:
    table = pd.DataFrame([row[: len(names)] for row in rows], columns=names, dtype="str")
    found = mapping.guess(table)
    events, problems, rejected = found.apply(table, "f")
    assert sorted([*events.index, *rejected.index]) == list(range(len(rows)))
    assert all(problem.sentence() for problem in problems)
    if len(rejected):
        assert problems


def test_states_called_otherwise_than_in_the_file_are_taken_in_order() -> None:
    column = pd.Series(["USSR", "both", "USSR", "PRC", "UN"])
    assert new_set.guess_initiators(column, "Soviet Union", "China") == {
        "USSR": "soviet-union", "both": "both", "PRC": "china", "UN": "third",
    }  # fmt: skip
    named = new_set.guess_initiators(column, "USSR", "China")
    assert (named["USSR"], named["PRC"]) == ("ussr", "third")
