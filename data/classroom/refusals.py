"""What a class refuses, by a word that a phone can read and a sentence that a person can."""

from data.workspace import WorkspaceError

SENTENCES = {
    "code": "There is no class with this code. Look at the board again.",
    "locked": "Nobody can join any more: ask your teacher to open the door.",
    "full": "This class is full.",
    "crowd": "Very many have joined from your address. Ask your teacher.",
    "fast": "That was too fast. It is tried again in a moment.",
    "who": "The class does not know this phone yet. It joins again.",
    "ended": "The class has ended.",
    "shut": "This question takes no more answers.",
    "question": "The class is not asked this.",
    "early": "This question is not open yet.",
    "answer": "This is no answer to the question.",
    "large": "That is too much at once.",
    "broken": "This was no message that a class understands.",
}


class Refused(Exception):
    """Something a pupil asked for and does not get; `word` is a key of `SENTENCES`."""

    def __init__(self, word: str) -> None:
        super().__init__(SENTENCES[word])
        self.word = word


class NoSuchClass(WorkspaceError):
    """No class has this code (any more)."""
