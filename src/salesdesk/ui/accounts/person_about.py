"""From which circle somebody is, where what we know of them came from, who brought us together, how they look."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.log_subject import Known, Subject, matching
from salesdesk.domain.folding import fold
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait
from salesdesk.ui.accounts.saving_cards import save_cards
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextLine
from salesdesk.ui.flow import side_by_side
from salesdesk.ui.parts import Button, column, row
from salesdesk.ui.theme import theme
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from salesdesk.application.knowing_people import PersonSeen
    from salesdesk.application.log_rows import KnownPerson
    from salesdesk.domain.account import Person
    from salesdesk.ui.workbench import Workbench

    Edit = Callable[[str, Callable[[Person], Person]], None]

SIDE = 56
LARGEST = 6000
"""Pictures with more pixels than that on a side are not drawn: they are no portraits."""
SUGGESTED = 8


def drawn_portrait(portrait: Portrait | None, side: int) -> QImage | None:
    """Return a portrait cut to a square, None where there is none that can be drawn."""
    if portrait is None:
        return None
    device = QBuffer()
    device.setData(QByteArray(portrait.content))
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(device, QByteArray(b"png" if portrait.media == "image/png" else b"jpeg"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST:
        return None
    reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    return image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)


class PortraitView(QWidget):
    """A picture of somebody in a circle."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._image: QImage | None = None
        self.setFixedSize(theme().px(SIDE), theme().px(SIDE))
        self.hide()

    def show_portrait(self, portrait: Portrait | None, name: str) -> None:
        """Show a picture; without one nothing is shown."""
        self._image = drawn_portrait(portrait, round(theme().px(SIDE) * self.devicePixelRatioF()))
        self.setAccessibleName(name)
        self.setVisible(self._image is not None)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        place = QRectF(self.rect())
        path = QPainterPath()
        path.addEllipse(place)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(path)
        painter.drawImage(place, self._image)
        painter.end()


class PersonAbout(QWidget):
    """The fields that tell how we know somebody; each edit goes to `edit`."""

    def __init__(self, workbench: Workbench, edit: Edit) -> None:
        """Show nobody yet."""
        super().__init__()
        self._workbench, self._words, self._edit = workbench, workbench.words, edit
        words = self._words
        self._key: UUID | None = None
        self._name = ""
        self._known: tuple[Known, ...] = ()
        self.portrait = PortraitView()
        self.circle: Choice[Circle | None] = Choice(
            [(None, words.text("Not said")), *((circle, label(words, circle)) for circle in Circle)]
        )
        self.origin = TextLine(words.text("Such as a fair or an address card"))
        self.referrer = SuggestLine(self._suggested, words.text("Name of somebody here"))
        self._referred = Field(words.text("Referred by"), self.referrer)
        self.save = Button(words.text("Save address card…"), "file-down", "quiet", do=self._on_save)
        self.circle.committed.connect(self._on_circle)
        self.origin.committed.connect(self._on_origin)
        self.referrer.picked.connect(self._on_referrer)
        self.referrer.committed.connect(self._on_referrer_typed)
        self.setLayout(
            column(
                side_by_side(Field(words.text("Circle"), self.circle), self._referred),
                Field(words.text("Where this came from"), self.origin),
                row(self.portrait, self.save, None, gap=12),
                gap=10,
            )
        )

    def show_person(self, person: Person) -> None:
        """Show somebody; the portrait and the name of the referrer follow from the worker."""
        self.circle.set_value(person.circle)
        self.origin.set_value(person.origin)
        self._key, self._name = person.id, person.name
        people = self._workbench.desk.people
        key = person.id
        self._workbench.ask(lambda: (people.seen(key), people.known()), self._on_seen, self._on_not_kept)

    def _on_seen(self, answer: tuple[PersonSeen, Sequence[KnownPerson]]) -> None:
        seen, known = answer
        if seen.person.id != self._key:
            return
        self._known = tuple(_known(one) for one in known if one.id != self._key)
        self.save.setEnabled(True)
        self.referrer.set_value(seen.referred_by)
        self.portrait.show_portrait(seen.portrait, self._words.text("Picture of {name}", name=seen.person.name))

    def _on_not_kept(self, *_error: object) -> None:
        """Somebody new has neither a portrait nor a card before there is a name."""
        self.save.setEnabled(False)

    def _suggested(self, typed: str) -> Sequence[tuple[UUID, str]]:
        found = matching(self._known, typed, SUGGESTED)
        return [(one.subject.person_id, one.words) for one in found if one.subject.person_id]

    def _on_circle(self, circle: Circle | None) -> None:
        self._edit(self._words.text("Set circle"), lambda person: replace(person, circle=circle))

    def _on_origin(self, origin: str) -> None:
        self._edit(self._words.text("Set where this came from"), lambda person: replace(person, origin=origin))

    def _on_referrer(self, key: UUID) -> None:
        self._referred.clear_error()
        self._edit(self._words.text("Set referred by"), lambda person: replace(person, referred_by=key))

    def _on_referrer_typed(self, typed: str) -> None:
        if not typed:
            self._referred.clear_error()
            self._edit(self._words.text("Set referred by"), lambda person: replace(person, referred_by=None))
            return
        folded = fold(typed)
        exact = [one.subject.person_id for one in self._known if folded in {one.folded, fold(one.words.split(",")[0])}]
        if len(exact) == 1 and exact[0] is not None:
            self._on_referrer(exact[0])
        elif not exact:
            self._referred.set_error(
                self._words.text("Nobody here is called so. Choose from the list, or add the person first")
            )

    def _on_save(self) -> None:
        if self._key is not None:
            save_cards(self._workbench, self._name, people=(self._key,))


def _known(one: KnownPerson) -> Known:
    words = f"{one.name}, {one.account}" if one.account else one.name
    return Known(words=words, subject=Subject(person_id=one.id, account_id=one.account_id), folded=fold(words))
