"""What actors are called: by their code where it is that of a country, else as the files say."""

import unicodedata
from collections.abc import Mapping
from functools import cache

LETTERS = 3  # of a country’s code in GDELT and most archives
UNKNOWN = "ZZ"  # the region that is none


@cache
def _territory(code: str) -> str:
    """The country of a code of three letters, as two; empty for none, or one that fell apart."""
    from babel.core import get_global

    found = get_global("territory_aliases").get(code, []) if len(code) == LETTERS else []
    return found[0] if len(found) == 1 and found[0] != UNKNOWN else ""


@cache
def country(code: str) -> str:
    """The English name of the country with this code (ISO 3166, three letters); empty for none."""
    from babel import Locale

    territory = _territory(code)
    return Locale("en").territories.get(territory, "") if territory else ""


@cache
def aliases(code: str) -> tuple[str, ...]:
    """What that country calls itself in Latin letters, where that is not its English name."""
    from babel import Locale, UnknownLocaleError
    from babel.languages import get_official_languages

    territory, found = _territory(code), []
    for language in get_official_languages(territory, de_facto=True)[:2] if territory else ():
        try:
            found.append(Locale.parse(language).territories.get(territory, ""))
        except (UnknownLocaleError, ValueError):
            continue
    return tuple(name for name in dict.fromkeys(found) if _latin(name) and name != country(code))


def _latin(name: str) -> bool:
    """Whether any machine has the letters of a name."""
    letters = [unicodedata.name(letter, "") for letter in name if letter.isalpha()]
    return bool(letters) and all(letter.startswith("LATIN") for letter in letters)


def name_of(code: str, called: str) -> str:
    """A name for people to read.

    Args:
        code: of the actor.
        called: what the files call it; shouted names are brought down.
    """
    if code != called and (known := country(code)):
        return known
    return called.title() if called.isupper() and len(called) > LETTERS else called


def called(text: str, actors: Mapping[str, str]) -> str | None:
    """The code of the actor that somebody means: by code, by name, or by what it calls itself.

    Args:
        text: as it was typed; the case of its letters does not count.
        actors: code to name, as the files have them.
    """
    if text in actors:
        return text
    wanted = text.strip().casefold()
    for code, name in actors.items():
        if wanted in (code.casefold(), name.casefold()):
            return code
    for code in actors:
        if wanted in (name.casefold() for name in (country(code), *aliases(code)) if name):
            return code
    return None
