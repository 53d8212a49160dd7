"""A relation out of an archive as a data set: exact, few marks, and every name of it safe."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data import archive, bound, catalog, temperature
from data.archive import actors, levels, relation_set
from data.archive.ledger import FILE
from data.archive.place import VARIABLE
from data.archive.relation_set import Relation, relation_named
from data.basics import columns as c
from data.codes import cameo
from data.events.data_set import BrokenSet
from data.models import VOLUME_FREE
from data.selection import selection_address
from data.selection.selection import Selection
from data.temperature import DEFAULT_MODEL

ROOT = Path(__file__).parents[3]
CODES = [code for code in cameo.codes() if cameo.goldstein(code) is not None]


def reports(count: int, days: int, seed: int = 0) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    first = np.datetime64("1990-01-01")
    one = rng.random(count) < 0.5
    return pd.DataFrame(
        {
            "date": (first + rng.integers(0, days, count).astype("timedelta64[D]")).astype(str),
            "initiator": np.where(one, "IND", "PAK"),
            "target": np.where(one, "PAK", "IND"),
            "cameo": rng.choice(CODES, count),
            "address": [f"https://news.example/{number}" for number in range(count)],
        }
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two archives: a small one of events, and one of 20,000 reports."""
    folder = tmp_path_factory.mktemp("archives")
    archive.build(reports(60, 4000), folder / "small")
    archive.build(reports(20_000, 9000), folder / "large")
    file = folder / "large" / FILE
    told = json.loads(file.read_text(encoding="utf-8")) | {"reports": True, "profile": "gdelt"}
    file.write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def _there(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(place))


@pytest.mark.parametrize("model", temperature.MODELS)
@pytest.mark.parametrize("name", ["archive:small:IND:PAK", "archive:large:PAK:IND"])
@pytest.mark.parametrize("view", [None, ("1995-01-01", "1996-02-03")])
def test_the_line_is_that_of_every_day(
    place: Path, name: str, model: str, view: tuple[str, str] | None
) -> None:
    opened = catalog.open_set(name, view=view)
    days = archive.open(place / name.split(":")[1]).relation("IND", "PAK")
    exact = temperature.trace(days, model=model)
    of_bundles = temperature.trace(opened, model=model)
    pd.testing.assert_frame_equal(of_bundles.curve, exact.curve, atol=1e-9, rtol=0)
    on = pd.Timestamp("1996-01-15")
    shares = of_bundles.contributions(on)["share"].sum()
    assert shares == pytest.approx(exact.contributions(on)["share"].sum(), abs=1e-9)
    assert of_bundles.moves["move"].sum() == pytest.approx(exact.moves["move"].sum(), abs=1e-6)
    assert (of_bundles.moves[c.EVENT_ID] == opened.prepared[c.EVENT_ID]).all()


def test_few_bundles_hold_all_reports(place: Path) -> None:
    small, large = (catalog.open_set(f"archive:{n}:IND:PAK") for n in ("small", "large"))
    assert set(small.prepared[c.UNIT]) == {"day"}
    assert set(large.prepared[c.UNIT]) == {"quarter"}
    for one, number in ((small, 60), (large, 20_000)):
        assert len(one.prepared) <= levels.MOST
        assert one.prepared[c.EVENT_ID].is_unique
        assert one.prepared[c.REPORTS].sum() == number
        assert set(one.prepared[c.CATEGORY]) <= {k.id for k in one.categories}
    assert "20,000 reports in" in Selection(model="window").sentence(large.prepared, large)


def test_a_closer_look_has_narrower_bundles(place: Path) -> None:
    far = catalog.open_set("archive:large:IND:PAK")
    near = catalog.open_set("archive:large:IND:PAK", view=("1995-01-01", "1995-06-30"))
    seen = near.prepared[c.FIRST].between("1995-01-01", "1995-06-30")
    assert set(near.prepared.loc[seen, c.UNIT]) <= {"day", "week"}
    assert set(near.prepared.loc[near.prepared[c.FIRST] < "1994", c.UNIT]) == {"year"}
    assert near.prepared[c.REPORTS].sum() == far.prepared[c.REPORTS].sum()
    assert near.fingerprint != far.fingerprint
    assert near.chapters.equals(far.chapters)


def test_there_are_few_bundles_at_any_zoom(place: Path) -> None:
    """Those in sight and those outside it are counted together."""
    for years in (1, 3, 8, 20):
        view = ("1992-01-01", f"{1992 + years}-01-01")
        near = catalog.open_set("archive:large:IND:PAK", view=view).prepared
        assert 500 < len(near) <= levels.MOST
        assert near[c.REPORTS].sum() == 20_000
        inside = near[near[c.FIRST].between(*view)]
        outside = near[~near[c.FIRST].between("1991-01-01", f"{1993 + years}-01-01")]
        assert set(inside[c.UNIT]).isdisjoint({"year"}) or years == 20
        assert not ((outside[c.FIRST] < view[0]) & (outside[c.LAST] >= view[0])).any()


def test_the_bundle_of_an_open_card_stays_however_wide_the_others_grow(place: Path) -> None:
    name, view = "archive:large:IND:PAK", ("1995-01-01", "1995-06-30")
    near, far = catalog.open_set(name, view=view), catalog.open_set(name)
    narrow = near.prepared[near.prepared[c.FIRST].between(*view)].iloc[7]
    event = str(narrow[c.EVENT_ID])
    assert event not in set(far.prepared[c.EVENT_ID])
    kept = catalog.open_set(name, event=event)
    same = kept.prepared.set_index(c.EVENT_ID).loc[event]
    for column in (c.TITLE, c.REPORTS, c.VALUE, c.WEIGHT, c.FIRST, c.LAST, c.ACTS):
        assert same[column] == narrow[column]
    assert kept.prepared[c.REPORTS].sum() == 20_000
    assert len(kept.prepared) <= len(far.prepared) + 1
    assert kept.fingerprint != far.fingerprint
    for model in temperature.MODELS:
        one, other = (temperature.trace(each, model=model).curve for each in (kept, far))
        pd.testing.assert_frame_equal(one, other, atol=1e-9, rtol=0)
    wide = str(far.prepared[c.EVENT_ID].iat[900])  # and a wide one among narrow ones
    closer = catalog.open_set(name, view=("1998-01-01", "2006-01-01"), event=wide)
    assert wide in set(closer.prepared[c.EVENT_ID])
    assert closer.prepared[c.REPORTS].sum() == 20_000


@pytest.mark.parametrize("event", ["", "x", "1995-01-01-d-CHN-other+", "9999-99-99-w-IND-other+"])
def test_an_id_that_holds_nothing_changes_nothing(place: Path, event: str) -> None:
    opened = catalog.open_set("archive:large:IND:PAK", event=event)
    plain = catalog.open_set("archive:large:IND:PAK")
    assert opened.prepared[c.EVENT_ID].equals(plain.prepared[c.EVENT_ID])


def test_a_bundle_lists_its_strongest_reports_with_addresses(place: Path) -> None:
    opened = catalog.open_set("archive:large:IND:PAK")
    sources = opened.sources.set_index("source_id")
    listed = opened.prepared[opened.prepared[c.SOURCES] != ""]
    assert len(listed) > 100
    for _, bundle in listed.head(50).iterrows():
        for source in bundle[c.SOURCES].split("; "):
            report = sources.loc[source]
            day = pd.Timestamp(report["container"])
            assert bundle[c.FIRST] <= day <= bundle[c.LAST]
            assert report["url"].startswith("https://news.example/")
            assert np.sign(bundle[c.VALUE]) == (-1 if "−" in report["title"] else 1)


def test_what_is_tried_with_a_bundle_is_tried_with_its_days(place: Path) -> None:
    opened = catalog.open_set("archive:large:IND:PAK")
    first = str(opened.prepared[c.EVENT_ID].iat[0])
    raised = Selection(rescored=((first, 10.0),)).scored_events(opened.prepared)
    left = Selection(without=(first,)).scored_events(opened.prepared)
    plain = temperature.trace(opened, model="bounded").curve["value"]
    assert temperature.trace(raised).moves["move"].to_numpy()[0] > 0
    assert len(temperature.trace(left).curve) <= len(plain)
    assert not temperature.trace(left).curve["value"].equals(plain)


def test_the_model_that_volume_does_not_move_comes_first(place: Path) -> None:
    opened = catalog.open_set("archive:large:IND:PAK")
    assert opened.model == "window"
    assert "not events" in opened.caution
    selection, notes = selection_address.from_query({}, opened)
    assert (selection.model, notes) == ("window", [])
    assert selection_address.to_query(selection, opened.model) == {}
    other = Selection(model="bounded")
    query = {k: [str(v)] for k, v in selection_address.to_query(other, opened.model).items()}
    assert selection_address.from_query(query, opened)[0] == other
    trace = temperature.trace(opened, model="window")
    assert "the line" in bound.finding(opened, selection, trace).text
    assert catalog.open_set("archive:small:IND:PAK").model == temperature.DEFAULT_MODEL


def test_chapters_follow_each_other_without_a_gap(place: Path) -> None:
    opened = catalog.open_set("archive:large:IND:PAK")
    ends = pd.to_datetime(opened.chapters["end"])
    starts = pd.to_datetime(opened.chapters["start"])
    assert (starts.iloc[1:].to_numpy() == (ends.iloc[:-1] + pd.Timedelta(days=1)).to_numpy()).all()
    assert (starts < ends).all()
    total = opened.chapters["summary"].str.extract(r": ([\d,]+) report")[0]
    assert total.str.replace(",", "").astype(int).sum() >= 20_000


@pytest.mark.parametrize("odd", ["a:b", "x/../y", "100%", "Côte d’Ivoire", "<b>", "once"])
def test_any_name_stands_in_an_address_and_comes_back(odd: str) -> None:
    for once in (False, True):
        relation = Relation("archive", odd, "PAK", once)
        assert relation_named(relation.name) == relation


@pytest.mark.parametrize(
    "name",
    ["archive:", "archive:a:b", "archive:..:IND:PAK", "archive:small:IND:CHN", "archive:a:b:c:d"],
)
def test_what_is_not_there_is_said(place: Path, name: str) -> None:
    assert catalog.relation_entry(name) is None
    assert isinstance(catalog.stamp(name), str)
    with pytest.raises(BrokenSet):
        catalog.open_set(name)


def test_a_relation_is_in_no_list_and_known_by_its_name(place: Path) -> None:
    assert all("archive:" not in entry.name for entry in catalog.list_sets())
    entry = catalog.relation_entry("archive:large:IND:PAK")
    assert entry is not None
    assert (entry.title, entry.broken) == ("IND and PAK", False)
    assert catalog.stamp("archive:large:IND:PAK") != catalog.stamp("archive:small:IND:PAK")
    assert relation_set.open_relation("archive:small:IND:PAK:once").name.endswith(":once")


def test_actors_are_found_by_what_they_call_themselves() -> None:
    assert actors.name_of("DEU", "BERLIN") == "Germany"
    assert actors.aliases("DEU") == ("Deutschland",)
    assert actors.name_of("ZZZ", "REBELS") == "Rebels"
    assert actors.name_of("SUN", "SOVIET UNION") == "Soviet Union"
    assert actors.name_of("India", "India") == "India"
    assert actors.aliases("India") == ()


FIRST_PAIR = """
import sys
from data import catalog
from data.archive import relation_set
relation_set.make_ready()
before = set(sys.modules)
assert len(catalog.open_set(sys.argv[1]).prepared)
new = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(new & {"ruptures", "scipy", "pyarrow", "babel", "narwhals", "duckdb"}))
"""


def test_the_first_pair_waits_for_no_library() -> None:
    """What the server makes ready at its start is all that a pair needs; DuckDB is not."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", FIRST_PAIR, "archive:small:IND:PAK"],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_very_many_rows_have_the_model_that_volume_does_not_move_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = pd.date_range("1990-01-01", "1992-12-31").strftime("%Y-%m-%d")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    for times, wanted in ((1, DEFAULT_MODEL), (2, VOLUME_FREE)):
        rows = {"date": [*days] * times, "initiator": "A", "target": "B", "score": 2.0}
        archive.build(pd.DataFrame(rows), tmp_path / f"x{times}")
        opened = catalog.open_set(f"archive:x{times}:A:B")
        assert opened.model == wanted
        assert ("More than one row" in opened.caution) == (times == 2)
        assert opened.caution_title == "Many events a day"
