"""How soon the desk gets back to somebody, by the kind of follow-up (2.6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.courtesy import with_lead_time
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.fields import Field, pair, quantity_field
from salesdesk.ui.parts import Label
from salesdesk.ui.settings_pages.desk_cards import SettingsSection
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench


class LeadTimesCard(SettingsSection):
    """A field for each kind: the working days on which it is proposed."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Follow-ups"), words.text("how soon you get back to them"), refused)
        fields = [Field(label(words, kind), self.name(kind.value, quantity_field(words))) for kind in FollowUpKind]
        remark = words.text("In working days of your desk, without public holidays. None is the same day.")
        # Two beside each other, so that they stand in columns; the last one may be alone.
        beside: list[QWidget] = [*fields, *(QWidget() for _ in range(len(fields) % 2))]
        self.add(Label(remark, "second", wrap=True))
        for left, right in zip(beside[::2], beside[1::2], strict=True):
            self.add(pair(left, right))

    @override
    def value_of(self, field: str) -> Any:
        return Decimal(self.settings.courtesy.days(FollowUpKind(field)))

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        # Without a number the usual lead time counts again.
        courtesy = with_lead_time(self.settings.courtesy, FollowUpKind(field), None if value is None else int(value))
        return replace(self.settings, courtesy=courtesy)
