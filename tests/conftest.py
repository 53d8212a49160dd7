"""Shared by all tests: the folder of the repository, the shipped data set, the rule on skips."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# A busy machine is slow, not wrong: properties have no deadline.
settings.register_profile("thaw", deadline=None)
settings.load_profile("thaw")

NO_SKIPS = os.environ.get("THAW_NO_SKIPS", "") not in {"", "0"}
WHY = "THAW_NO_SKIPS is set, so a skipped test counts as failed: {}"


def _forbid(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure; an expected failure stays what it is."""
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = WHY.format(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    _forbid(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    _forbid(report)
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything under tests/browser needs a browser; quick tests run first."""
    order = {"unit": 0, "app": 1, "browser": 2}
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: order.get(item.path.parent.name, 1))
