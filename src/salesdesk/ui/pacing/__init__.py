"""The pace of a period as a card, for every page that looks at a forecast."""

from salesdesk.ui.pacing.card import PaceCard

__all__ = ["PaceCard"]
