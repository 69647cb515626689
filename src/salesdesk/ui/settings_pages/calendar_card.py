"""The desk's own calendar: a file on this machine that a calendar program subscribes to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.ui.files import save_document, show_in_folder, where_to_save
from salesdesk.ui.parts import Button, HintStrip, Label, row
from salesdesk.ui.settings_pages.section import Section

if TYPE_CHECKING:
    from salesdesk.application.exporting import Saved
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.workbench import Workbench


class CalendarCard(Section):
    """Switched on by choosing where the file is; from then on it is written again when something changes."""

    def __init__(self, workbench: Workbench) -> None:
        """Build it; what is set is shown with the settings."""
        words = workbench.words
        super().__init__(workbench, words.text("Calendar to subscribe to"), words.text("on this machine"))
        self._desk_id = str(workbench.standing.settings.id)
        said = words.text(
            "Your follow-ups and planned meetings in one file. Subscribe to it in your calendar program: SalesDesk "
            "writes it again when something changes."
        )
        self.where = Label("", "second", wrap=True)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.choose = Button(words.text("Choose where…"), "calendar-plus", do=self._on_choose)
        self.show_file = Button(words.text("Show in folder"), do=self._on_show)
        self.stop = Button(words.text("Stop writing it"), do=self._on_stop)
        self.add(
            Label(said, "second", wrap=True),
            self.where,
            self.trouble,
            row(self.choose, self.show_file, self.stop, None),
        )
        self._tell()

    @override
    def show_view(self, view: SettingsView) -> None:
        """Show where it is."""
        self._desk_id = str(view.settings.id)
        self._tell()

    @property
    def _path(self) -> str:
        return self.workbench.settings.calendar_of(self._desk_id)

    def _tell(self) -> None:
        words, path = self.words, self._path
        self.where.setText(words.text("Written to {path}", path=path) if path else words.text("It is not written yet."))
        self.show_file.setVisible(bool(path))
        self.stop.setVisible(bool(path))

    def _on_choose(self) -> None:
        words = self.words
        name = safe_name(self.workbench.standing.settings.name, words.text("SalesDesk"))
        path = where_to_save(
            self.workbench, words.text("Calendar to subscribe to"), f"{name}.ics", words.text("Calendar (*.ics)")
        )
        if path is not None:
            calendars = self.workbench.desk.calendars
            save_document(self.workbench, path, calendars.write_whole, self._on_refused, self._on_saved)

    def _on_saved(self, saved: Saved) -> None:
        """Remember it only once it could be written there."""
        self.trouble.hide()
        self.workbench.settings.keep_calendar(self._desk_id, str(saved.path))
        self._tell()

    def _on_refused(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()

    def _on_show(self) -> None:
        show_in_folder(Path(self._path))

    def _on_stop(self) -> None:
        """Write it no more; the file stays as it is."""
        self.workbench.settings.keep_calendar(self._desk_id, "")
        self._tell()
        self.choose.setFocus()
