"""One tab of Chromium that a worker's tests hand on, emptied between them.

A page in a new tab compiles Streamlit's scripts and Plotly anew, which costs about twice the
processor time of the same page in a tab that has seen them. What one test leaves behind must not
reach the next one: cookies, storage, permissions, routes, sizes and colours are as in a new tab.
"""

from playwright.sync_api import Browser, BrowserContext, Error, Page

QUIET_PLACE = "/_stcore/health"  # a line of text at the app's own origin
USES = 20  # then a new one, so that no tab grows without end
LOOK = ("color_scheme", "reduced_motion")
KEPT = {"viewport", *LOOK}  # what can be changed in a tab that is open
CLEAR = "() => { sessionStorage.clear(); localStorage.clear(); window.name = ''; }"


class Tab:
    """A page that is emptied rather than closed."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._context: BrowserContext | None = None
        self._page: Page | None = None
        self._given: dict = {}
        self._uses = 0

    def empty(self, given: dict) -> Page:
        """An empty page for what Playwright calls the context's arguments; it asks for nothing."""
        same = all(given.get(key) == self._given.get(key) for key in {*given, *self._given} - KEPT)
        if self._page is None or not same or self._uses >= USES:
            self.close()
            self._context = self._browser.new_context(**given)
            self._page = self._context.new_page()
        elif given != self._given:
            self._page.set_viewport_size(given["viewport"])
            self._page.emulate_media(**{key: given[key] for key in LOOK})
        self._given = given
        self._uses += 1
        return self._page

    def leave(self, *, worn: bool = False) -> None:
        """Take away what a test left; a tab that cannot be cleaned, or is worn, is closed."""
        if self._context is None or self._page is None or worn or self._page.is_closed():
            self.close()
            return
        try:
            self._wipe(self._context, self._page)
        except Error:
            self.close()

    def _wipe(self, context: BrowserContext, page: Page) -> None:
        page.unroute_all(behavior="ignoreErrors")
        for other in context.pages:
            if other is not page:
                other.close()
        context.set_offline(False)
        page.goto(self._given["base_url"] + QUIET_PLACE, timeout=10_000)
        page.evaluate(CLEAR)
        context.clear_cookies()
        context.clear_permissions()
        page.mouse.move(0, 0)
        page.set_viewport_size(self._given["viewport"])
        look = {key: self._given[key] for key in LOOK}
        page.emulate_media(media="screen", forced_colors="none", **look)

    def close(self) -> None:
        """Close it; the next `empty` opens another."""
        if self._context is not None:
            self._context.close()
        self._context = self._page = None
        self._uses = 0
