"""Follow-ups: the form that books one, the line that shows one, and what can be done with it."""

from salesdesk.ui.following_up.dialogs import BookDialog, FactsDialog, MoveDialog
from salesdesk.ui.following_up.form import FollowUpForm
from salesdesk.ui.following_up.line import FollowUpLine

__all__ = ["BookDialog", "FactsDialog", "FollowUpForm", "FollowUpLine", "MoveDialog"]
