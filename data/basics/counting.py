"""Numbers of things in words: `1 event`, `2 events`, `1,234 events`."""


def counted(number: int, thing: str, things: str = "") -> str:
    """How many of a thing there are.

    Args:
        number: how many.
        thing: what one is called.
        things: what several are called, where that is not the word with an s.

    >>> counted(1, "remark"), counted(0, "event"), counted(100_000, "entry", "entries")
    ('1 remark', '0 events', '100,000 entries')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"
