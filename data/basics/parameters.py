"""What a model's parameter is: declared once, read by the controls, the checks and the pages."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One parameter of a model.

    Attributes:
        name: as in Python and in the address of a view.
        label: as people read it.
        unit: unit of its values.
        default: None means “never” or “no limit”, where `optional`.
        low, high: the range, both ends allowed.
        step: of a control.
        help: one line.
        source: where the default comes from.
        optional: whether None is allowed.
        whole: whether only whole numbers are allowed.
    """

    name: str
    label: str
    unit: str
    default: float | None
    low: float
    high: float
    step: float
    help: str
    source: str
    optional: bool = False
    whole: bool = False


def settle(
    parameters: tuple[Parameter, ...], given: Mapping[str, float | None]
) -> dict[str, float | None]:
    """Every parameter with its value: given, or the default.

    Raises:
        ValueError: an unknown name, or a value outside its range.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            raise ValueError(f"unknown parameter {name!r}; there are: {', '.join(known)}")
    return {
        name: _checked(parameter, given.get(name, parameter.default))
        for name, parameter in known.items()
    }


def _checked(parameter: Parameter, value: float | None) -> float | None:
    if value is None and parameter.optional:
        return None
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not parameter.low <= float(value) <= parameter.high:  # type: ignore[arg-type]
        never = " or None" if parameter.optional else ""
        raise ValueError(
            f"{parameter.name} must lie between {parameter.low:g} and {parameter.high:g} "
            f"{parameter.unit}{never}, not {value!r}"
        )
    if parameter.whole and float(value) != int(value):  # type: ignore[arg-type]
        raise ValueError(f"{parameter.name} must be a whole number of {parameter.unit}")
    return float(value)  # type: ignore[arg-type]
