"""On whose behalf a page asks the workspace: whoever the door said looks at it."""

from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.door.roles import Role, person_here, role_here
from data.workspace.people.asking import GUEST, OWNER, Asker, member


def asker_here() -> Asker:
    """The one who looks at the page that is being drawn; outside of a page, the server itself."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return OWNER
    role, person = role_here(), person_here()
    if role is Role.OWNER:
        return Asker(person, everything=True, makes=True)
    return member(person) if role is Role.MEMBER and person else GUEST
