"""Tables of what is written once for many proposals: snippets, groups of lines, templates."""

from __future__ import annotations

from sqlalchemy import Column, String

from salesdesk.store.records.base import aggregate, part, text
from salesdesk.store.records.proposals import priced_line

snippet = aggregate("snippet", text("name"), text("text"), Column("language", String(16), nullable=False))

line_group = aggregate("line_group", text("name"))

line_group_line = part("line_group_line", "line_group", *priced_line())

proposal_template = aggregate(
    "proposal_template",
    text("name"),
    Column("language", String(16), nullable=False),
    text("lead"),
    text("worth"),
    text("propose"),
    text("compare"),
    text("payment_terms"),
    text("terms"),
)

template_row = part("template_row", "proposal_template", text("label"), text("text"))

template_step = part("template_step", "proposal_template", text("text"))
