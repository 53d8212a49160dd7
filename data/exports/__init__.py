"""What leaves Thaw: one module for each format, each a pure function from a `View` to bytes.

Every file carries the title, the sentence that says what is shown, the settings, the licence and
how to cite it, in the way that its format has for such words (see `about`).
"""
