"""Fields: every one has `value()`, `set_value(...)` and a `committed` signal that carries the value."""

from salesdesk.ui.fields.choices import Choice, Segments, Tick
from salesdesk.ui.fields.dates import DateField, MomentField, TimeField
from salesdesk.ui.fields.field import Field, pair
from salesdesk.ui.fields.parsed import ParsedLine
from salesdesk.ui.fields.search import SearchLine, SuggestLine
from salesdesk.ui.fields.text import SavedLine, TextBox, TextLine
from salesdesk.ui.fields.worded import (
    MoneyLine,
    date_field,
    exchange_rate_field,
    moment_field,
    money_field,
    percent_field,
    quantity_field,
    rate_field,
    time_field,
)

__all__ = [
    "Choice",
    "DateField",
    "Field",
    "MomentField",
    "MoneyLine",
    "ParsedLine",
    "SavedLine",
    "SearchLine",
    "Segments",
    "SuggestLine",
    "TextBox",
    "TextLine",
    "Tick",
    "TimeField",
    "date_field",
    "exchange_rate_field",
    "moment_field",
    "money_field",
    "pair",
    "percent_field",
    "quantity_field",
    "rate_field",
    "time_field",
]
