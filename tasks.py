"""The six commands people use here: `python tasks.py NAME`, with what else the command takes.

app      starts the app and shows changes at once
test     runs the unit tests: all, or those of a file or folder that is named
look     takes screenshots of the pages, light and dark, to be looked at
check    lint, format and types, as CI does
mend     puts lint and format right where that can be done without thinking
ci       everything that has to be green, as before a merge

They need the environment that `bash .ci/run` makes, or one with both files of requirements.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent
PYTHON = next((str(p) for p in (ROOT / ".venv/bin/python", ROOT / ".venv/Scripts/python.exe")
               if p.exists()), sys.executable)  # fmt: skip
RUFF, PYRIGHT = [PYTHON, "-m", "ruff"], [PYTHON, "-m", "pyright", "--pythonpath", PYTHON]
TASKS = {
    "app": [[PYTHON, "-m", "streamlit", "run", "app.py", "--server.fileWatcherType", "auto"]],
    "test": [[PYTHON, "-m", "pytest", "-q"]],
    "look": [[PYTHON, "-m", "tests.browser.screenshots"]],
    "check": [[*RUFF, "check", "."], [*RUFF, "format", "--check", "."], PYRIGHT],
    "mend": [[*RUFF, "check", "--fix", "."], [*RUFF, "format", "."]],
    "ci": [["bash", ".ci/run"]],
}


def main(words: list[str]) -> int:
    """Run the commands of a task, all of them; what follows its name goes to the last one."""
    if not words or words[0] not in TASKS:
        sys.stdout.write(__doc__ or "")
        return 0 if not words else 2
    name, *more = words
    if name == "test" and not more:
        more = ["tests/unit"]
    *first, last = TASKS[name]
    return max([subprocess.call(command, cwd=ROOT) for command in (*first, [*last, *more])])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
