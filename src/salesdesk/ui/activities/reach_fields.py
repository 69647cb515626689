"""How it was done and how far it got: what has to be said then, a voicemail's purpose or an e-mail's (0.7, 2.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.activity import Channel, MailPurpose, Reach, reaches_of
from salesdesk.ui.activities.letters import LetterSegments
from salesdesk.ui.fields import Choice, Field, TextLine, Tick
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import column
from salesdesk.wording.activities import SHORT_CHANNELS, voicemails_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.log_rows import Voicemails
    from salesdesk.wording import Words


class ReachFields(QWidget):
    """Means, reach, who came to whom; below them only what the choice needs. `arranged` when that changes."""

    arranged = Signal()
    entered = Signal()

    def __init__(self, words: Words, *, above_reach: QWidget) -> None:
        """Begin with a phone call in which both spoke; `above_reach` stands between the means and the reach."""
        super().__init__()
        self._words = words
        self.channel: LetterSegments[Channel] = LetterSegments(
            words.text("How"), [(channel, words.text(name), "") for channel, name in SHORT_CHANNELS.items()]
        )
        self.reach: LetterSegments[Reach] = LetterSegments(
            words.text("How far it got"), [(reach, label(words, reach), "") for reach in Reach]
        )
        self.theirs = Tick(words.text("They came to us"))
        self.voicemail = TextLine(words.text("Such as: agree on the day of the trial"))
        self.voicemail_field = Field(words.text("What the voicemail was to bring"), self.voicemail)
        self.mail: Choice[MailPurpose] = Choice([(one, label(words, one)) for one in MailPurpose])
        self.mail_field = Field(
            words.text("What the e-mail was for"),
            self.mail,
            remark=words.text("E-mails do these five things well. Selling is not among them."),
        )
        self.mail.set_value(None)
        self.mail.setPlaceholderText(words.text("Choose one of five"))
        line = Flow(self.reach, self.theirs, gap=14, align="middle")
        self.setLayout(column(self.channel, above_reach, line, self.voicemail_field, self.mail_field, gap=12))
        self.channel.committed.connect(self._on_changed)
        self.reach.committed.connect(self._on_reach)
        self.theirs.committed.connect(self._on_changed)
        for one in (self.channel, self.reach):
            one.entered.connect(self.entered)
        self.rearrange()

    def show_left(self, left: Voicemails | None) -> None:
        """Tell how many voicemails were left already (2.11); None where nobody is chosen."""
        self.voicemail_field.set_remark(voicemails_told(self._words, left) if left is not None else "")

    def focus_first(self) -> None:
        """Put the focus where the call is told: how far it got."""
        (self.reach if self.reach.isVisibleTo(self) else self.mail).setFocus()

    def _on_changed(self, _value: object) -> None:
        self.rearrange()
        self.arranged.emit()

    def _on_reach(self, reach: object) -> None:
        self._on_changed(reach)
        if reach is Reach.VOICEMAIL:
            self.voicemail.setFocus()

    def rearrange(self) -> None:
        """Show only what the choice needs."""
        channel = self.channel.value()
        reaches = reaches_of(channel)
        self.reach.offer_only(reaches)
        self.reach.setVisible(len(reaches) > 1)
        self.theirs.setVisible(channel is not Channel.DESK)
        ours = not self.theirs.value()
        self.voicemail_field.setVisible(self.reach.value() is Reach.VOICEMAIL)
        self.mail_field.setVisible(channel is Channel.EMAIL and ours)
