"""Every sentence and label a person reads; serves the window, the command line and the documents."""

from salesdesk.wording.words import Words

__all__ = ["Words"]
