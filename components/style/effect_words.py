"""What an event did to the line, in words that are the same wherever they stand."""

import math
from dataclasses import dataclass

from components.style.number_words import fine_degrees
from data.basics.columns import COOLING, NEUTRAL, WARMING
from data.questions.effect import SHARED_LEAST, Effect
from data.temperature import class_of

NAMED_MOST = 2  # events of the same day that are named; the others are counted


@dataclass(frozen=True)
class EffectWords:
    """An effect in words.

    Attributes:
        kind: `warming`, `cooling` or `neutral`.
        moved: how far: `12.3° colder`.
        levels: from where to where, and with whom; a sentence's rest or a sentence.
    """

    kind: str
    moved: str
    levels: str


def effect_words(effect: Effect, scored: bool = True) -> EffectWords:
    """The words for an effect.

    Args:
        effect: from `data.questions.effect`.
        scored: whether the event has a score at all.
    """
    if not scored:
        return EffectWords(NEUTRAL, "No score yet:", "it does not move the line")
    if abs(effect.told) < SHARED_LEAST:
        return EffectWords(NEUTRAL, "Does not move the line", _stands(effect))
    kind = WARMING if effect.told > 0 else COOLING
    return EffectWords(kind, _moved(effect.told), _levels(effect))


def _levels(effect: Effect) -> str:
    """The step that an event belongs to: its own, or one that others share."""
    span = _from_to(effect)
    if effect.lasted:
        meanwhile = f" Among others, the line went {span} in that time." if span else ""
        return f"spread over the time it lasted.{meanwhile}"
    if not effect.shared:
        return f"· {span}" if span else ""
    company = [f"“{title}”" for title in effect.together[:NAMED_MOST]]
    if len(effect.together) > NAMED_MOST:
        company.append(f"{len(effect.together) - NAMED_MOST} more")
    if effect.others_too or not company:
        company.append("what else acted or faded that day")
    joined = company[0] if len(company) == 1 else f"{', '.join(company[:-1])} and {company[-1]}"
    if math.isnan(effect.step):
        return f"by itself, together with {joined}"
    step = _moved(effect.step) if effect.step else "no movement"
    return f"by itself. Together with {joined}: {step}, {span}"


def _moved(degrees: float) -> str:
    size = fine_degrees(abs(degrees)).lstrip("+")
    return f"{size} {'warmer' if degrees > 0 else 'colder'}"


def _stands(effect: Effect) -> str:
    if math.isnan(effect.after):
        return ""
    return f"· it stands at {fine_degrees(effect.after)}, {class_of(effect.after).name}"


def _from_to(effect: Effect) -> str:
    """`from −18.0° to −30.3°, still discord`; empty where the model has no value."""
    if math.isnan(effect.after):
        return ""
    now = class_of(effect.after).name
    after = fine_degrees(effect.after)
    if math.isnan(effect.before):
        return f"to {after}, {now}"
    word = "still" if class_of(effect.before).name == now else "now"
    return f"from {fine_degrees(effect.before)} to {after}, {word} {now}"
