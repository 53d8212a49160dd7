"""What every file that leaves Thaw says about itself."""

from dataclasses import dataclass

from data import temperature
from data.basics.parameters import Parameter, settle
from data.events.data_set import DataSet
from data.selection.selection import Selection

MADE_WITH = "Thaw"


@dataclass(frozen=True)
class About:
    """The words that go with an export, as plain text from the data set: escape them.

    Attributes:
        title: of the data set.
        sentence: what is shown of it.
        settings: name and value of everything that shaped the temperature, in words.
        licence, citation, version: as the data set states them.
        fingerprint: hash of the data set's files, so that two exports can be told apart.
    """

    title: str
    sentence: str
    settings: tuple[tuple[str, str], ...]
    licence: str
    citation: str
    version: str
    fingerprint: str

    def lines(self) -> tuple[tuple[str, str], ...]:
        """Name and text of each fact, in the order in which a reader wants them."""
        return (
            ("Title", self.title),
            ("Shown", self.sentence),
            *self.settings,
            ("Licence of the data", self.licence),
            ("How to cite", self.citation),
            ("Version of the data set", self.version or "not stated"),
            ("Fingerprint of the data set", self.fingerprint),
            ("Made with", MADE_WITH),
        )

    def text(self) -> str:
        """All facts as lines of plain text, for comments and metadata."""
        return "\n".join(f"{name}: {value}" for name, value in self.lines())

    def as_dict(self) -> dict[str, object]:
        """All facts for a machine; the keys are the names of the attributes."""
        return {
            "title": self.title,
            "sentence": self.sentence,
            "settings": dict(self.settings),
            "licence": self.licence,
            "citation": self.citation,
            "version": self.version,
            "fingerprint": self.fingerprint,
            "made_with": MADE_WITH,
        }


def about_view(dataset: DataSet, selection: Selection) -> About:
    """What to say about `selection` of `dataset`.

    Raises:
        ValueError: a parameter of the model lies outside its range.
    """
    return About(
        title=dataset.title,
        sentence=selection.sentence(dataset.prepared, dataset),
        settings=settings_of(dataset, selection),
        licence=dataset.licence,
        citation=dataset.citation,
        version=dataset.version,
        fingerprint=dataset.fingerprint,
    )


def settings_of(dataset: DataSet, selection: Selection) -> tuple[tuple[str, str], ...]:
    """The model, its parameters with units, what counts, and what is changed by way of trial."""
    model = temperature.MODELS[selection.model]
    values = settle(model.parameters, selection.settings(dataset.defaults))
    counting = {"shown": "only the shown events", "all": "all events, shown or not"}
    rows = [("Temperature model", model.title)]
    rows += [(p.label, _value(p, values[p.name])) for p in model.parameters]
    rows.append(("Counts towards the temperature", counting[selection.scored]))
    if selection.without:
        rows.append(("Left out by way of trial", ", ".join(selection.without)))
    if selection.rescored:
        scores = ", ".join(f"{event} {score:+g}" for event, score in selection.rescored)
        rows.append(("Scored otherwise by way of trial", scores))
    return tuple(rows)


def _value(parameter: Parameter, value: float | None) -> str:
    return "never" if value is None else f"{value:g} {parameter.unit}".strip()
