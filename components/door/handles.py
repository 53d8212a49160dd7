"""File handles: each open page holds a few, and a system may grant very few to a program.

Thaw takes as many as it may, says what it needs where that is too little, and gives back those of
pages that were closed.
"""

import gc
import threading

WANTED = 4096
# A page holds its connections and the three of an event loop, also for a while after it was closed;
# some are wanted for files. (Seen: 21 with one page open.)
AT_REST, A_PAGE = 60, 6
TIDY_SECONDS = 20


def take_handles() -> str:
    """Raise the soft limit as far as it goes; what to say of it, empty where all is well."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return ""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = WANTED if hard == resource.RLIM_INFINITY else min(WANTED, hard)
    if most > soft:
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
            soft = most
        except (OSError, ValueError):
            pass
    if soft >= 1024:
        return ""
    pages = max(0, (soft - AT_REST) // A_PAGE)
    return (
        f"This system grants {soft} file handles, enough for about {pages} open pages. "
        "For a class start it with more: ulimit -n 4096"
    )


def tidy_up() -> threading.Event:
    """Give back now and then what closed pages held; setting the event ends that.

    A closed session hangs together in circles, which only a full collection takes apart. What is
    there at the start stays for ever and is left out of every search, so that one takes a few ms.
    """
    gc.collect()
    gc.freeze()
    end = threading.Event()

    def now_and_then() -> None:
        while not end.wait(TIDY_SECONDS):
            gc.collect()

    threading.Thread(target=now_and_then, name="thaw-tidy", daemon=True).start()
    return end
