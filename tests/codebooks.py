"""Writes the figures of the shipped codebooks anew: `python -m tests.codebooks`."""

from data import catalog
from data.exports.codebook_figures import figures, with_figures


def main() -> None:
    for name in catalog.names():
        path = catalog.ROOT / name / "codebook.md"
        made = figures(catalog.open_set(name))
        path.write_text(with_figures(path.read_text("utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
