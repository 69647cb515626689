"""The rooms of the desk itself: settings, teams, people who sell, targets, products, stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from sqlalchemy import Connection, bindparam, update

from salesdesk.domain.courtesy import Courtesy, LeadTime
from salesdesk.domain.deal import ExitCriterion, Stage
from salesdesk.domain.desk_settings import Company, DeskSettings, Rep, Target, Team
from salesdesk.domain.folding import squeeze
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import desk as records
from salesdesk.store.records.deals import deal
from salesdesk.store.rooms.columns import money_columns, money_of
from salesdesk.store.rooms.customer_acts import refresh_unproven
from salesdesk.store.rooms.odds import refresh_odds
from salesdesk.store.types import AnyRow
from salesdesk.store.weighing import refresh_weighted
from salesdesk.store.words import searchable


def _read_settings(row: AnyRow, parts: Held) -> DeskSettings:
    return DeskSettings(
        id=row.id,
        name=row.name,
        currency=row.currency,
        zone=row.zone,
        country=row.country,
        weekdays=frozenset(int(day) for day in row.weekdays),
        fiscal_start=row.fiscal_start,
        span=row.span,
        me=row.me_id,
        company=Company(
            name=row.company_name,
            address=row.company_address,
            email=row.company_email,
            phone=row.company_phone,
            web=row.company_web,
        ),
        language=row.language,
        paper=row.paper,
        valid_days=row.valid_days,
        payment_terms=row.payment_terms,
        check_again_days=row.check_again_days,
        segment_by=row.segment_by,
        lead_hours=row.lead_hours,
        opens=_clock(row.opens_minute),
        closes=_clock(row.closes_minute),
        courtesy=Courtesy(
            caution_after=row.caution_after,
            stop_after=row.stop_after,
            voicemails=row.voicemails,
            voicemail_days=row.voicemail_days,
            gift_limit=money_of(row.gift_limit_minor, row.gift_limit_currency),
            lead_times=tuple(LeadTime(kind=one.kind, days=one.days) for one in parts[records.lead_time]),
        ),
        play_minutes=row.play_minutes,
        tolerance=row.tolerance,
        age_odds=row.age_odds,
        usual_cycle=row.usual_cycle,
        sample=row.sample,
    )


def _write_settings(settings: DeskSettings) -> Written:
    company, courtesy = settings.company, settings.courtesy
    return Written(
        {
            "id": settings.id,
            "name": settings.name,
            "currency": settings.currency,
            "zone": settings.zone,
            "country": settings.country,
            "weekdays": "".join(str(day) for day in sorted(settings.weekdays)),
            "fiscal_start": settings.fiscal_start,
            "span": settings.span,
            "me_id": settings.me,
            "company_name": company.name,
            "company_address": company.address,
            "company_email": company.email,
            "company_phone": company.phone,
            "company_web": company.web,
            "language": settings.language,
            "paper": settings.paper,
            "valid_days": settings.valid_days,
            "payment_terms": settings.payment_terms,
            "check_again_days": settings.check_again_days,
            "segment_by": settings.segment_by,
            "lead_hours": settings.lead_hours,
            "opens_minute": _minute(settings.opens),
            "closes_minute": _minute(settings.closes),
            "sample": settings.sample,
            "play_minutes": settings.play_minutes,
            "tolerance": settings.tolerance,
            "age_odds": settings.age_odds,
            "usual_cycle": settings.usual_cycle,
            "caution_after": courtesy.caution_after,
            "stop_after": courtesy.stop_after,
            "voicemails": courtesy.voicemails,
            "voicemail_days": courtesy.voicemail_days,
        }
        | money_columns("gift_limit", courtesy.gift_limit),
        {records.lead_time: [{"kind": one.kind, "days": one.days} for one in courtesy.lead_times]},
    )


def _minute(clock: time) -> int:
    """Return a time of day as the minutes since midnight."""
    return clock.hour * 60 + clock.minute


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)


SETTINGS = Room(DeskSettings, records.desk, _read_settings, _write_settings, parts=(records.lead_time,))


def _read_team(row: AnyRow, _parts: Held) -> Team:
    return Team(id=row.id, name=row.name, office=row.office)


def _write_team(team: Team) -> Written:
    return Written({"id": team.id, "name": team.name, "office": team.office})


TEAMS = Room(Team, records.team, _read_team, _write_team, order=("name", "id"))


def _read_rep(row: AnyRow, _parts: Held) -> Rep:
    return Rep(
        id=row.id,
        name=row.name,
        email=row.email,
        prefix=row.prefix,
        team_id=row.team_id,
        manager_id=row.manager_id,
        active=row.active,
    )


def _write_rep(rep: Rep) -> Written:
    return Written(
        {
            "id": rep.id,
            "name": rep.name,
            "words": searchable(rep.name),
            "email": rep.email,
            "prefix": rep.prefix,
            "team_id": rep.team_id,
            "manager_id": rep.manager_id,
            "active": rep.active,
        }
    )


def _tell_deals_of_reps(connection: Connection, pairs: Sequence[tuple[Rep | None, Rep | None]]) -> None:
    """Deals sort and filter by their owner's name."""
    named = [after for before, after in pairs if after and (before is None or before.name != after.name)]
    if named:
        statement = update(deal).where(deal.c.owner_id == bindparam("rep")).values(owner_words=bindparam("its_words"))
        connection.execute(statement, [{"rep": rep.id, "its_words": searchable(rep.name)} for rep in named])


REPS = Room(Rep, records.rep, _read_rep, _write_rep, order=("words", "id"), told=_tell_deals_of_reps)


def _read_target(row: AnyRow, _parts: Held) -> Target:
    amount = Money(row.amount_minor, row.amount_currency)
    return Target(
        id=row.id,
        period=row.period,
        amount=amount,
        owner_id=row.owner_id,
        team_id=row.team_id,
        product_group=row.product_group,
    )


def _write_target(target: Target) -> Written:
    own: Columns = {
        "id": target.id,
        "period": target.period,
        "owner_id": target.owner_id,
        "team_id": target.team_id,
        "product_group": target.product_group,
    }
    return Written(own | money_columns("amount", target.amount))


TARGETS = Room(Target, records.target, _read_target, _write_target, order=("period", "id"))


def _read_product(row: AnyRow, _parts: Held) -> Product:
    return Product(
        id=row.id,
        name=row.name,
        code=row.code,
        group=row.product_group,
        unit=row.unit,
        price=money_of(row.price_minor, row.price_currency),
        recurrence=row.recurrence,
        note=row.note,
        tax_id=row.tax_id,
        cost=money_of(row.cost_minor, row.cost_currency),
        upsells_to=row.upsells_to,
        renews_to=row.renews_to,
    )


def _write_product(product: Product) -> Written:
    own = {
        "id": product.id,
        "name": product.name,
        "squeezed": squeeze(product.name),
        "code": product.code,
        "product_group": product.group,
        "unit": product.unit,
        "recurrence": product.recurrence,
        "note": product.note,
        "tax_id": product.tax_id,
        "upsells_to": product.upsells_to,
        "renews_to": product.renews_to,
    }
    return Written(own | money_columns("price", product.price) | money_columns("cost", product.cost))


PRODUCTS = Room(Product, records.product, _read_product, _write_product, order=("squeezed", "id"))


def _read_stage(row: AnyRow, parts: Held) -> Stage:
    return Stage(
        id=row.id,
        name=row.name,
        order=row.place,
        chance=row.chance,
        expected_days=row.expected_days,
        qualifies=row.qualifies,
        criteria=tuple(ExitCriterion(id=one.criterion_id, text=one.text) for one in parts[records.exit_criterion]),
    )


def _write_stage(stage: Stage) -> Written:
    return Written(
        {
            "id": stage.id,
            "name": stage.name,
            "place": stage.order,
            "chance": stage.chance,
            "expected_days": stage.expected_days,
            "qualifies": stage.qualifies,
        },
        {records.exit_criterion: [{"criterion_id": one.id, "text": one.text} for one in stage.criteria]},
    )


def _tell_deals_of_stages(connection: Connection, pairs: Sequence[tuple[Stage | None, Stage | None]]) -> None:
    """Deals sort by their stage's place, are weighted by its chance, and lack what stages before it ask for."""
    placed = [after for before, after in pairs if after and (before is None or before.order != after.order)]
    if placed:
        statement = update(deal).where(deal.c.stage_id == bindparam("stage")).values(stage_place=bindparam("its_place"))
        connection.execute(statement, [{"stage": stage.id, "its_place": stage.order} for stage in placed])
    chances = [after or before for before, after in pairs if _chance(before) != _chance(after)]
    refresh_weighted(connection, [one.id for one in chances if one is not None])
    refresh_odds(connection, [one for one in chances if one is not None])
    if placed or any(_criteria(before) != _criteria(after) for before, after in pairs):
        refresh_unproven(connection)


def _chance(stage: Stage | None) -> float | None:
    return stage.chance if stage is not None else None


def _criteria(stage: Stage | None) -> tuple[ExitCriterion, ...]:
    return stage.criteria if stage is not None else ()


STAGES = Room(
    Stage,
    records.stage,
    _read_stage,
    _write_stage,
    parts=(records.exit_criterion,),
    order=("place", "id"),
    told=_tell_deals_of_stages,
    tells_of_ends=True,
)
