"""Views of the pipeline under names: chosen from a menu or the palette, saved, renamed, removed; each act undoable."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QByteArray
from typing_extensions import override

from salesdesk.domain.folding import fold
from salesdesk.domain.saved_view import SavedView
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.parts import MenuButton
from salesdesk.wording.filter_words import filter_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.application.changes import Step
    from salesdesk.ui.background import Ticket
    from salesdesk.ui.workbench import Workbench

KEPT: Final = "pipeline/saved-view"


class Shows(Protocol):
    """A page that shows views."""

    def view_shown(self, name: str) -> SavedView:
        """Return what is shown now as a view of its own under a name."""
        ...

    def show_saved(self, view: SavedView) -> None:
        """Show what a view says."""
        ...


class ViewsMenu(MenuButton):
    """The views of the desk; the one used last comes back at the next start."""

    def __init__(self, workbench: Workbench, page: Shows, scope: str) -> None:
        """Offer no view yet; `reload` asks for them."""
        words = workbench.words
        super().__init__(words.text("Views"), "eye")
        self._workbench = workbench
        self._page = page
        self._filter_words = filter_words(words)
        self._scope = scope
        self._views: tuple[SavedView, ...] = ()
        self._added: set[str] = set()
        self._begun = False
        self._counts: dict[str, int] = {}
        self._counting: Ticket | None = None
        self._present = bytes(workbench.settings.kept(KEPT).data()).decode("ascii", "ignore")
        spec = ActionSpec(
            id="pipeline.save_view",
            text=words.text("Save this view…"),
            group=words.text("Pipeline"),
            scope=scope,
            picture="eye",
        )
        workbench.actions.add(spec, self.save)
        self.menu().aboutToShow.connect(self._count)
        self.menu().aboutToHide.connect(self._end_counting)

    def reload(self) -> None:
        """Ask for the views."""
        self._workbench.ask(self._workbench.desk.deal_lists.views, self._on_views)

    def _on_views(self, views: tuple[SavedView, ...]) -> None:
        self._views = views
        self._offer()
        self._offer_in_palette()
        present = self._chosen()
        if not self._begun and present is not None:
            self._page.show_saved(present)
        self._begun = True

    def _chosen(self) -> SavedView | None:
        return next((view for view in self._views if str(view.id) == self._present), None)

    def _offer(self) -> None:
        words, present = self._workbench.words, self._chosen()
        self.compare()
        acts: list[tuple[str, Callable[[], object]]] = [
            (self._told(view), partial(self.show_view, view)) for view in self._views
        ]
        if present is not None:
            acts.append((words.text("Leave “{name}”, show all open deals", name=present.name), self.leave))
        acts.append((words.text("Save this view…"), self.save))
        if present is not None:
            acts.append((words.text("Rename “{name}”…", name=present.name), partial(self._rename, present)))
            acts.append((words.text("Remove “{name}”", name=present.name), partial(self._remove, present)))
        self.offer_only(acts)

    def compare(self) -> None:
        """Name the view that is shown; one of which something else is shown now is changed."""
        words, present = self._workbench.words, self._chosen()
        if present is None:
            self.set_words(words.text("Views"))
            return
        shown = replace(self._page.view_shown(present.name), id=present.id, columns=(), order=())
        same = shown == replace(present, columns=(), order=())
        self.set_words(present.name if same else words.text("{name}, changed", name=present.name))

    def leave(self) -> None:
        """Show all open deals again, with the usual columns, and come back to no view at the next start."""
        self._remember("")
        self._page.show_saved(replace(self._page.view_shown(""), filter="", columns=(), order=()))
        self._offer()

    # how many deals each view holds

    def _told(self, view: SavedView) -> str:
        """Return the words of a view in the menu: its name, and at the right how many deals it holds."""
        known = self._counts.get(view.filter)
        return f"{view.name}\t{self._workbench.words.number(known) if known is not None else '…'}"

    def _count(self) -> None:
        """Count what each view holds while the menu is open: one view after the other, behind what is asked besides."""
        self._count_next(list(self._views))

    def _count_next(self, left: list[SavedView]) -> None:
        if not left:
            self._counting = None
            return
        view, *others = left
        self._counting = self._workbench.ask(
            partial(self._counted, view.filter), partial(self._on_counted, view, others)
        )

    def _counted(self, text: str) -> int:
        """Return how many deals a filter finds; runs in the worker."""
        lists = self._workbench.desk.deal_lists
        return lists.count(lists.query(text, self._filter_words))

    def _on_counted(self, view: SavedView, others: list[SavedView], count: int) -> None:
        self._counts[view.filter] = count
        for one, action in zip(self._views, self._offered, strict=False):
            if one.filter == view.filter:
                action.setText(self._told(one).replace("&", "&&"))
        self._count_next(others)

    def _end_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()

    def _offer_in_palette(self) -> None:
        """Let the palette choose a view by its name; a view that is gone or renamed is offered so no longer."""
        words, actions = self._workbench.words, self._workbench.actions
        named = {f"pipeline.view.{view.id}.{view.name}": view for view in self._views}
        for name in self._added:
            actions.allow(name, allowed=name in named)
        for name, view in named.items():
            if name not in self._added:
                text = words.text("Show view “{name}”", name=view.name)
                spec = ActionSpec(id=name, text=text, group=words.text("Pipeline"), scope=self._scope, picture="eye")
                actions.add(spec, partial(self._show_by_id, str(view.id)))
                self._added.add(name)

    def _show_by_id(self, key: str) -> None:
        found = next((view for view in self._views if str(view.id) == key), None)
        if found is not None:
            self.show_view(found)

    def show_view(self, view: SavedView) -> None:
        """Show a view and come back to it at the next start."""
        self._remember(str(view.id))
        self._offer()
        self._page.show_saved(view)

    def _remember(self, key: str) -> None:
        self._present = key
        self._workbench.settings.keep(KEPT, QByteArray(key.encode("ascii")))

    def save(self) -> None:
        """Ask for a name and keep what is shown under it."""
        words, present = self._workbench.words, self._chosen()
        NameDialog(
            self._workbench,
            words.text("Save this view"),
            words.text("Save view"),
            present.name if present is not None else "",
            self._save_as,
            why=words.text("Keeps the filter, the columns and their order. A view of the same name is replaced."),
        ).open()

    def _save_as(self, dialog: NameDialog, name: str) -> None:
        lists, view = self._workbench.desk.deal_lists, self._page.view_shown(name)

        def done(step: Step) -> None:
            dialog.accept()
            for edit in step.edits:
                if isinstance(edit.after, SavedView):
                    self._remember(str(edit.after.id))
            self.reload()

        text = self._workbench.words.text("Save view “{name}”", name=name)
        act(self._workbench, text, lambda: lists.save_view(view), done, dialog.refuse)

    def _rename(self, view: SavedView) -> None:
        words = self._workbench.words
        NameDialog(
            self._workbench,
            words.text("Rename the view"),
            words.text("Rename view"),
            view.name,
            partial(self._rename_to, view),
            taken=[other.name for other in self._views if other.id != view.id],
        ).open()

    def _rename_to(self, view: SavedView, dialog: NameDialog, name: str) -> None:
        lists = self._workbench.desk.deal_lists

        def done(_step: Step) -> None:
            dialog.accept()
            self.reload()

        text = self._workbench.words.text("Rename view “{name}”", name=view.name)
        act(self._workbench, text, lambda: lists.rename_view(view, name), done, dialog.refuse)

    def _remove(self, view: SavedView) -> None:
        lists, words = self._workbench.desk.deal_lists, self._workbench.words
        act(
            self._workbench,
            words.text("Remove view “{name}”", name=view.name),
            lambda: lists.remove_view(view),
            lambda _step: self.reload(),
            toast=True,
        )


class NameDialog(AskDialog):
    """Asks for the name of a view, then hands it on."""

    def __init__(
        self,
        workbench: Workbench,
        title: str,
        verb: str,
        name: str,
        chosen: Callable[[NameDialog, str], None],
        *,
        why: str = "",
        taken: Sequence[str] = (),
    ) -> None:
        """Ask; `chosen` keeps the name and closes the dialog, or refuses; names that are `taken` are refused here."""
        self._chosen = chosen
        self._taken = {fold(one) for one in taken}
        self.line = TextLine(workbench.words.text("For example: my open proposals"))
        self.line.set_value(name)
        super().__init__(workbench, title, verb, Field(workbench.words.text("Name of the view"), self.line), why=why)
        self.line.setFocus()
        self.line.selectAll()

    @override
    def answer(self) -> None:
        """Hand the name on."""
        name = self.line.value()
        if fold(name) in self._taken:
            self.refuse(self.words.text("Another view is called “{name}”. Choose another name", name=name))
        else:
            self._chosen(self, name)
