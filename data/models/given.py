"""The parameters of all models by name, so that an editor and a notebook can show them."""

from collections.abc import Callable
from inspect import Parameter as Argument
from inspect import signature
from typing import TypedDict, TypeVar

from data.models import MODELS

Function = TypeVar("Function", bound=Callable[..., object])


class Given(TypedDict, total=False):
    """Parameters of a model; `MODELS[name].parameters` says which it has, their range and unit.

    None means “never” or “no limit” where the parameter allows it; what is not given has the data
    set's own value, else the model's default.
    """

    k: float | None
    half_life_days: float | None
    window_days: float | None
    period_months: float | None
    q: float | None
    r: float | None
    m0: float | None
    C0: float | None


class _Default:
    def __repr__(self) -> str:
        return "<default>"


DEFAULT = _Default()


def tells_parameters(function: Function) -> Function:
    """Write every model's parameters into the signature of a function that takes `**parameters`."""
    told = signature(function)
    kept = [a for a in told.parameters.values() if a.kind is not Argument.VAR_KEYWORD]
    names = dict.fromkeys(known.name for model in MODELS.values() for known in model.parameters)
    named = [
        Argument(name, Argument.KEYWORD_ONLY, default=DEFAULT, annotation=float | None)
        for name in names
    ]
    function.__signature__ = told.replace(parameters=[*kept, *named])  # type: ignore[attr-defined]
    return function
