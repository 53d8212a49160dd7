"""Parts of centuries and decades, months in Roman numbers, times of day, other scripts' “until”."""

import pandas as pd
import pytest

from data.dates import written_dates

_READ = {
    "first half of the 19th century": "1800/1849",
    "2. Hälfte des 19. Jh.": "1850/1899",
    "première moitié du XIXe siècle": "1800/1849",
    "вторая четверть XIX века": "1825/1849",
    "druga połowa XIX w.": "1850/1899",
    "last third of the 19th century": "1866~/1899~",
    "late 19th century": "1867~/1899~",
    "fin du XIXe siècle": "1867~/1899~",
    "early 1950s": "1950~/1953~",
    "Mitte der 1950er": "1954~/1956~",
    "в конце 1950-х годов": "1957~/1959~",
    "late 1950s?": "1957%/1959%",
    "late 1940s to early 1950s": "1947~/1953~",
    "1950s–60s": "195X/196X",
    "1950er und 60er Jahre": "195X/196X",
    "18.-19. Jh.": "17XX/18XX",
    "XIXe–XXe siècle": "18XX/19XX",
    "años 1940": "194X",  # not the year 1940
    "los 1940": "194X",
    "anos 1940-1945": "1940/1945",
    "anos 1948 e 1949": "1948/1949",
    "léta 1940": None,  # not the summer of 1940
    "leta 1948": None,
    "léto 1948": "1948-22",
    "second half of June 1948": "1948-06-16/1948-06-30",
    "early 1948": "1948~",
    "VI–VII 1948": "1948-06/1948-07",
    "28 June 1948 (evening)": "1948-06-28",
    "28. Juni 1948 (abends)": "1948-06-28",
    "28 June 1948 (5 p.m.)": "1948-06-28",
    "28 June 1948 (confirmed)": None,
    "28 June 1948 at 5 pm": "1948-06-28",
    "Mon Jun 28 12:00:00 CEST 1948": "1948-06-28",
    "28 June 1948 [1, 2]": "1948-06-28",
    "* 28 June 1948": "1948-06-28",
    "28 June 1948 1)": "1948-06-28",
    "28.6 1948": "1948-06-28",
    '="28.06.1948"': "1948-06-28",
    "西暦1948年6月": "1948-06",
    "公元98年": "0098",
    "1948年まで": None,  # none of these is the year 1948, or about it
    "1948년까지": None,
    "1948年から": None,
    "至1948年": None,
    "1948年～": None,
    "～1948年": None,
    "1946年から1948年まで": "1946/1948",
    "1946年～1948年": "1946/1948",
    "μετά το 1948": None,
    "sau 1948": None,
    "beginning in 1948": None,
    "~1948": "1948~",
}  # fmt: skip


@pytest.mark.parametrize("text", _READ)
def test_it_is_read_so_among_others(text: str) -> None:
    dates, faults = written_dates.to_edtf(
        pd.Series([text, "1948-06-28"], dtype="str"), written_dates.find_habits
    )
    assert list(faults) == ([text] if _READ[text] is None else [])
    assert _READ[text] in (None, dates[0])


def test_what_stands_open_at_one_end_says_so() -> None:
    texts = ["1948年まで", "μετά το 1948", "～1948年"]
    _, faults = written_dates.to_edtf(pd.Series(texts, dtype="str"), written_dates.find_habits)
    assert all("open at one end" in told for told in faults.values())
