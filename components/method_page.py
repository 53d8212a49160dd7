"""Method: how events become a temperature, with every parameter, the classes and the limits."""

import pandas as pd
import streamlit as st

from components.method_view import render_example, render_parameters
from components.page_style_view import render_style
from data.temperature import CLASSES

PLAIN = """
A thermometer in a room does not show today's heating; it shows what all the heating and all the
open windows so far have left behind. Thaw's temperature works the same way. **Every event adds a
little warmth or takes some away, and what it leaves stays** until other events change it.

So there are two kinds of numbers, and they must not be mixed up:

- **Flow**: the *score* of one event, from −10 (war) to +10 (union). It is what happened that day.
- **Stock**: the *temperature*, from −100° to +100°. It is what all events so far add up to.

The scale has a floor and a ceiling. When two states are already close, one more friendly visit
changes little, but a betrayal changes a lot. When they are deep in hostility it is the other way
round: a further insult hardly matters, an outstretched hand does. The formula below does just
that.
"""

FORMULA_1 = r"I_0 = k \cdot w \cdot s"
FORMULA_2 = r"""
\Delta P \;=\; \sum_{I_0 \ge 0} I_0\,\frac{N - P_0}{N} \;+\; \sum_{I_0 < 0} I_0\,\frac{N + P_0}{N}
"""
FORMULA_3 = r"P = \min\bigl(N,\ \max(-N,\ P_0 + \Delta P)\bigr) \qquad T = 100\,P/N"
FORMULA_4 = r"P_0 \leftarrow P_0 \cdot 2^{-\Delta \text{days}/h}"

SYMBOLS = """
*s* is the score of an event, *w* its confidence (how sure it is that the row bore on this
relation, above 0 and up to 1), *k* the sensitivity, *N* = 9 the end of the scale, *P₀* the stock
before the day and *P* after it. All events of one date act together on the same *P₀*, so their
order in the table cannot matter. *T* is what the chart shows, in degrees. The stock starts at 0.
"""

AGEING = """
Before each date the stock may fade towards 0, by half in every *h* days. By default nothing fades
(*h* is infinite):
"""

DATES = """
Dates are written in EDTF (the Extended Date/Time Format). An event known only to the month or the
year, or marked as approximate or uncertain, acts on the middle day of its interval: June 1948 on
15 June, 1948 on 1 July. It is drawn as a thin span. What lasted acts in equal parts, one for each
calendar month it touched: the first part on its first day, the others on the first of their month.
It is drawn as a bar. A date that cannot be read is reported, never guessed.
"""

LIMITS = """
- **The level is partly a judgement.** The stock adds up rows, so a crisis told in eight rows counts
  more than one told in two. The codebook states what each episode is worth and how its rows share
  it. Read the shape (what rose, what fell, and why) before the exact degree.
- **k and h cannot be found from outside data.** Against votes in the United Nations the fit is
  flat in both. They are settings, not findings. A data set may bring its own *k*, because *k*
  belongs to how densely the set is coded.
- **No event is not calm.** Where no event lies within three years either side, the line is dotted:
  what it shows there is the model's memory, not the record.
- **One line, two states.** The curve says how warm the relation was, not who was to blame.
- **Scores are opinions with reasons.** Each has its reason on the event's card. Two informed people
  will differ by a point or two on many of them.
"""

READ = """
**Published.** The scale from −9 to +9, its six classes and the idea that a movement is worth more
when it goes against the present state are attributed to Yan Xuetong and Zhou Fangyin,
“Quantitative measurement of state bilateral relations” (国家双边关系的定量衡量), *Chinese Social
Sciences* 2004(6). We have read a summary of that method, **not the paper's own formula**. The
scores follow Joshua S. Goldstein, “A Conflict-Cooperation Scale for WEIS Events Data”, *Journal of
Conflict Resolution* 36 (1992), pp. 369–385, as carried over to the CAMEO codes (Philip A.
Schrodt, *CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook*).

**Ours.** The accumulator as written above, *k* = 0.15, the degrees, the lower bound of a class
belonging to it, the rules for dates that are not days, the rule for density, and the three years
after which a line is dotted.

**To read further.** Edward E. Azar, “The Conflict and Peace Data Bank (COPDAB) Project”, *Journal
of Conflict Resolution* 24 (1980). Zhanna Terechshenko, “Hot under the collar: A latent measure of
interstate hostility”, *Journal of Peace Research* (2020). Arena, Mulder and Leenders,
doi 10.1177/00491241221113875, on why a half-life should not be fixed ad hoc.
"""


def render() -> None:
    """The page."""
    render_style()
    with st.container(width=860):
        _render_text()


def _render_text() -> None:
    st.title("How events become a temperature")
    st.markdown(PLAIN)
    st.header("The formula")
    st.markdown("On each date with events, with the stock before it called *P₀*:")
    for formula in (FORMULA_1, FORMULA_2, FORMULA_3):
        st.latex(formula)
    st.markdown(SYMBOLS)
    st.markdown(AGEING)
    st.latex(FORMULA_4)
    st.header("Try it")
    render_example()
    st.header("Its parameters")
    render_parameters("bounded")
    st.header("The six classes")
    st.table(_classes())
    st.header("Dates that are not days")
    st.markdown(DATES)
    st.header("What it cannot say")
    st.markdown(LIMITS)
    st.header("What is published, what is ours")
    st.markdown(READ)


def _classes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Class": k.name,
                "From (included)": f"{k.lower_degrees:.0f}°".replace("-", "−"),
                "To": f"{k.upper_degrees:.0f}°".replace("-", "−"),
                "Native scale": f"{k.lower:g} to {k.upper:g}".replace("-", "−"),
            }
            for k in reversed(CLASSES)
        ]
    ).set_index("Class")
