"""The printed agreement on the option that was chosen (4.18)."""

from salesdesk.documents.agreement.binding import AgreementPress, write_agreement

__all__ = ["AgreementPress", "write_agreement"]
