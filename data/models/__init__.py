"""Temperature models: one file each, small pure functions with a declared parameter table."""

from data.models import bounded, decaying, level, window
from data.models.model import Model

MODELS: dict[str, Model] = {
    model.name: model for model in (bounded.MODEL, decaying.MODEL, window.MODEL, level.MODEL)
}
DEFAULT_MODEL = bounded.MODEL.name
VOLUME_FREE = window.MODEL.name  # its line is a mean, however many events make it


def model_named(name: str) -> Model:
    """A model by its name.

    Raises:
        ValueError: there is none of that name; the message lists those there are.
    """
    if name not in MODELS:
        raise ValueError(f"unknown model {name!r}; there are: {', '.join(MODELS)}")
    return MODELS[name]
