"""What tells one state of a data set's folder from another."""

import hashlib
from pathlib import Path

from data.events import texts


def fingerprint_of(folder: Path) -> str:
    """Hash of all files of a folder, by name and content."""
    digest = hashlib.blake2b(digest_size=12)
    for path in sorted([*folder.iterdir(), *(folder / texts.FOLDER).glob("*.md")]):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
