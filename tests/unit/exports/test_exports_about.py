"""What every export says about itself."""

import pytest

from data import temperature
from data.events.data_set import DataSet
from data.exports.about import about_view, settings_of
from data.selection.selection import Selection


def test_every_parameter_of_every_model_is_stated_with_its_unit(small: DataSet) -> None:
    for name, model in temperature.MODELS.items():
        stated = dict(settings_of(small, Selection(model=name)))
        assert stated["Temperature model"] == model.title
        for parameter in model.parameters:
            value = parameter.default
            words = "never" if value is None else f"{value:g} {parameter.unit}".strip()
            assert stated[parameter.label] == words


def test_settings_are_those_of_the_view(small: DataSet) -> None:
    view = Selection(params=(("half_life_days", 365.0), ("k", 0.3)), scored="shown", text="ties")
    stated = dict(settings_of(small, view))
    assert stated["Sensitivity k"] == "0.3 times 10° per score point"
    assert stated["Half-life"] == "365 days"
    assert stated["Counts towards the temperature"] == "only the shown events"


def test_what_is_changed_by_way_of_trial_is_named(small: DataSet) -> None:
    view = Selection(without=("1940-ties",), rescored=(("1948-expelled", -2.0),))
    about = about_view(small, view)
    assert ("Left out by way of trial", "1940-ties") in about.settings
    assert ("Scored otherwise by way of trial", "1948-expelled -2") in about.settings
    assert "what if" in about.sentence


def test_the_facts_come_in_the_order_a_reader_wants(small: DataSet) -> None:
    about = about_view(small, Selection())
    names = [name for name, _ in about.lines()]
    assert names[:3] == ["Title", "Shown", "Temperature model"]
    assert names[-5:-3] == ["Licence of the data", "How to cite"]
    assert about.text().splitlines()[0] == "Title: A and B"


def test_a_value_out_of_range_is_not_passed_off_as_a_setting(small: DataSet) -> None:
    with pytest.raises(ValueError, match="must lie between"):
        settings_of(small, Selection(params=(("k", 99.0),)))
