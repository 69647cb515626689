"""The page on how we will work: what a seller and a customer agreed on, in their words."""

from salesdesk.documents.working_agreement.agreement import write_working_agreement

__all__ = ["write_working_agreement"]
