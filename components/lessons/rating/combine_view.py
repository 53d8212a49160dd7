"""Ratings of many put together: medians, spread, the line with its band, and agreement."""

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.lessons.handed_in_view import handed_in
from components.lessons.lesson_state_view import Lesson
from components.lessons.stories_view import scene_of
from components.stage.stage_view import render_stage
from data.basics import columns as c
from data.basics.counting import counted
from data.lessons import rating, telling
from data.lessons.story import Step, Story

SHOWN = 300
MISTAKES_MOST = 20
FILES_MOST = 60


def render_combine(lesson: Lesson, mine: pd.DataFrame | None) -> None:
    """Files of ratings, and one's own if there are any, put together."""
    with st.expander("Put the ratings of many together"):
        files = st.file_uploader("Files readings.csv", type="csv", accept_multiple_files=True)
        tables = [mine] if mine is not None and files else []
        if len(files) > FILES_MOST:
            st.text(f"Only the first {FILES_MOST} files are opened.")
        for name, content in handed_in(files[:FILES_MOST]):
            rows, mistakes = rating.read_csv(content, lesson.dataset)
            tables.append(rows)
            for mistake in mistakes[:MISTAKES_MOST]:
                st.text(f"{name}: {mistake.sentence()}")
            if len(mistakes) > MISTAKES_MOST:
                st.text(f"… and {len(mistakes) - MISTAKES_MOST} more in {name}")
        if not files:
            st.text("Each reader takes a file home after rating; put them here together.")
            return
        ratings = pd.concat(tables, ignore_index=True) if tables else rating.table([])
        if ratings[c.SCORE].notna().sum() == 0:
            st.text("There is no rating in these files that can be used.")
            return
        _combined(lesson, ratings)


def _combined(lesson: Lesson, ratings: pd.DataFrame) -> None:
    both = rating.combine(lesson.dataset, ratings)
    st.text(
        rating.agreement_words(rating.agreement_of(ratings, steps=rating.steps_of(lesson.dataset)))
    )
    story = Story("combined", "The readers' line", steps=(Step(
        heading=f"The line of {counted(len(both.readers), 'reader')}, over the published one",
        prose="The line of the medians; the band holds the readers’ own lines from the 10th to "
        "the 90th percentile.",
    ),))  # fmt: skip
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of)
    scene = scene_of(lesson, story, told, "single", {0: both.curve})
    render_stage(scene, key="stage-combined")
    rows = lesson.dataset.prepared.set_index(c.EVENT_ID)
    table = both.events.head(SHOWN)
    named = pd.DataFrame(
        {
            "Event": rows[c.TITLE].reindex(table[c.EVENT_ID]).to_numpy(),
            "Median": table["median"].to_numpy(),
            "Lowest": table[c.LOW].to_numpy(),
            "Highest": table[c.HIGH].to_numpy(),
            "Readers": table[c.COUNTED].to_numpy(),
            "Published": table["published"].to_numpy(),
        }
    )
    st.dataframe(named, hide_index=True, alt="Ratings by event, the most disputed first")
    st.download_button("All ratings (CSV)", rating.csv_bytes(ratings), "readings.csv", "text/csv")
