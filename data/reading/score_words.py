"""Scores in words: a ladder from “cools a lot” to “warms a lot”, and the words people use for it.

The figures stand about where Goldstein's scale has acts of that kind: 8 is an alliance or a break
of relations, 5 a treaty or an expulsion of diplomats, 2 a visit or a protest.
"""

from data.basics.search_text import fold


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


LADDER: dict[str, float] = {
    "warms a lot": 8.0,
    "warms": 5.0,
    "warms a little": 2.0,
    "no change": 0.0,
    "cools a little": -2.0,
    "cools": -5.0,
    "cools a lot": -8.0,
}
_WARM = (
    "warms warm warming warmer up + positive positiv positif positivo positiva pozytywny pozytywnie"
    " pozitivni pozitivno pozitivan pozitivna polozhitel'no polozhitel'noe polozhitel'nyi"
    " cooperation cooperative kooperation kooperativ cooperacion cooperazione wspolpraca spoluprace"
    " suradnja saradnja sotrudnichestvo improves improvement verbesserung erwarmung annaherung"
    " rapprochement amelioration mejora miglioramento poprawa ocieplenie zlepseni otepleni"
    " zatopljenje otopljavanje uluchshenie poteplenie friendly freundlich good gut thaw"
    " better improved improving besser"
)
_COLD = (
    "cools cool cooling cooler cold down - − – negative negativ negatif negativo negativa negatywny"
    " negatywnie negativni negativno negativan otritsatel'no otritsatel'noe otritsatel'nyi"
    " conflict konflikt conflit conflicto conflitto sukob konflikty worsens deterioration"
    " verschlechterung abkuhlung deterioro peggioramento pogorszenie ochlodzenie zhorseni ochlazeni"
    " zahladjenje zahladenje pogorsanje ukhudshenie okhlazhdenie hostile feindlich bad schlecht"
    " freeze worse worsened worsening deteriorated deteriorating schlechter"
)
_NONE = (
    "0 none neutral neutralny neutralni neutralno neutralan neutre neutro neutrale neither"
    " unchanged unverandert stable neytral'no neytral'noe bez-zmian beze-zmeny"
)
_MUCH = (
    "very strongly strong lot much great greatly major sehr stark viel fortement tres mucho muy"
    " molto forte bardzo mocno silnie velmi silne hodne vrlo jako mnogo ochen' sil'no sil'noe"
)
_LITTLE = (
    "little slightly slight bit somewhat minor weak weakly etwas leicht wenig schwach peu un-peu"
    " legerement poco ligeramente leggermente troche lekko slabo trochu mirne malo blago nemnogo"
    " slegka"
)
_SIGNS = {
    "+++": 8.0, "++": 5.0, "+": 2.0, "0": 0.0, "=": 0.0, "+/-": 0.0, "-": -2.0, "--": -5.0,
    "---": -8.0, "−": -2.0, "−−": -5.0, "−−−": -8.0, "–": -2.0, "––": -5.0, "–––": -8.0, "—": -2.0,
    "↑": 2.0, "↑↑": 5.0, "↑↑↑": 8.0, "↓": -2.0, "↓↓": -5.0, "↓↓↓": -8.0, "→": 0.0, "↔": 0.0,
    "↗": 2.0, "↘": -2.0, "▲": 2.0, "▼": -2.0, "⬆": 2.0, "⬇": -2.0,
    "＋": 2.0, "＋＋": 5.0, "－": -2.0, "－－": -5.0, "±": 0.0,
}  # fmt: skip
_TEMPERATURES = {
    "hot": 8.0, "very warm": 8.0, "lukewarm": 2.0, "tepid": 2.0, "mild": 2.0, "chilly": -2.0,
    "very cold": -8.0, "frosty": -8.0, "icy": -8.0, "frozen": -8.0, "freezing": -8.0,
}  # fmt: skip
_BESIDE = _set(
    "a an the of on in for to effect effects impact influence relation relations relationship"
    " wirkung einfluss auf die der beziehung beziehungen effet effets sur les la le efecto en"
    " las relaciones effetto sulle relazioni wplyw na relacje vliv vztahy uticaj odnose"
    " vliyanie otnosheniya rating tone change"
)
_KIND = {
    word: kind for kind, text in ((1, _WARM), (-1, _COLD), (0, _NONE)) for word in text.split()
}
_DEGREE = {word: much for much, text in ((True, _MUCH), (False, _LITTLE)) for word in text.split()}
_NO_CHANGE = ("no change", "no effect", "keine wirkung", "unverandert", "bez zmian", "beze zmeny")


def score_of(words: str) -> float | None:
    """The score of words or signs on the ladder; None for other words.

    >>> score_of("Cools a lot"), score_of("etwas positiv"), score_of("++"), score_of("Belgrade")
    (-8.0, 2.0, 5.0, None)
    """
    text = words[:200].replace("\ufe0f", "").strip()
    if text in _SIGNS:
        return _SIGNS[text]
    folded = fold(text)
    if (known := LADDER.get(folded, _TEMPERATURES.get(folded))) is not None:
        return known
    if folded in _NO_CHANGE:
        return 0.0
    tokens = folded.replace(",", " ").split()
    if len(tokens) > 8 or any(
        t not in _KIND and t not in _DEGREE and t not in _BESIDE for t in tokens
    ):
        return None  # a sentence with such a word in it says something else
    kinds = {_KIND[token] for token in tokens if token in _KIND}
    if len(kinds) != 1:
        return None
    degrees = {_DEGREE[token] for token in tokens if token in _DEGREE}
    if len(degrees) > 1:
        return None
    size = 5.0 if not degrees else 8.0 if degrees.pop() else 2.0
    return kinds.pop() * size


def is_sign(text: str) -> bool:
    """Whether a text is one of the signs from `---` to `+++`."""
    sign = text.replace("\ufe0f", "").strip()
    return sign in _SIGNS and not sign.isdigit()


def on_ladder(text: str) -> bool:
    """Whether a text is a rung of the ladder itself, in words or in signs."""
    return is_sign(text) or fold(text[:60]) in LADDER


def direction_of(words: str) -> int | None:
    """1 for warming, −1 for cooling, 0 for neither; None for other words."""
    score = score_of(words)
    return None if score is None else (score > 0) - (score < 0)
