"""Files of every format, changed by chance: bytes turned over, cut, doubled, put in.

    python -m tests.changed_files [HOW_MANY_OF_EACH] [SEED]

reads that many changed files a format and prints, for each format, how many were read, how many
were refused with a message, the longest time and the largest memory of this process and of its
reader. It ends with 1 if anything raised an exception. The tests read ten a format.
"""

import io
import json
import random
import resource
import sys
import time
import zipfile
from collections.abc import Callable

import pandas as pd

from data import reading
from tests import strangers
from tests.hostile_binaries import parquet

HEAD = "date,title,score,category\n"
ROWS = "".join(f"19{20 + n}-0{1 + n % 9}-1{n % 9},Event {n},{n % 9 - 4},talks\n" for n in range(60))
CSV = (HEAD + ROWS).encode()


def records() -> bytes:
    """The same table as JSON."""
    return pd.read_csv(io.BytesIO(CSV)).to_json(orient="records").encode()


def feed() -> bytes:
    """Places and times, as maps keep them."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [20.5, 44.8]},
            "properties": {"date": f"19{30 + n}-05-01", "title": f"Event {n}", "score": n % 5},
        }
        for n in range(20)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def calendar() -> bytes:
    """A calendar."""
    days = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART;VALUE=DATE:19{40 + n}0628\r\nSUMMARY:Event {n}\r\n"
        "END:VEVENT\r\n"
        for n in range(20)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\n{days}END:VCALENDAR\r\n".encode()


def package() -> bytes:
    """A data-set package in a zip."""
    about = {"name": "x", "resources": [{"name": "events", "path": "events.csv"}]}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as files:  # not packed, so that changes reach the content
        files.writestr("events.csv", CSV)
        files.writestr("datapackage.json", json.dumps(about))
    return out.getvalue()


def columns() -> bytes:
    """The same table as Parquet."""
    table = pd.read_csv(io.BytesIO(CSV))
    return parquet(**{str(name): table[name].to_list() for name in table})


FORMATS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "csv": ("a.csv", lambda: CSV),
    "utf-16": ("a.csv", lambda: CSV.decode().encode("utf-16")),
    "tsv": ("a.tsv", lambda: CSV.replace(b",", b"\t")),
    "xlsx": ("a.xlsx", strangers.workbook),
    "xls": ("a.xls", strangers.old_workbook),
    "ods": ("a.ods", strangers.open_document),
    "json": ("a.json", records),
    "geojson": ("a.geojson", feed),
    "timelinejs": ("a.json", strangers.timeline_json),
    "icalendar": ("a.ics", calendar),
    "gdelt": ("a.CSV", lambda: strangers.gdelt(58)),
    "parquet": ("a.parquet", columns),
    "package": ("a.zip", package),
}


def change(content: bytes, chance: random.Random) -> bytes:
    """One to eight changes somewhere in the content."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) + 1)
        some = bytes(made[at : at + chance.randint(1, 40)])
        match chance.randrange(6):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + len(some)]
            case 2:
                made[at:at] = some * chance.randint(1, 20)
            case 3:
                made[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 12)))
            case 4:
                made[at:at] = chance.choice(
                    [b"\0", b'"', b"\n", b",", b"\xff\xfe", b"9" * 30, b"{"]
                )
            case _:
                del made[at + chance.randrange(2000) :]
    return bytes(made)


def read(name: str, content: bytes) -> bool:
    """Read a file; whether anything was read. If nothing was, somebody is told why.

    Raises:
        AssertionError: nothing was read and nobody was told why.
    """
    table, problems = reading.read_events(content, name=name)
    for problem in problems:
        assert problem.sentence()
    assert problems or len(table), "nothing was read and nobody was told why"
    return len(table) > 0


def peak(who: int) -> int:
    """The largest memory so far, in MB."""
    return resource.getrusage(who).ru_maxrss // 1024


def main(count: int, seed: int) -> int:
    """Read `count` changed files of each format and tell; gives the exit code."""
    failed = 0
    for kind, (name, build) in FORMATS.items():
        chance, good, done, longest = random.Random(f"{kind} {seed}"), build(), 0, 0.0  # noqa: S311
        for number in range(count):
            content = change(good, chance)
            began = time.perf_counter()
            try:
                done += read(name, content)
            except Exception as problem:  # noqa: BLE001 - that is what is looked for
                failed += 1
                print(f"{kind} {number}: {problem!r}")
            longest = max(longest, time.perf_counter() - began)
        memory = f"{peak(resource.RUSAGE_SELF)} + {peak(resource.RUSAGE_CHILDREN)} MB"
        print(
            f"{kind:12} {count} files, {done} read, longest {longest:.2f} s, {memory}", flush=True
        )
    return 1 if failed else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [300, 1][len(given) :])))
