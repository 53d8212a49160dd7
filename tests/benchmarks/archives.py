"""Archives against a bare DuckDB script, and a pair out of them on the screen; ratios of one run.

    python -m tests.benchmarks.archives [--rows N] [--text N] [--pair N] [--spark spark://…]
        [--only build|pair] [--folder FOLDER]

The data are made here. Each build runs in a process of its own, so that its memory is its own. The
bare script makes the same tables: sums by pair, actor, day and code, sorted, and the three
strongest reports of every pair and month.

A pair is opened from its name to the bytes that the chart is sent. Cold: a process that has loaded
what a server has two seconds after its start (`relation_set.make_ready`; what that takes is told
beside it), and has read no archive. Warm: the same again in that process, without the page's caches
of pages, but with what was read. The cost of a cluster is that of a build of the same
rows on it over one by DuckDB, both timed within `archive.build`.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from playwright.sync_api import Browser, sync_playwright

from data.archive.ledger import FILE
from data.codes import cameo
from tests.benchmarks.browser import painted, zoomed
from tests.harness import ROOT, launch_options, serve, settled

CODES = [code for code in cameo.codes() if cameo.goldstein(code) is not None]
MADE = """
SELECT 'C' || lpad(CAST(floor(pow(random(), 3) * 200) AS INT)::VARCHAR, 2, '0') AS initiator,
       'C' || lpad(CAST(floor(pow(random(), 3) * 200) AS INT)::VARCHAR, 2, '0') AS target,
       DATE '1979-01-01' + CAST(floor(sqrt(random()) * 14975) AS INT) AS date,
       [{codes}][1 + CAST(floor(random() * {many}) AS INT)] AS cameo,
       'https://news.example/' || i AS address
FROM range({rows}) t(i)
"""
PAIR = """
SELECT CASE WHEN one THEN 'IND' ELSE 'PAK' END AS initiator,
       CASE WHEN one THEN 'PAK' ELSE 'IND' END AS target, date, cameo, address
FROM (SELECT *, random() < 0.5 AS one FROM ({made}))
"""
WIDTH = 58
BUILD = """
import resource, sys, time
from data import archive
began = time.perf_counter()
archive.build(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4])
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
"""
BARE = """
import resource, sys, time
import duckdb
from data.archive.engines import code_table
began = time.perf_counter()
con = duckdb.connect()
con.execute("SET memory_limit = '4GB'")
con.execute("SET temp_directory = ?", [sys.argv[2]])  # where it goes when the run is cut short
con.execute("SET preserve_insertion_order = false")
con.execute("SET enable_progress_bar = false")
con.register("codes", code_table())
read = sys.argv[3]
con.execute("CREATE TABLE rows AS SELECT r.*, round(goldstein * 10000)::BIGINT AS s, "
            "least(a, b) AS low, greatest(a, b) AS high "
            f"FROM ({read}) r JOIN codes ON code = listed WHERE a <> b AND a <> '' AND b <> ''")
con.execute("COPY (SELECT low, high, a, day, code, count(*) AS n, sum(s) AS ws, sum(s * s) AS wss, "
            "count(*) FILTER (s > 0) AS up, sum(s) FILTER (s > 0) AS ws_up FROM rows GROUP BY ALL "
            f"ORDER BY low, high, day, a, code) TO '{sys.argv[2]}/sums.parquet' "
            "(FORMAT parquet, COMPRESSION zstd)")
con.execute("COPY (SELECT low, high, date_trunc('month', day) AS month, day, a, code, s, address "
            "FROM rows WHERE s <> 0 QUALIFY row_number() OVER (PARTITION BY low, high, month "
            "ORDER BY -abs(s), day, code, a, address) <= 3 ORDER BY low, high, month) "
            f"TO '{sys.argv[2]}/reports.parquet' (FORMAT parquet, COMPRESSION zstd)")
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6)
"""
OPEN = """
import sys, time
import data.catalog, data.temperature
from components.chart.scene_data import scene_payload
from components.figures.scene_figure import build_scene
from data import catalog, temperature
from data.archive import relation_set
from data.selection.selection import Selection
def once():
    began = time.perf_counter()
    opened = catalog.open_set(sys.argv[1])
    selection = Selection(model=opened.model)
    scene = build_scene(opened, selection, temperature.trace(opened, model=opened.model))
    assert scene_payload(scene)
    return time.perf_counter() - began
began = time.perf_counter()
relation_set.make_ready()
print(time.perf_counter() - began, once(), once())
"""
PARQUET = "SELECT initiator AS a, target AS b, date AS day, cameo AS code, address FROM '{0}'"
TEXT = """SELECT substr(trim(c7), 1, 3) AS a, substr(trim(c17), 1, 3) AS b,
strptime(c1, '%Y%m%d')::DATE AS day, trim(c26) AS code, c57 AS address
FROM read_csv('{0}', header=false, delim='\\t', quote='', columns={1})"""


def make(folder: Path, rows: int, text: int, pair: int) -> dict[str, Path]:
    """Parquet, text as GDELT lays it out, and one pair."""
    con, made = duckdb.connect(), {"codes": ", ".join(f"'{c}'" for c in CODES), "many": len(CODES)}
    files = {name: folder / name for name in ("rows.parquet", "text.csv", "pair.parquet")}
    con.execute(f"COPY ({MADE.format(rows=rows, **made)}) TO '{files['rows.parquet']}'")
    some = PAIR.format(made=MADE.format(rows=pair, **made))
    con.execute(f"COPY ({some}) TO '{files['pair.parquet']}'")
    known = {1: "strftime(date, '%Y%m%d')", 7: "initiator", 17: "target", 26: "cameo",
             30: "'0'", 57: "address"}  # fmt: skip
    cells = ", ".join(f"{known.get(n, chr(39) * 2)} AS c{n}" for n in range(WIDTH))
    con.execute(
        f"COPY (SELECT {cells} FROM ({MADE.format(rows=text, **made)})) TO "  # noqa: S608
        f"'{files['text.csv']}' (FORMAT csv, DELIMITER '\t', HEADER false, QUOTE '')"
    )
    return files


def run(code: str, *words: str, **env: str) -> list[float]:
    """The numbers that a script prints, run in a process of its own."""
    command = [sys.executable, "-c", code, *words]
    said = subprocess.run(  # noqa: S603 - our own code
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**_environment(), **env},
        check=False,
    )
    if said.returncode:
        raise RuntimeError(said.stderr[-2000:])
    return [float(number) for number in said.stdout.split()]


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)


def build(name: str, file: Path, profile: str, read: str, target: float, folder: Path) -> None:
    """One row of the table: ours against the bare script."""
    ours = run(BUILD, str(file), str(folder / f"archive-{file.stem}"), profile, "duckdb")
    beside = folder / f"bare-{file.stem}"
    beside.mkdir()
    bare = run(BARE, "", str(beside), read)
    told(f"{name}: {ours[1]:.1f} GB against {bare[1]:.1f} GB", ours[0], bare[0], target)


def told(name: str, ours: float, against: float, target: float) -> None:
    """A line of the table."""
    ratio = ours / against
    verdict = "met" if ratio <= target else "MISSED"
    print(f"{name:62}{ours:8.2f}{against:8.2f}{ratio:7.2f}  ≤ {target:g} {verdict}", flush=True)


def screen(archives: Path, turns: int) -> None:
    """First paint and zoom to repaint of 210 events and of pairs, in a browser."""
    with serve(env={"THAW_ARCHIVES": str(archives)}) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        addresses = {"shipped": server.url} | {
            place.name: f"{server.url}/?set=archive:{place.name}:IND:PAK"
            for place in sorted(archives.iterdir())
        }
        paint: dict[str, list[float]] = {name: [] for name in addresses}
        zoom: dict[str, list[float]] = {name: [] for name in addresses}
        for turn in range(turns + 1):
            for name, url in addresses.items():
                first, zoomed = looked_at(browser, url)
                if turn:
                    paint[name].append(first)
                    zoom[name].append(zoomed)
        browser.close()
    for what, times in (("first paint", paint), ("zoom to repaint", zoom)):
        middle = {name: statistics.median(each) / 1000 for name, each in times.items()}
        for name in list(addresses)[1:]:
            told(f"{name} against the shipped set: {what}", middle[name], middle["shipped"], 1.5)


def looked_at(browser: Browser, url: str) -> tuple[float, float]:
    """Ms to the painted chart, and from a press of + to the picture of the narrower view."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    first = painted(page, url)
    settled(page, chart=True)
    nearer = zoomed(page)
    context.close()
    return first * 1000, nearer * 1000


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Archives against bare DuckDB; pairs on screen.")
    parser.add_argument("--rows", type=int, default=2_000_000, help="rows of Parquet")
    parser.add_argument("--text", type=int, default=500_000, help="rows of GDELT text")
    parser.add_argument("--pair", type=int, default=1_000_000, help="reports of one pair")
    parser.add_argument("--turns", type=int, default=3, help="how often a page is opened")
    parser.add_argument("--spark", default="", help="address of a cluster, to state its cost")
    parser.add_argument("--only", default="", choices=["", "build", "pair"], help="one half")
    parser.add_argument("--folder", default=None, help="where the data go; else where the system's")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        folder = Path(scratch)
        files = make(folder, given.rows, given.text, given.pair)
        print(f"{'':62}{'ours s':>8}{'bare s':>8}{'ratio':>7}")
        parquet, text = files["rows.parquet"], files["text.csv"]
        columns = "{" + ", ".join(f"'c{n}': 'VARCHAR'" for n in range(WIDTH)) + "}"
        if given.only != "pair":
            read = PARQUET.format(parquet)
            build(f"build, Parquet, {given.rows:,} rows", parquet, "", read, 1.5, folder)
            read = TEXT.format(text, columns)
            build(f"build, GDELT text, {given.text:,} rows", text, "gdelt", read, 1.3, folder)
        if given.spark:
            spark(given, parquet, folder)
        if given.only != "build":
            pairs(files["pair.parquet"], folder, given)


def pairs(file: Path, folder: Path, given: argparse.Namespace) -> None:
    """A pair opened, and on the screen."""
    archives = folder / "archives"
    few = folder / "few.parquet"
    duckdb.execute(f"COPY (SELECT * FROM '{file}' LIMIT 10000) TO '{few}'")  # noqa: S608
    for source, number in ((few, 10_000), (file, given.pair)):
        place = archives / f"reports-{number}"
        run(BUILD, str(source), str(place), "", "duckdb")
        ledger = place / FILE
        told_of = json.loads(ledger.read_text(encoding="utf-8")) | {"reports": True}
        ledger.write_text(json.dumps(told_of), encoding="utf-8")
        name = f"archive:{place.name}:IND:PAK"
        ready, cold, warm = run(OPEN, name, THAW_ARCHIVES=str(archives))
        print(f"made ready in the background: {ready:.2f} s")
        told(f"pair of {number:,} reports: cold, s to the chart's bytes", cold, 1.0, 1.0)
        told(f"pair of {number:,} reports: warm, s to the chart's bytes", warm, 1.0, 0.3)
    screen(archives, given.turns)


def spark(given: argparse.Namespace, parquet: Path, folder: Path) -> None:
    """The same build on a cluster."""
    ours = run(BUILD, str(parquet), str(folder / "spark"), "", given.spark)
    here = run(BUILD, str(parquet), str(folder / "here"), "", "duckdb")
    told = f"{ours[0]:.1f} s against {here[0]:.1f} s on DuckDB"
    print(f"Spark {given.rows:,} rows: {told}, {ours[0] / here[0]:.1f} × as long")


if __name__ == "__main__":
    main()
