"""The pieces that pages are put together from."""

from salesdesk.ui.icons import IconView, icon
from salesdesk.ui.parts.buttons import Button, IconButton, MenuButton, MoreButton
from salesdesk.ui.parts.counted import CountedButton
from salesdesk.ui.parts.empty import EmptyState
from salesdesk.ui.parts.gap_bar import GapBarView
from salesdesk.ui.parts.grounds import Card, Ground, boxed, column, equal, flush_rows, row, rule, scrolling
from salesdesk.ui.parts.headers import PageHeader
from salesdesk.ui.parts.hints import Banner, HintStrip
from salesdesk.ui.parts.labels import ElidedLabel, KeyCap, Label, key_caps, set_tip
from salesdesk.ui.parts.lamps import Lamp, LampRow
from salesdesk.ui.parts.options import OptionBadge, OptionCard
from salesdesk.ui.parts.pills import Pill, PillLook
from salesdesk.ui.parts.rows import CheckRow, OpenRow, Row, SaidBox

__all__ = [
    "Banner",
    "Button",
    "Card",
    "CheckRow",
    "CountedButton",
    "ElidedLabel",
    "EmptyState",
    "GapBarView",
    "Ground",
    "HintStrip",
    "IconButton",
    "IconView",
    "KeyCap",
    "Label",
    "Lamp",
    "LampRow",
    "MenuButton",
    "MoreButton",
    "OpenRow",
    "OptionBadge",
    "OptionCard",
    "PageHeader",
    "Pill",
    "PillLook",
    "Row",
    "SaidBox",
    "boxed",
    "column",
    "equal",
    "flush_rows",
    "icon",
    "key_caps",
    "row",
    "rule",
    "scrolling",
    "set_tip",
]
