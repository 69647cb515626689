"""The errors that a person is told about in sentences; everything else is a fault of ours."""

from __future__ import annotations

from salesdesk.application.failures import CommitUnknown, DeskTrouble
from salesdesk.application.files import FileNotWritten
from salesdesk.application.papers import LogoNotRead
from salesdesk.application.ports import Conflict, NotKept
from salesdesk.application.setting_up import StageInUse
from salesdesk.domain.refusals import Refusal
from salesdesk.wording.reading import NotUnderstood

FORESEEN = (
    Refusal,
    DeskTrouble,
    FileNotWritten,
    LogoNotRead,
    CommitUnknown,
    Conflict,
    NotKept,
    StageInUse,
    NotUnderstood,
)
