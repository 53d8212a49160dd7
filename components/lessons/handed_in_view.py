"""Files that many people hand in, as UTF-8 whatever their program wrote."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.basics.limits import Unreadable
from data.lessons.loose_csv import BYTES_MOST
from data.reading.formats.encoding import to_utf8

NAME_MOST = 80


def handed_in(files: Sequence[UploadedFile]) -> list[tuple[str, bytes]]:
    """The name and the text of each; what is no text, or too large, is told and left out."""
    found = []
    for file in files:
        name = file.name[:NAME_MOST]
        if file.size > BYTES_MOST:
            st.text(f"{name}: it has more than {BYTES_MOST // 1_000_000} MB. Split the file.")
            continue
        try:
            text, _ = to_utf8(file.getvalue())
        except Unreadable as problem:
            line = f", line {problem.row}" if problem.row else ""
            st.text(f"{name}{line}: {problem.what}. {problem.mend}.")
            continue
        found.append((name, text))
    return found
