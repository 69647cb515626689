"""How soon the desk gets back to somebody, by the kind of follow-up (2.6)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from salesdesk.domain.courtesy import with_lead_time
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.fields import Field, quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Label
from salesdesk.ui.settings_pages.desk_cards import SettingsSection
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench

WIDTH: Final = 120


class LeadTimesCard(SettingsSection):
    """A field for each kind: the working days on which it is proposed."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Follow-ups"), words.text("how soon you get back to them"), refused)
        fields: list[Field] = []
        for kind in FollowUpKind:
            field = self.name(kind.value, quantity_field(words))
            field.setMaximumWidth(WIDTH)
            fields.append(Field(label(words, kind), field))
        remark = words.text("In working days of your desk, without public holidays. None is the same day.")
        self.add(Label(remark, "second", wrap=True), Flow(*fields, gap=12, line_gap=10))

    @override
    def value_of(self, field: str) -> Any:
        return Decimal(self.settings.courtesy.days(FollowUpKind(field)))

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        # Without a number the usual lead time counts again.
        courtesy = with_lead_time(self.settings.courtesy, FollowUpKind(field), None if value is None else int(value))
        return replace(self.settings, courtesy=courtesy)
