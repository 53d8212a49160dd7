"""How to read this chart: a short, illustrated popover."""

import streamlit as st

from components.style.page_style_view import theme_name
from components.style.palette_figure import palette

PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="420" height="190" viewBox="0 0 420 190"
 font-family="sans-serif" font-size="14" fill="{text}">
<line x1="20" x2="400" y1="80" y2="80" stroke="{zero}"/>
<path d="M20 80 H90 V48 H170 V120 H250" fill="none" stroke="{line}" stroke-width="2"/>
<path d="M250 120 H330" fill="none" stroke="{line}" stroke-width="2" stroke-dasharray="2 5"/>
<path d="M330 120 V104 H400" fill="none" stroke="{line}" stroke-width="2"/>
<path d="M90 80 V48 H170 V80 Z" fill="{warm}" opacity=".25"/>
<path d="M170 80 V120 H400 V104 V80 Z" fill="{cold}" opacity=".22"/>
<path d="M90 38 l9 16 h-18 z" fill="{warm}"/><path d="M170 132 l13 -22 h-26 z" fill="{cold}"/>
<path d="M330 96 l7 12 h-14 z" fill="{warm}"/>
<text x="60" y="28">a warm event</text><text x="120" y="156">a strong cold one</text>
<text x="252" y="140">nothing recorded</text>
<text x="20" y="74" fill="{muted}">0° neutral</text>
<rect x="40" y="170" width="90" height="9" fill="{cold}" opacity=".45"/>
<text x="138" y="179">it lasted</text>
<rect x="230" y="173" width="46" height="4" fill="{warm}" opacity=".5"/>
<text x="284" y="179">day not known</text>
</svg>"""

TEXT = """
**The line** is the temperature of the relation, from −100° (confrontation) to +100°
(friendship). It is a stock: every event adds to it or takes from it, and it stays where it is
until something happens.

**Every event** stands twice: on the line, and below in the lane of its category. ▲ warms, ▼ cools,
● neither. The larger the mark, the further it moved the line.

**Dotted line**: no event is recorded within three years. What you see there is the model, not the
record.

**A short grey bar** at the foot of the upper panel is a remark on those years: hover over it.

**The strip** at the foot counts the events of each year. Where much is recorded, the line has more
reasons to move.

Click a mark to open its card. Drag across years to zoom in; double click to see everything again.
The *Method* page has the formula and its limits.
"""


def render_how_to_read() -> None:
    """The popover."""
    colours = palette(theme_name())
    with st.popover("How to read", icon=":material/help:", key="how_to_read"):
        st.image(
            PICTURE.format(
                text=colours.text,
                zero=colours.zero,
                line=colours.line,
                warm=colours.warm,
                cold=colours.cold,
                muted=colours.muted,
            ),
            width=420,
        )
        st.markdown(TEXT)
