"""Looks at the dataclasses of a package: which can be set anew, which are compared cell by cell."""

import dataclasses
import importlib
import pkgutil
from types import ModuleType

LARGE = ("ndarray", "DataFrame", "Series", "Acts", "ByDay", "Result", "Trace", "Envelope", "Flows")


def dataclasses_of(package: ModuleType) -> list[type]:
    """Every dataclass that a package and what lies in it define."""
    names = [package.__name__]
    if path := getattr(package, "__path__", None):
        found = pkgutil.walk_packages(path, f"{package.__name__}.")
        names += [one.name for one in found if not one.name.endswith("__main__")]
    modules = [importlib.import_module(name) for name in names if ".versions" not in name]
    return [
        kind
        for module in modules
        for kind in vars(module).values()
        if dataclasses.is_dataclass(kind)
        and isinstance(kind, type)
        and kind.__module__ == module.__name__
    ]


def changeable(package: ModuleType) -> set[str]:
    """Names of the dataclasses whose values can be set again."""
    return {kind.__name__ for kind in dataclasses_of(package) if not _params(kind).frozen}


def compared_by_cells(package: ModuleType) -> set[str]:
    """Names of the dataclasses that hold arrays or tables and yet are compared by what they hold.

    Such a comparison is no yes or no, and such a value has no hash, so no cache takes it.
    """
    return {
        kind.__name__
        for kind in dataclasses_of(package)
        if _params(kind).eq and any(_is_large(field) for field in dataclasses.fields(kind))
    }


def _params(kind: type) -> "dataclasses._DataclassParams":  # type: ignore[name-defined]
    return kind.__dataclass_params__  # type: ignore[attr-defined]


def _is_large(field: dataclasses.Field) -> bool:
    said = field.type if isinstance(field.type, str) else getattr(field.type, "__name__", "")
    return any(name in (said or str(field.type)) for name in LARGE)
