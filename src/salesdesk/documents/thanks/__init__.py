"""The thank-you card: what was done for us, in a few words, on a page to be sent by post (1.18)."""

from salesdesk.documents.thanks.card import write_card

__all__ = ["write_card"]
