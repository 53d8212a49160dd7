"""Spacing and type that Streamlit's theme cannot set: one style sheet, aimed at our own classes."""

import streamlit as st

from components.figure_style import palette

SHEET = """
<style>
:root {{ --thaw-warm: {warm}; --thaw-cold: {cold}; --thaw-neutral: {neutral}; --thaw-muted: {muted}; }}
.stMainBlockContainer {{ padding: 4.2rem clamp(1rem, 3vw, 3rem) 3rem; max-width: 1760px; }}
.st-key-chapters {{ overflow-x: auto; }}
.st-key-sentence {{ min-height: 2.5rem; }}
.thaw-head {{ margin: 0; }}
.thaw-head h1 {{ font-size: 1.75rem; line-height: 1.15; padding: 0; margin: 0; letter-spacing: -0.01em; }}
.thaw-head p {{ margin: .15rem 0 0; color: var(--thaw-muted); font-size: 1rem; }}
.thaw-card, .thaw-chapter, .thaw-start {{ font-size: 1rem; line-height: 1.45; }}
.thaw-card h3, .thaw-chapter h3, .thaw-start h3 {{ font-size: 1.2rem; line-height: 1.25; margin: .1rem 0 .4rem; padding: 0; }}
.thaw-card h4 {{ font-size: 1rem; margin: .8rem 0 .2rem; padding: 0; }}
.thaw-card .when, .thaw-chapter .when {{ margin: 0; color: var(--thaw-muted); font-size: .95rem; }}
.thaw-card .effect {{ margin: 0 0 .6rem; }}
.thaw-card .effect strong {{ margin-right: .25rem; }}
.thaw-card .effect.warming strong {{ color: var(--thaw-warm); }}
.thaw-card .effect.cooling strong {{ color: var(--thaw-cold); }}
.thaw-card dl {{ margin: .6rem 0 0; padding: 0; display: grid; grid-template-columns: minmax(6.5rem, max-content) 1fr; gap: .3rem .8rem; }}
.thaw-card dt {{ color: var(--thaw-muted); font-weight: 400; }}
.thaw-card dd, .thaw-card dt {{ margin: 0; padding: 0; }}
.thaw-card .note, .thaw-chapter .note {{ margin: .7rem 0 0; padding-left: .7rem; border-left: 3px solid var(--thaw-neutral); }}
.thaw-card ul {{ margin: 0; padding-left: 1.1rem; }}
.thaw-card li {{ overflow-wrap: anywhere; margin: 0 0 .25rem; font-size: .95rem; }}
.thaw-chapter {{ padding-bottom: .6rem; margin-bottom: .4rem; border-bottom: 1px solid color-mix(in srgb, var(--thaw-neutral) 40%, transparent); }}
.thaw-about {{ color: var(--thaw-muted); font-size: .95rem; }}
@media (min-width: 900px) {{ .st-key-side {{ max-height: 690px; overflow-y: auto; padding-right: .5rem; }} }}
@media (max-width: 640px) {{ .thaw-head h1 {{ font-size: 1.35rem; }} }}
@media print {{ .st-key-controls, .st-key-take_home, .st-key-card_buttons {{ display: none; }} }}
</style>
"""


def render_style(theme: str | None) -> None:
    """Put the style sheet of the current theme on the page."""
    colours = palette(theme)
    st.html(
        SHEET.format(
            warm=colours.warm, cold=colours.cold, neutral=colours.neutral, muted=colours.muted
        )
    )


def theme_name() -> str:
    """The theme the browser shows now: `light` or `dark`."""
    return "dark" if st.context.theme.type == "dark" else "light"
