"""How soon a lead should be spoken with (3.5)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.ui.fields import Field, quantity_field
from salesdesk.ui.settings_pages.desk_cards import SettingsSection

if TYPE_CHECKING:
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench


class LeadsCard(SettingsSection):
    """The target of the first talk, in working hours."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the field."""
        words = workbench.words
        super().__init__(workbench, words.text("Leads"), words.text("how soon they are answered"), refused)
        self.hours = self.name("lead_hours", quantity_field(words))
        self.hours.setMaximumWidth(120)
        remark = words.text("Counted in the working hours of your desk, without public holidays")
        self.add(Field(words.text("First talk within this many working hours"), self.hours, remark=remark))

    @override
    def value_of(self, field: str) -> Any:
        return Decimal(self.settings.lead_hours)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        # Without a number the one that stands is kept: the clock always has a target.
        return super().with_value(field, self.settings.lead_hours if value is None else int(value))
