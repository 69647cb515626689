"""What forecasts are measured by: a miss, the time for calls, the usual cycle, the odds of age."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.ui.fields import Field, Tick, pair, quantity_field
from salesdesk.ui.parts import Label
from salesdesk.ui.settings_pages.desk_cards import SettingsSection

if TYPE_CHECKING:
    from salesdesk.ui.settings_pages.section import Refused
    from salesdesk.ui.workbench import Workbench

_ODDS = "age_odds"


class ForecastCard(SettingsSection):
    """Four settings of the forecast; each says what it does."""

    def __init__(self, workbench: Workbench, refused: Refused) -> None:
        """Build the fields."""
        words = workbench.words
        super().__init__(workbench, words.text("Forecast"), words.text("what it counts on"), refused)
        self.odds: Tick = self.name(_ODDS, Tick(words.text("Let the odds of its age count")))
        odds = words.text(
            "Where neither rep nor stage gives a chance, a deal takes the share of deals of its age that were won "
            "later. Of an age that fewer than 20 deals reached it takes none. Off, such deals are in no range."
        )
        minutes = words.text("A working day has this much time for calls that close a gap")
        cycle = words.text("Counts while no deal was won. Empty: nobody knows")
        miss = words.text("In per cent of what came. Two misses in a row the same way are named")
        self.add(
            self.odds,
            Label(odds, "second", wrap=True),
            pair(
                Field(words.text("Minutes a day for calls"), self._number("play_minutes"), remark=minutes),
                Field(words.text("A forecast misses from"), self._number("tolerance"), remark=miss),
            ),
            pair(
                Field(words.text("A sale usually takes so many days"), self._number("usual_cycle"), remark=cycle),
                Label("", "second"),
            ),
        )

    def _number(self, field: str) -> Any:  # noqa: ANN401 (any field of the kit)
        return self.name(field, quantity_field(self.words))

    @override
    def value_of(self, field: str) -> Any:
        value = super().value_of(field)
        return value if field == _ODDS or value is None else Decimal(value)

    @override
    def with_value(self, field: str, value: Any) -> DeskSettings:
        if field == _ODDS:
            return super().with_value(field, value)
        # Only the usual cycle may be empty; the others keep the number that stands.
        kept = None if field == "usual_cycle" else getattr(self.settings, field)
        return super().with_value(field, kept if value is None else int(value))
