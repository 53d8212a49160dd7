"""Method: each idea can be played with, and says what it does."""

from streamlit.testing.v1 import AppTest

from data.temperature import examples


def page() -> None:
    from components.method import method_page

    method_page.render()


def told(at: AppTest) -> str:
    return " ".join(text.value for text in at.text)


def test_every_idea_has_a_figure_that_answers_its_slider() -> None:
    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception
    keys = {"try_start", "try_score", "try_times", "try_each", "try_fading", "try_before",
            "try_pair", "try_after"}  # fmt: skip
    assert keys <= {slider.key for slider in at.slider}
    for slider in keys:
        before = told(at)
        at.slider(key=slider).set_value(at.slider(key=slider).min).run()
        assert not at.exception
        assert told(at) != before, slider
    before = told(at)
    at.select_slider(key="try_date").set_value("1904").run()
    assert told(at) != before
    assert "little by little" in told(at)


def test_what_it_says_is_what_the_model_does() -> None:
    at = AppTest.from_function(page, default_timeout=60).run()
    at.slider(key="try_start").set_value(-100).run()
    at.slider(key="try_score").set_value(10.0).run()
    after = round(examples.one_event(-100, 10))
    assert f"from −100° to −{abs(after)}°" in told(at)
