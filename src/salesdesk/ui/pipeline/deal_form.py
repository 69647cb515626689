"""The fields of a deal, kept as they are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from salesdesk.domain.deal import Category, Deal, DealLine, Motion
from salesdesk.domain.segment import SegmentBy
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine, date_field, money_field, pair, percent_field
from salesdesk.ui.parts import Card
from salesdesk.ui.pipeline.account_link import AccountLink
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class DealForm(Card):
    """Title, account, value, chance, category, motion, dates, owner, product, note."""

    def __init__(self, workbench: Workbench, refused: Callable[[str], None]) -> None:
        """Build the fields; `refused` gets the sentences when a rule said no."""
        words = workbench.words
        super().__init__(words.text("The deal"), gap=12)
        self._workbench = workbench
        self._refused = refused
        self._deal: Deal | None = None
        self._build_fields()
        self._place_fields()
        for name, field in self._by_name.items():
            field.committed.connect(partial(self._on_committed, name))
        self._product.committed.connect(self._on_product)

    def _build_fields(self) -> None:
        words, today, currency = self._workbench.words, self._workbench.today, self._workbench.standing.currency
        self._account = AccountLink(self._workbench)
        self._value = money_field(words, currency, words.text("Not known yet"))
        self._chance = percent_field(words)
        self._product: Choice[UUID | None] = Choice()
        self._owner: Choice[UUID | None] = Choice()
        self._chance_field = Field(words.text("Chance"), self._chance)
        self._value_field = Field(words.text("Value"), self._value)
        category: Choice[Category] = Choice([(c, label(words, c)) for c in Category])
        motion: Choice[Motion] = Choice([(m, label(words, m)) for m in Motion])
        self._by_name: dict[str, Any] = {
            "title": TextLine(),
            "value": self._value,
            "chance": self._chance,
            "category": category,
            "motion": motion,
            "owner_id": self._owner,
            "created_on": date_field(words, today),
            "qualified_on": date_field(words, today),
            "expected_on": date_field(words, today),
            "segment": TextLine(words.text("Such as public, export")),
            "note": TextBox(words.text("What you want to remember about this deal"), lines=3),
        }

    def _place_fields(self) -> None:
        words, fields = self._workbench.words, self._by_name

        def field(name: str, title: str) -> Field:
            return Field(title, fields[name])

        self._segment = field("segment", words.text("Segment, compared with deals of the same one"))
        self.add(
            field("title", words.text("Deal")),
            self._account,
            pair(self._value_field, self._chance_field),
            pair(field("expected_on", words.text("Expected close")), field("category", words.text("Category"))),
            Field(words.text("Product"), self._product),
            pair(field("motion", words.text("Motion")), field("owner_id", words.text("Owner"))),
            pair(field("qualified_on", words.text("Qualified on")), field("created_on", words.text("Created on"))),
            self._segment,
            field("note", words.text("Note")),
        )

    def show_deal(self, view: DealView) -> None:
        """Show a deal's present state; what is being typed just now is left alone."""
        words, deal = self._workbench.words, view.deal
        self._deal = deal
        self._owner.offer([(None, words.text("Nobody")), *((r.id, r.name) for r in view.reps)])
        self._product.offer([(None, words.text("No product")), *((p.id, p.name) for p in view.products)])
        self._product.set_value(deal.lines[0].product_id if deal.lines else None)
        for name, field in self._by_name.items():
            field.set_value(getattr(deal, name))
        self._segment.setVisible(view.segment_by is SegmentBy.OWN)
        self._account.show_deal(view)
        self._remark(view)

    def _remark(self, view: DealView) -> None:
        words = self._workbench.words
        stage = view.stage
        if view.deal.chance is None and stage and stage.chance is not None:
            self._chance_field.set_remark(
                words.text("{stage}: {chance}", stage=stage.name, chance=words.percent(stage.chance))
            )
        else:
            self._chance_field.set_remark("")
        estimate = view.row.estimate
        self._value_field.set_remark(
            words.text(
                "Estimated at {amount} from list prices; not counted until you enter a value",
                amount=words.money(estimate),
            )
            if view.deal.value is None and estimate
            else ""
        )

    def _on_committed(self, name: str, value: Any) -> None:  # noqa: ANN401 (the value of whichever field it is)
        if self._deal is not None:
            self._keep(replace(self._deal, **{name: value}))

    def _on_product(self, product: UUID | None) -> None:
        if self._deal is None:
            return
        rest = self._deal.lines[1:]
        first = (DealLine(product_id=product),) if product else ()
        self._keep(replace(self._deal, lines=(*first, *rest)))

    def _keep(self, after: Deal) -> None:
        before = self._deal
        if before is None or after == before:
            return
        self._deal = after
        words, desk = self._workbench.words, self._workbench.desk
        text = words.text("Change deal “{title}”", title=after.title)
        act(self._workbench, text, lambda: desk.selling.keep(before, after), refused=self._refused)
