"""Builds a wheel that holds everything of ours inside one package, `thaw`.

The folders `data` and `components` go into it, `app.py` and Streamlit's settings beside them, and
in the copies (never in the checkout) `from data…` becomes `from thaw.data…`: a top-level `data` in
anybody's site-packages would be in the way of theirs. Everything else stands in pyproject.toml.
"""

import ast
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

INSIDE = ("data", "components")
BESIDE = ("app.py", ".streamlit/config.toml")


def inside(source: str) -> str:
    """The source of a module with its imports of ours as they are called within `thaw`."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            ours = [alias.name for alias in node.names if alias.name.split(".")[0] in INSIDE]
            if ours:
                raise SystemExit(f"write “from … import …” for {', '.join(ours)}")
        elif isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in INSIDE:
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = line.replace("from ", "from thaw.", 1)
    return "".join(lines)


class Build(build_py):
    """Copies our folders into `thaw` and writes their imports accordingly."""

    def run(self) -> None:
        """Copy and rewrite."""
        super().run()
        package = Path(self.build_lib) / "thaw"
        for name in BESIDE:
            (package / name).parent.mkdir(exist_ok=True)
            self.copy_file(name, str(package / name))
        for file in package.rglob("*.py"):
            written = file.read_text(encoding="utf-8")
            if (changed := inside(written)) != written:
                file.write_text(changed, encoding="utf-8")


packages = [name for top in INSIDE for name in (top, *(f"{top}.{n}" for n in find_packages(top)))]

setup(
    packages=["thaw", *(f"thaw.{name}" for name in packages)],
    package_dir={"thaw": "thaw", **{f"thaw.{name}": name.replace(".", "/") for name in packages}},
    package_data={f"thaw.{top}": ["**/*"] for top in INSIDE},
    exclude_package_data={"": ["**/__pycache__/*", "*.pyc"]},
    cmdclass={"build_py": Build},
)
