"""How the customer buys: what they did alone, what they expect to pay, when they decide, how we will work."""

from salesdesk.ui.buying.section import Buying

__all__ = ["Buying"]
