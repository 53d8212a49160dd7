"""The list of one's own data sets, and what can be done with each as a whole."""

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.waiting_view import COPYING, waited
from components.door.roles import person_here
from components.figures.small_line import sampled, small_line
from components.workshop.damaged_view import render_findings, render_take_home
from components.workshop.state_view import UNDO, begin, tried
from data import bound, workspace
from data.basics.counting import counted
from data.catalog import SetEntry
from data.events.data_set import BrokenSet, DataSet
from data.large import MANY
from data.selection.selection import Selection
from data.workspace import SetInfo
from data.workspace.store import Store

TITLE_MOST = 120
DRAWN = 500  # events of an own set whose line stands beside its name; larger ones open too slowly
_ROW = Markup('<div class="thaw-set-row">{}<div><strong>{}</strong>{}</div></div>')
_LINE = Markup("<span>{}</span>")


def render_sets() -> None:
    """The list, the shipped sets to copy, and what was put away. What one has comes first."""
    store = workspace.peek()
    _render_undo()
    own = [] if store is None else store.list()
    if not own:
        _render_copy()
    st.header("Your data sets")
    render_findings()
    if not own:
        st.text("There is none yet. Copy one above, or bring in a table of your own.")
    titles = dataset_view.told_apart({info.id: info.title for info in own})
    for info in own:
        _render_set(info, titles[info.id])
    if own:
        _render_copy()
    if store is not None:
        _render_put_away(store)


def _render_copy() -> None:
    shipped = [e for e in dataset_view.entries() if not e.name.startswith(workspace.PREFIX)]
    shipped = [entry for entry in shipped if not entry.broken]
    if not shipped:
        return
    st.header("Begin with a data set that comes with Thaw")
    for entry in shipped:
        with _row(f"workshop_shipped_{entry.name}"):
            _tell(entry.name, entry.title)
            st.button(
                "Make a copy",
                key=f"workshop_copy_{entry.name}",
                on_click=tried,
                args=(_copy, entry),
                icon=":material/content_copy:",
                help="The original stays as it is; the copy is yours to change",
            )


def _copy(entry: SetEntry) -> None:
    begin(workspace.open_store().copy_shipped(dataset_view.open_dataset(entry.name)))


def _tell(name: str, title: str, *facts: str) -> None:
    """A set's line beside its title and what is said of it; without a name no line.

    Args:
        name: of the set, as the catalog knows it.
        title: as it stands.
        facts: a line each; without any, what its line says.
    """
    told = None
    if name:
        try:
            dataset = dataset_view.open_dataset(name)
            told = _line_of(dataset.fingerprint, dataset)
        except BrokenSet:
            told = None
    line, finding = told or (Markup(), "")
    lines = [fact for fact in facts if fact] or [finding]
    st.html(str(_ROW.format(line, title, Markup("").join(_LINE.format(one) for one in lines))))


@st.cache_data(max_entries=128, show_spinner=False)
def _line_of(fingerprint: str, _dataset: DataSet) -> tuple[Markup, str]:
    """The small line of a set, and the finding that stands over its chart."""
    everything = Selection(model=_dataset.model)
    trace = dataset_view.trace_of(_dataset, everything)
    said = bound.finding(_dataset, everything, trace).text
    return small_line(sampled(trace, _dataset.years)), said


def _row(key: str):
    return st.container(
        key=key,
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    )


def _render_set(info: SetInfo, title: str) -> None:
    """A set in the list, under a title that no other there has."""
    with _row(f"workshop_set_{info.id}"):
        drawn = not info.damage and 0 < info.events <= DRAWN
        _tell(info.id if drawn else "", title, _facts(info), info.damage)
        with st.container(horizontal=True, width="content", gap="small"):
            _button(info, "Edit", "edit", begin, ":material/edit:")
            with st.popover("More"):
                typed = st.text_input(
                    "Title", info.title, key=f"workshop_title_{info.id}", max_chars=TITLE_MOST
                )
                st.button(
                    "Rename",
                    key=f"workshop_rename_{info.id}",
                    on_click=tried,
                    args=(_rename, info),
                    disabled=typed.strip() in ("", info.title),
                )
                _button(info, "Duplicate", "duplicate", lambda _: _duplicate(info))
                _button(info, "Archive", "archive", lambda i: _store().archive(i))
                _button(info, "Delete", "delete", lambda _: _delete(info))
                if info.damage or info.id in {f.set_id for f in workspace.findings()}:
                    render_take_home(info.id)


def _facts(info: SetInfo) -> str:
    if info.changed.year == 1:
        return f"revision {info.head}"
    changed = f"{info.changed.day} {info.changed:%B %Y, %H:%M} UTC"
    events = counted(info.events, "event")
    by = f" · made by {info.owner}" if info.owner not in ("", person_here()) else ""
    return f"{events} · revision {info.head} · last changed {changed}{by}"


def _button(
    info: SetInfo, label: str, name: str, act: Callable[[str], object], icon: str | None = None
) -> None:
    st.button(
        label, key=f"workshop_{name}_{info.id}", on_click=tried, args=(act, info.id), icon=icon
    )


def _store() -> Store:
    return workspace.open_store()


def _duplicate(info: SetInfo) -> None:
    """Copy it; of very many events the page says how far that is (a callback)."""
    if info.events <= MANY:
        _store().duplicate(info.id)
        return
    doing = f"Copying {counted(info.events, 'event')} …"
    waited(lambda: _store().duplicate(info.id), doing, COPYING)


def _rename(info: SetInfo) -> None:
    """Give it the title that stands in the field at the click (a callback)."""
    if title := st.session_state[f"workshop_title_{info.id}"].strip():
        _store().rename(info.id, title)


def _delete(info: SetInfo) -> None:
    _store().delete(info.id)
    st.session_state[UNDO] = (info.id, info.title)


def _undelete(set_id: str) -> None:
    _store().undelete(set_id)
    st.session_state.pop(UNDO, None)


def _render_undo() -> None:
    if UNDO not in st.session_state:
        return
    set_id, title = st.session_state[UNDO]
    with _row("workshop_undo"):
        st.text(f"“{title}” is deleted.")
        st.button("Undo", key="workshop_undo_button", on_click=tried, args=(_undelete, set_id))


def _render_put_away(store: Store) -> None:
    archived = [info for info in store.list(include_archived=True) if info.archived]
    deleted = store.list(deleted=True)
    if not archived and not deleted:
        return
    titles = dataset_view.told_apart({info.id: info.title for info in (*archived, *deleted)})
    with st.expander("Archived and deleted"):
        for info in archived:
            with _row(f"workshop_set_{info.id}"):
                st.text(f"{titles[info.id]}\nArchived. {_facts(info)}")
                _button(info, "Take out of the archive", "unarchive", store.unarchive)
        for info in deleted:
            with _row(f"workshop_set_{info.id}"):
                st.text(f"{titles[info.id]}\nDeleted. {_facts(info)}")
                with st.container(horizontal=True, width="content", gap="small"):
                    _button(info, "Bring back", "undelete", _undelete)
                    _ask_to_purge(info)


def _ask_to_purge(info: SetInfo) -> None:
    """The one step that nothing undoes: the click that does it comes after what it does is said."""
    with st.popover("Delete for good …", key=f"workshop_ask_purge_{info.id}"):
        st.text("The set and every state it had will be gone. Nothing brings them back.")
        _button(info, "Delete it for good", "purge", _purge)


def _purge(set_id: str) -> None:
    _store().purge(set_id)
    st.session_state.pop(UNDO, None)
