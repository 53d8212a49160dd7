"""The faces of the text: files of the installed Streamlit, which names them by their content."""

import base64
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

STARTS = {"Source Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}


@cache
def face_files() -> dict[str, Traversable]:
    """Family -> its WOFF2 file, as far as the installed package has it."""
    media = files("streamlit") / "static" / "static" / "media"
    found = {
        family: next((file for file in media.iterdir() if file.name.startswith(start)), None)
        for family, start in STARTS.items()
    }
    return {family: file for family, file in found.items() if file}


def face_rule(family: str, source: str) -> str:
    """The CSS rule of a face.

    Args:
        family: its name.
        source: an address, or a `data:` address with the file in it.
    """
    return (
        f'@font-face{{font-family:"{family}";font-weight:200 900;font-display:swap;'
        f'src:url("{source}") format("woff2")}}'
    )


@cache
def faces_inside() -> str:
    """The rules of all faces with the files in them (0.8 MB), for a page that asks for nothing."""
    return "".join(
        face_rule(family, f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}")
        for family, file in face_files().items()
    )
