"""Deals come in: what a row becomes, what it brings with it, what stays out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.planning import Verdict
from salesdesk.application.importing.troubles import ProblemCode, RemarkCode
from salesdesk.application.ports import Conflict
from salesdesk.domain.account import Account, AccountKind
from salesdesk.domain.deal import Category, Deal, DealLine, Motion, Outcome, ReasonCode, Stage, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.history import CREATED
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from tests.application.importing.files import office, text

FILE = (
    "Deal ID,Deal,Account,Owner,Stage,Product,Amount,Probability,Created,Qualified on,Expected close,Closed on,"
    "Loss reason,Deal type,Forecast category,Notes\n"
    "1,Hall 2,Nordwind KG,Ilse Brandt,Offer,Cool Box,1200.50,40 %,2026-01-05,2026-01-20,2026-06-30,,,,Commit,see Jo\n"
    "2,Hall 3,nordwind kg,Jo Falk,Won,CoolBox,800,100 %,2025-01-05,,,2025-03-01,,Renewal,,\n"
    "3,,Südlicht AG,,Lost,Warm Box,0,0 %,2026-02-01,,,2026-03-01,too expensive,,,\n"
    "4,,,Ilse Brandt,Prospecting,,,,,,,,,,,"
)


def test_a_row_becomes_a_deal() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(FILE))
    assert (outcome.counts.read, outcome.counts.added, outcome.counts.skipped) == (4, 4, 0)
    assert trial.one(Deal, "Hall 2") == Deal(
        id=trial.one(Deal, "Hall 2").id,
        title="Hall 2",
        currency="EUR",
        account_id=trial.one(Account, "Nordwind KG").id,
        owner_id=trial.one(Rep, "Ilse Brandt").id,
        stage_id=trial.one(Stage, "Offer").id,
        motion=Motion.EXISTING,
        category=Category.COMMIT,
        value=Money.of("1200.50", "EUR"),
        chance=0.4,
        created_on=date(2026, 1, 5),
        qualified_on=date(2026, 1, 20),
        expected_on=date(2026, 6, 30),
        lines=(DealLine(product_id=trial.one(Product, "Cool Box").id, quantity=Decimal(1)),),
        note="see Jo",
    )


def test_a_won_deal_has_no_chance_left_and_no_stage() -> None:
    trial = office(currency="EUR")
    trial.bring(text(FILE))
    deal = trial.one(Deal, "Hall 3")
    assert (deal.status, deal.closed_on, deal.value) == (Status.WON, date(2025, 3, 1), Money.of(800, "EUR"))
    assert (deal.chance, deal.stage_id, deal.expected_on) == (None, None, None)
    assert deal.motion is Motion.EXISTING


def test_a_lost_deal_keeps_its_reason_and_its_0_is_no_value() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(FILE))
    deal = trial.one(Deal, "Warm Box")
    assert (deal.status, deal.outcome, deal.value) == (Status.LOST, None, None)
    assert [(r.code, r.main, r.note) for r in deal.reasons] == [(ReasonCode.COMPETITOR_PRICE, True, "too expensive")]
    assert [r.count for r in outcome.remarks if r.code is RemarkCode.LOST_ZERO_LEFT_EMPTY] == [1]


def test_a_deal_without_value_has_none_and_one_without_account_is_kept_and_counted() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text(FILE))
    deal = trial.one(Deal, "4")
    assert (deal.value, deal.account_id, deal.created_on) == (None, None, None)
    assert [r.count for r in outcome.remarks if r.code is RemarkCode.NO_ACCOUNT] == [1]


def test_a_value_of_0_is_0_where_the_deal_is_not_lost() -> None:
    trial = office()
    trial.bring(text("Deal,Stage,Amount\nA,Offer,0\nB,Won,0\nC,Offer,"))
    assert [trial.one(Deal, name).value for name in "ABC"] == [Money.zero("USD"), Money.zero("USD"), None]


def test_names_make_records_once_however_they_are_spelt() -> None:
    trial = office()
    made = trial.bring(text(FILE)).made
    assert made.accounts == ("Nordwind KG", "Südlicht AG")
    assert made.products == ("Cool Box", "Warm Box")
    assert made.reps == ("Ilse Brandt", "Jo Falk")
    assert made.stages == ("Prospecting", "Offer")
    assert [stage.name for stage in sorted(trial.every(Stage), key=lambda s: s.order)] == ["Prospecting", "Offer"]


def test_records_that_are_here_already_are_found() -> None:
    account = Account(id=UUID(int=501), name="NORDWIND  kg")
    stage = Stage(id=UUID(int=502), name="offer", order=2, chance=0.6)
    rep = Rep(id=UUID(int=503), name="ilse brandt")
    trial = office(account, stage, rep)
    made = trial.bring(text(FILE)).made
    deal = trial.one(Deal, "Hall 2")
    assert (deal.account_id, deal.stage_id, deal.owner_id) == (account.id, stage.id, rep.id)
    assert made.accounts == ("Südlicht AG",)
    assert trial.one(Stage, "Prospecting").order == 3


def test_an_account_that_bought_is_a_customer() -> None:
    partner = Account(id=UUID(int=501), name="Partner GmbH", kind=AccountKind.PARTNER)
    trial = office(partner, Account(id=UUID(int=502), name="Kept GmbH"))
    trial.bring(text("Account,Stage\nNew GmbH,Won\nKept GmbH,Won\nPartner GmbH,Won\nOther GmbH,Lost"))
    kinds = {account.name: account.kind for account in trial.every(Account)}
    assert kinds == {
        "New GmbH": AccountKind.CUSTOMER,
        "Kept GmbH": AccountKind.CUSTOMER,
        "Partner GmbH": AccountKind.PARTNER,
        "Other GmbH": AccountKind.PROSPECT,
    }


def test_one_close_date_is_expected_for_open_and_closed_for_closed_deals() -> None:
    trial = office()
    trial.bring(text("Deal,Stage,Close date\nA,Offer,2026-07-01\nB,Won,2026-05-01"))
    a, b = trial.one(Deal, "A"), trial.one(Deal, "B")
    assert (a.expected_on, a.closed_on) == (date(2026, 7, 1), None)
    assert (b.expected_on, b.closed_on) == (None, date(2026, 5, 1))


def test_a_closed_deal_without_a_date_is_kept_and_counted() -> None:
    trial = office()
    outcome = trial.bring(text("Deal,Stage,Close date\nA,Won,\nB,Lost to competitor,"))
    assert [trial.one(Deal, name).closed_on for name in "AB"] == [None, None]
    assert trial.one(Deal, "B").outcome is Outcome.COMPETITIVE
    assert [r.count for r in outcome.remarks if r.code is RemarkCode.NO_CLOSE_DATE] == [2]


def test_rows_that_cannot_be_stay_out_and_bring_nothing_with_them() -> None:
    trial = office()
    outcome = trial.bring(
        text(
            """Deal,Account,Stage,Created,Closed on,Amount
A,Alpha,Won,2026-05-01,2026-04-01,5
B,Beta,Closed,2026-03-01,2026-04-01,5
,,Offer,2026-03-01,,5
C,Gamma,Offer,2026-03-01,,x
D,Delta,Offer,2026-03-01,,5"""
        )
    )
    assert [(p.row, p.column, p.code) for p in outcome.problems] == [
        (2, "Closed on", ProblemCode.CLOSED_BEFORE_BEGUN),
        (3, "Stage", ProblemCode.STATUS_UNCLEAR),
        (4, "", ProblemCode.NO_IDENTITY),
        (5, "Amount", ProblemCode.AMOUNT_UNREADABLE),
    ]
    assert [deal.title for deal in trial.every(Deal)] == ["D"]
    assert [account.name for account in trial.every(Account)] == ["Delta"]
    counts = outcome.counts
    assert (counts.read, counts.added, counts.updated, counts.skipped) == (5, 1, 0, 4)


def test_amounts_keep_their_currency_and_the_rest_take_the_desks() -> None:
    trial = office(currency="EUR")
    outcome = trial.bring(text("Deal,Stage,Amount,Currency\nA,Offer,5,CHF\nB,Offer,$ 6,\nC,Offer,7,"))
    assert [str(trial.one(Deal, name).value) for name in "ABC"] == ["5.00 CHF", "6.00 USD", "7.00 EUR"]
    assert [trial.one(Deal, name).currency for name in "ABC"] == ["CHF", "USD", "EUR"]
    (other,) = [r for r in outcome.remarks if r.code is RemarkCode.OTHER_CURRENCY]
    assert (other.count, other.words) == (2, ("CHF", "USD"))


def test_3_14_a_currency_that_the_desk_has_a_rate_for_is_not_told_as_left_out() -> None:
    francs = ExchangeRate(id=UUID(int=7), currency="CHF", per_base=Decimal("0.93"), from_on=date(2026, 1, 1))
    outcome = office(francs, currency="EUR").bring(text("Deal,Stage,Amount,Currency\nA,Offer,5,CHF\nB,Offer,6,USD"))
    (other,) = [r for r in outcome.remarks if r.code is RemarkCode.OTHER_CURRENCY]
    assert (other.count, other.words) == (1, ("USD",))


def test_a_file_without_stage_or_status_is_taken_as_open_and_that_is_said() -> None:
    trial = office()
    outcome = trial.bring(text("Account,Deal value\nAlpha,5"))
    assert trial.one(Deal, "Alpha").status is Status.OPEN
    assert outcome.made.stages == ()
    assert [r.count for r in outcome.remarks if r.code is RemarkCode.NO_STATUS_COLUMN] == [1]


def test_a_status_nobody_knows_is_taken_as_open_and_that_is_said() -> None:
    outcome = office().bring(text("Deal,Stage,Status\nA,Offer,Nurtured\nB,Offer,Open"))
    (said,) = [r for r in outcome.remarks if r.code is RemarkCode.STATUS_TAKEN_AS_OPEN]
    assert (said.count, said.words) == (1, ("Nurtured",))


def test_columns_that_are_guessed_or_not_used_are_said() -> None:
    outcome = office().bring(text("Deal,Stage,Expected clsoe,Weather\nA,Offer,2026-01-31,fine"))
    assert {r.code: r.words for r in outcome.remarks} == {
        RemarkCode.GUESSED_COLUMN: ("Expected clsoe",),
        RemarkCode.COLUMN_NOT_USED: ("Weather",),
        RemarkCode.NO_ACCOUNT: (),
        RemarkCode.STAGES_MADE: ("Offer",),
    }


def test_a_stage_that_says_lost_in_more_words_is_lost_and_one_that_says_both_stays_out() -> None:
    trial = office()
    outcome = trial.bring(
        text(
            """Deal,Account,Stage,Amount,Close date
A,Alpha,Closed Won,100,2026-01-31
B,Alpha,Lost - no decision,100,2026-01-31
C,Alpha,Lost: too expensive,100,2026-01-31
D,Alpha,Won/Lost,100,2026-01-31
E,Alpha,On hold,100,2026-01-31"""
        )
    )
    assert [(p.row, p.column, p.code, p.value) for p in outcome.problems] == [
        (5, "Stage", ProblemCode.STATUS_UNCLEAR, "Won/Lost")
    ]
    assert {d.title: (d.status, d.outcome, d.closed_on) for d in trial.every(Deal)} == {
        "A": (Status.WON, None, date(2026, 1, 31)),
        "B": (Status.LOST, Outcome.NO_DECISION, date(2026, 1, 31)),
        "C": (Status.LOST, None, date(2026, 1, 31)),
        "E": (Status.OPEN, None, None),
    }
    (reason,) = trial.one(Deal, "C").reasons
    assert (reason.code, reason.note) == (ReasonCode.COMPETITOR_PRICE, "too expensive")
    assert [stage.name for stage in trial.every(Stage)] == ["On hold"]
    assert [r.words for r in outcome.remarks if r.code is RemarkCode.STAGES_MADE] == [("On hold",)]


def test_stages_that_are_there_already_are_not_told() -> None:
    outcome = office(Stage(id=UUID(int=7), name="offer", order=0)).bring(text("Deal,Stage\nA,Offer"))
    assert [r for r in outcome.remarks if r.code is RemarkCode.STAGES_MADE] == []


def test_a_mapping_of_ones_own_is_followed() -> None:
    trial = office()
    outcome = trial.bring(
        text("Who,Worth,Where\nAlpha,5,Offer"), mapping={"account": "Who", "value": "Worth", "stage": "Where"}
    )
    assert outcome.columns == {"account": "Who", "stage": "Where", "value": "Worth"}
    assert trial.one(Deal, "Alpha").value == Money.of(5, "USD")


def test_a_preview_counts_the_same_and_writes_nothing() -> None:
    trial = office()
    reading = trial.importing.understand(text(FILE + "\n5,X,Y,,Closed,,,,,,,,,,,"))
    preview = trial.importing.preview(reading)
    assert (trial.every(Deal), trial.every(Account), trial.importing.batches()) == ([], [], [])
    assert preview.columns["value"] == "Amount"
    assert [row.verdict for row in preview.sample] == [Verdict.ADDED] * 4 + [Verdict.LEFT_OUT]
    assert preview.sample[0].cells["expected_on"] == "2026-06-30"
    outcome = trial.importing.apply(reading)
    assert (outcome.counts, outcome.problems, outcome.made) == (preview.counts, preview.problems, preview.made)


def test_an_import_is_one_batch_in_the_history_and_is_announced() -> None:
    trial = office()
    outcome = trial.bring(text(FILE), dates=DateOrder.YMD)
    with trial.store.imports() as work:
        changes = [c for c in work.changes_of_batch(outcome.batch) if c.entity != "rememberedmapping"]
        (batch,) = work.batches()
    made = outcome.made
    created = [c for c in changes if c.field == CREATED]
    assert len(created) == 4 + len(made.accounts) + len(made.products) + len(made.reps) + len(made.stages)
    assert [(c.field, c.before, c.after, c.happened_on) for c in changes if c not in created] == [
        ("value", None, "800.00 USD", date(2025, 3, 1))
    ]
    assert (batch.id, batch.kind, batch.file_name, batch.added, batch.skipped) == (
        outcome.batch,
        "deals",
        "deals.csv",
        4,
        0,
    )
    (told,) = trial.told
    assert {key for kind, key in told if kind is Deal} == {deal.id for deal in trial.every(Deal)}


def test_a_failure_halfway_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    trial = office()
    reading = trial.importing.understand(text(FILE))
    work = type(trial.store.imports().__enter__())

    def fail(*_: object) -> None:
        raise Conflict(None, None)

    monkeypatch.setattr(work, "put_source_rows", fail)
    with pytest.raises(Conflict):
        trial.importing.apply(reading)
    assert trial.every(Deal) == trial.every(Account) == trial.every(Stage) == []
    assert trial.importing.batches() == []
    assert trial.told == []


class Stopped(Exception):
    pass


@pytest.mark.parametrize("when", [0, 1, 2])
def test_a_stopped_import_leaves_nothing_wherever_it_was(when: int) -> None:
    trial = office()
    told: list[float] = []

    def say(done: int, of: int) -> None:
        told.append(done / of)
        if len(told) > when:
            raise Stopped

    reading = trial.importing.understand(text("Deal,Account,Stage\nA,Beck,New\nB,Beck,New"))
    with pytest.raises(Stopped):
        trial.importing.apply(reading, say=say)
    assert (trial.every(Deal), trial.every(Account), trial.importing.batches()) == ([], [], [])
    assert told == sorted(told)


def test_an_import_tells_how_far_it_is_and_comes_to_its_end() -> None:
    trial = office()
    told: list[float] = []
    reading = trial.importing.understand(text("Deal,Account,Stage\nA,Beck,New\nB,Beck,New"))
    trial.importing.apply(reading, say=lambda done, of: told.append(done / of))
    assert (told[0], told[-1]) == (0, 1)
    assert told == sorted(told)
