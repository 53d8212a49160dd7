"""`python -m components.lessons [SET …]`: looks at stories, and brings their numbers up to date.

Without `--write` it lists what no longer holds. With it, bound numbers are written anew at their
present value, empty ones are filled in, and what is left for a person is listed. Read the sentences
before you keep them: a number that moved may carry a claim that no longer stands.
"""

import argparse
import sys

from data import bound, catalog, temperature
from data.events import texts
from data.events.data_set import DataSet
from data.lessons import story, telling
from data.lessons.story import Mistake
from data.selection.selection import Selection
from data.temperature import Trace


def trace_of(dataset: DataSet, selection: Selection) -> Trace:
    """The line of a data set as a selection scores it."""
    events = selection.scored_events(dataset.prepared)
    settings = selection.settings(dataset.defaults)
    return temperature.trace(events, model=selection.model, **settings)


def facts_of(told: telling.Told, dataset: DataSet) -> bound.Facts:
    """What the sentences of a step are checked against."""
    return telling.facts_of(told, dataset, trace_of, catalog.open_set)


def look(dataset: DataSet, write: bool) -> list[Mistake]:
    """Every mistake in the stories of a set; with `write`, after its files were written anew."""
    found: list[Mistake] = []
    for file, text in sorted(dataset.texts.items()):
        if not file.startswith(f"{texts.FOLDER}/"):
            continue
        read = story.parse(text, file.removeprefix(f"{texts.FOLDER}/").removesuffix(".md"))
        told = telling.tell(read, dataset, trace_of, catalog.open_set)
        if write:
            fresh = telling.refreshed(read, told, lambda one: facts_of(one, dataset))
            (dataset.folder / file).write_text(story.write(fresh), encoding="utf-8")
            told = telling.tell(fresh, dataset, trace_of, catalog.open_set)
        found += [*read.mistakes, *(mistake for one in told for mistake in one.mistakes)]
    return found


def main() -> int:
    """Look at the sets that are named, or at all; 1 if anything is left to look at."""
    parser = argparse.ArgumentParser(prog="python -m components.lessons", description=__doc__)
    parser.add_argument("sets", nargs="*", help="names of data sets; all shipped ones without")
    parser.add_argument("--write", action="store_true", help="bring bound numbers up to date")
    asked = parser.parse_args()
    left = 0
    for name in asked.sets or catalog.names():
        for mistake in look(catalog.open_set(name), asked.write):
            left += 1
            sys.stdout.write(f"{name}: {mistake.sentence()}\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
