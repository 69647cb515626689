"""Puts the window together over a desk: workbench, actions that act everywhere, palette, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.actions import Actions, ActionSpec, named_once
from salesdesk.ui.background import Background
from salesdesk.ui.chosen_period import ChosenPeriod
from salesdesk.ui.failures import Failures
from salesdesk.ui.history import History
from salesdesk.ui.keys_dialog import KeysDialog
from salesdesk.ui.main_window import MainWindow, page_keys
from salesdesk.ui.notices import Notice
from salesdesk.ui.palette import Palette
from salesdesk.ui.ranking import Entry
from salesdesk.ui.standing import Standing
from salesdesk.ui.workbench import Workbench
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import not_done_again, not_taken_back

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.desk import Desk
    from salesdesk.ui.announcer import Announcer
    from salesdesk.ui.pages import PageSpec
    from salesdesk.ui.window_settings import WindowSettings
    from salesdesk.wording import Words


class Shell:
    """One window over one desk; keep it as long as the window is open."""

    def __init__(
        self,
        desk: Desk,
        words: Words,
        settings: WindowSettings,
        announcer: Announcer,
        specs: Sequence[PageSpec],
        find: Callable[[Workbench, str], Sequence[Entry]],
        furnish: Callable[[Shell], object] | None = None,
    ) -> None:
        """Put everything together; `find` looks things up for the palette and is called in the worker.

        `furnish` registers what more can be done anywhere, before the first page is made: pages speak of it.
        """
        self.window = MainWindow(words, settings, specs)
        self.background = Background(self.window)
        self.failures = Failures(words, self.window)
        self.background.failed.connect(self.failures.show)
        self.history = History(desk.changes.undo, desk.changes.redo, self.background.run, self.window)
        self.actions = Actions(self.window)
        self._find = find
        self.workbench = Workbench(
            desk=desk,
            words=words,
            background=self.background,
            history=self.history,
            actions=self.actions,
            announcer=announcer,
            standing=Standing(desk, self.background, announcer, self.window),
            chosen=ChosenPeriod(self.window),
            settings=settings,
            notify=self.window.notify,
            fail=self.failures.show,
            navigate=self.window.go,
            window=self.window,
        )
        self.palette = Palette(
            self.window,
            known=self._known,
            recent=settings.recent_actions,
            find=self._look_up,
            placeholder=words.text("Search or do…"),
            nothing=words.text("Nothing fits these letters. Try the name of an account or what you want to do."),
        )
        self.palette.used.connect(settings.used)
        self.window.sidebar.search_asked.connect(self._on_search_asked)
        self._register(specs)
        self.history.changed.connect(self._on_history_changed)
        self.history.moved.connect(self._on_moved)
        self.history.failed.connect(self._on_step_refused)
        self._on_history_changed()
        if furnish is not None:
            furnish(self)
        self.window.furnish(self.workbench)

    def close(self) -> None:
        """Keep what is being typed, finish the work under way and let go of the desk's worker."""
        self.window.commit_typing()
        self.background.settle()
        self.background.close()
        self.failures.remove()

    def _register(self, specs: Sequence[PageSpec]) -> None:
        words, window = self.workbench.words, self.window
        here = words.text("Go to")
        keys = page_keys(specs)
        for spec in (s for s in specs if not s.under):
            self._add("page." + spec.id, spec.title, here, spec.picture, keys[spec.id], self._opener(spec.id))
        tended = words.text("Pipeline")
        self._add("open.sweep", words.text("Sweep the pipeline"), tended, "hourglass", "", self._opener("sweep"))
        self._add("open.losses", words.text("Won and lost"), tended, "trophy", "", self._opener("losses"))
        self._add("open.stalled", words.text("Show stalled deals"), tended, "clock", "", self._opener("stalled"))
        edit, view = words.text("Edit"), words.text("Window")
        self._add("undo", words.text("Undo"), edit, "undo-2", "Ctrl+Z", self.history.undo)
        self._add("redo", words.text("Redo"), edit, "redo-2", "Ctrl+Shift+Z", self.history.redo)
        self._add("back", words.text("Go back"), view, "arrow-left", "Alt+Left", window.go_back)
        self._add("find", words.text("Find on this page"), view, "search", "Ctrl+F", window.find_here)
        self._add("keys", words.text("Show the keys"), view, "keyboard", "F1", self.show_keys)
        self._add("palette", words.text("Search or do…"), view, "search", "Ctrl+K", self.palette.open, shown=False)
        self._add("pane", words.text("Next part of the window"), view, "columns-2", "F6", window.next_pane, shown=False)
        self._add(
            "pane_back",
            words.text("Previous part of the window"),
            view,
            "columns-2",
            "Shift+F6",
            self._previous_pane,
            shown=False,
        )

    def _add(
        self, name: str, text: str, group: str, picture: str, keys: str, do: Callable[[], object], *, shown: bool = True
    ) -> None:
        spec = ActionSpec(id=name, text=text, group=group, picture=picture, keys=keys, in_palette=shown)
        self.actions.add(spec, do)

    def show_keys(self) -> None:
        """Show the keys of the page in front."""
        specs = self.actions.usable()
        KeysDialog(self.workbench.words, self.window.title_of(self.window.page_id), specs, self.window).open()

    def _previous_pane(self) -> None:
        self.window.next_pane(-1)

    def _opener(self, page: str) -> Callable[[], None]:
        return lambda: self.window.go(page)

    def _known(self) -> list[Entry]:
        return [self._entry(spec) for spec in named_once(self.actions.usable()) if spec.in_palette]

    def _entry(self, spec: ActionSpec) -> Entry:
        return Entry(
            id=spec.id,
            text=spec.text,
            group=spec.group,
            picture=spec.picture,
            keys=spec.keys,
            do=lambda: self.actions.do(spec.id),
        )

    def _look_up(self, typed: str, done: Callable[[Sequence[Entry]], None]) -> None:
        self.background.run(lambda: self._find(self.workbench, typed), done)

    def _on_search_asked(self) -> None:
        self.palette.open()

    def _on_history_changed(self) -> None:
        self.actions.allow("undo", allowed=bool(self.history.undo_text))
        self.actions.allow("redo", allowed=bool(self.history.redo_text))

    def _on_moved(self, way: str, text: str) -> None:
        words = self.workbench.words
        said = words.text("Taken back: {act}", act=text) if way == "undo" else words.text("Done again: {act}", act=text)
        self.window.notify(Notice(said, picture="undo-2" if way == "undo" else "redo-2"))

    def _on_step_refused(self, way: str, text: str, error: Exception) -> None:
        if isinstance(error, FORESEEN):
            say = not_taken_back if way == "undo" else not_done_again
            self.window.notify(Notice(say(self.workbench.words, text, error), picture="circle-alert"))
        else:
            self.failures.show(error)
