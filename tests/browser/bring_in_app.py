"""An app of two pages for the browser tests: “Bring in” and the chart, with an empty catalogue.

What is brought in is written to a folder of its own, so that nothing outside the test changes.
"""

import json
import tempfile
from pathlib import Path

import streamlit as st

from components import bring_in_page, explore_page
from data import catalog
from data.importing.new_set import NewSet


@st.cache_resource
def root() -> Path:
    """The catalogue of this server."""
    return Path(tempfile.mkdtemp(prefix="thaw-brought-in-"))


def keep(made: NewSet, message: str) -> str:
    """Write the set as a package."""
    name = f"set-{len(catalog.names()) + 1}"
    folder = catalog.ROOT / name
    folder.mkdir()
    for file in ("events", "sources", "chapters"):
        getattr(made, file).to_csv(folder / f"{file}.csv", index=False)
    package = {
        "title": made.title,
        "description": message,
        "thaw": {"actors": made.actors, "categories": made.categories},
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return name


def show() -> None:
    """Go to the chart of the set."""
    st.switch_page(explore)


catalog.ROOT = root()
st.set_page_config(page_title="Thaw", layout="wide")
bring_in = st.Page(
    lambda: bring_in_page.render(on_open=show, keep=keep), title="Bring in", default=True
)
explore = st.Page(explore_page.render, title="Explore", url_path="explore")
st.navigation([bring_in, explore], position="top").run()
