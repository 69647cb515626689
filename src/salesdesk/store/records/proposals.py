"""Tables of proposals, their two options, and what was issued."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem

from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalState
from salesdesk.store.records.base import PERSONAL, aggregate, metadata, money, part, refers, text
from salesdesk.store.types import Choice, Exact, Instant, Key

proposal = aggregate(
    "proposal",
    Column("number", String(64), nullable=False, index=True),
    refers("account_id", "account", needed=True, index=True),
    Column("currency", String(3), nullable=False),
    refers("deal_id", "deal", index=True),
    refers("person_id", "person"),
    refers("rep_id", "rep"),
    Column("state", Choice(ProposalState), nullable=False),
    Column("revision", Integer, nullable=False),
    text("title"),
    text("words"),
    Column("dated", Date),
    Column("valid_until", Date),
    Column("language", String(16), nullable=False),
    Column("paper", String(16), nullable=False),
    text("heard_lead"),
    text("heard_worth"),
    text("heard_propose"),
    text("compare"),
    text("payment_terms"),
    refers("next_step_id", "follow_up", index=True),
    text("terms"),
    Column("names_raisers", Boolean, nullable=False),
    refers("impediment_id", "impediment"),
    text("discount_reason"),
)

proposal_need = part(
    "proposal_need",
    "proposal",
    text("need"),
    text("today"),
    text("wanted"),
    text("who", personal=True),
    Column("said_on", Date),
)

proposal_figure = part("proposal_figure", "proposal", text("value"), text("label"), text("source"))

proposal_option = part(
    "proposal_option",
    "proposal",
    text("name"),
    text("sentence"),
    text("payment_terms"),
    text("delivery"),
    text("installation"),
    Column("first_year_minor", BigInteger, nullable=False),
    Column("discount", Exact(), nullable=False),
)


def _of_option(name: str, *items: SchemaItem) -> Table:
    """Return the table of an option's parts: `option` is the place of the option in its proposal."""
    return Table(
        name,
        metadata,
        Column("proposal_id", Key(), primary_key=True),
        Column("option", SmallInteger, primary_key=True, autoincrement=False),
        Column("place", SmallInteger, primary_key=True, autoincrement=False),
        *items,
        ForeignKeyConstraint(
            ["proposal_id", "option"], ["proposal_option.proposal_id", "proposal_option.place"], ondelete="CASCADE"
        ),
        sqlite_with_rowid=False,
    )


option_row = _of_option("option_row", text("label"), text("text"))


def priced_line() -> tuple[SchemaItem, ...]:
    """Return the columns of a priced line, in an option and in a group of lines alike."""
    return (
        text("text"),
        *money("price", needed=True),
        Column("quantity", Exact(), nullable=False),
        text("unit"),
        text("line_group"),
        refers("product_id", "product"),
        Column("recurrence", Choice(Recurrence), nullable=False),
        Column("discount", Exact(), nullable=False),
        *money("cost"),
        text("tax_name"),
        Column("tax_rate", Exact()),
    )


option_line = _of_option("option_line", *priced_line())

# No reference: an option that was raised may be struck from its discussion, and the check before issuing says so.
option_raised = _of_option("option_raised", Column("raised_id", Key(), nullable=False))

after_choice = part("after_choice", "proposal", text("text"), Column("due_on", Date))

revision = aggregate(
    "revision",
    refers("proposal_id", "proposal", needed=True, index=True),
    Column("number", Integer, nullable=False),
    text("content", personal=True),
    Column("content_hash", String(64), nullable=False),
    Column("pdf", LargeBinary, nullable=False),
    Column("pdf_hash", String(64), nullable=False),
    Column("issued_at", Instant(), nullable=False),
)

answer = aggregate(
    "answer",
    refers("proposal_id", "proposal", needed=True, index=True),
    Column("revision", Integer, nullable=False),
    text("choice"),
    text("signer", personal=True),
    text("title", personal=True),
    text("place", personal=True),
    text("signed_on"),
    text("remarks", personal=True),
    Column("verdict", Choice(Verdict), nullable=False),
    Column("answered_on", Date, nullable=False),
    Column("file", LargeBinary, nullable=False, info=dict(PERSONAL)),
    text("file_hash"),
)

answer_doubt = part("answer_doubt", "answer", Column("doubt", Choice(Doubt), nullable=False))
