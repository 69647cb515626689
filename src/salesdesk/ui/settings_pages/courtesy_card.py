"""How often somebody is tried before the pest guard says stop, and what a gift may cost (B4, 2.10, 2.11, 1.18)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from typing_extensions import override

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.ui.fields import Field, money_field, pair, quantity_field
from salesdesk.ui.settings_pages.desk_cards import SettingsSection

if TYPE_CHECKING:
    from salesdesk.application.setting_up import SettingsView
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench

GIFT: Final = "gift_limit"


class CourtesyCard(SettingsSection):
    """The limits of the pest guard, and the limit of gifts."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Courtesy"), words.text("tenacious, never a pest"), refused)
        names = ("caution_after", "stop_after", "voicemails", "voicemail_days")
        caution, stop, voicemails, days = (self.name(one, quantity_field(words)) for one in names)
        self.gift = self.name(GIFT, money_field(words, self.settings.currency, words.text("No limit")))
        self.gift.setMaximumWidth(180)
        self.add(
            pair(
                Field(words.text("Think twice after this many attempts"), caution),
                Field(words.text("Stop after this many attempts"), stop),
            ),
            pair(
                Field(words.text("Stop after this many voicemails"), voicemails),
                Field(words.text("within this many days"), days),
            ),
            Field(
                words.text("A gift costs at most"),
                self.gift,
                remark=words.text("You are warned above it. Ask what your and their company allow"),
            ),
        )

    @override
    def show_view(self, view: SettingsView) -> None:
        self.gift.set_currency(view.settings.currency)
        super().show_view(view)

    @override
    def value_of(self, field: str) -> Any:
        value = getattr(self.settings.courtesy, field)
        return value if field == GIFT else Decimal(value)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        courtesy = self.settings.courtesy
        if field != GIFT:
            # Without a number the one that stands is kept: the guard always has its limits.
            value = getattr(courtesy, field) if value is None else int(value)
        return replace(self.settings, courtesy=replace(courtesy, **{field: value}))
