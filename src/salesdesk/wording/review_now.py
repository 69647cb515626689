"""The review in words: is the pipeline enough, what closes the gap, what changed, what grew old (3.15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.application.forecast.covering import CoverageView
from salesdesk.application.forecast.playing import PlayRow
from salesdesk.application.forecast.pursuing import ClosingView
from salesdesk.application.forecast.review import Review
from salesdesk.application.forecast.review_paper import Chart, Gain, Head, Section, Share, Table, Value
from salesdesk.domain.ageing import SWEPT, Tier
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.money import Money, total
from salesdesk.domain.play_gap import Awaited
from salesdesk.domain.plays import Play
from salesdesk.domain.week_changes import Shift, Shifted
from salesdesk.wording.covering import answer_told, because_told, facts, out_told, same_sides_told, sayable_told
from salesdesk.wording.forecasts import chance_told
from salesdesk.wording.labels import label
from salesdesk.wording.play_gaps import behind_told, gap_sentence, reached_told
from salesdesk.wording.week_changes import changes_told, shifted_told
from salesdesk.wording.words import Words
from salesdesk.wording.workbooks import tier_told

_MOST = 8
_MOST_CHANGES = 15


def coverage(review: Review, words: Words) -> Section:
    """Return whether the pipeline is enough, and what the answer rests on (3.13)."""
    view = review.coverage
    said = [because_told(view, words), sayable_told(view, words), same_sides_told(view, words)]
    return Section(
        title=words.text("Do we have enough pipeline?"),
        answer=answer_told(view, words),
        said=tuple(one for one in said if one),
        parts=(_facts(view, words), _left_out(view, words)),
    )


def _facts(view: CoverageView, words: Words) -> Table:
    """The facts of the page, with the amounts to the cent where the page shows whole ones."""
    shown = view.coverage
    exact: Mapping[str, Value] = {
        words.text("Target"): view.target,
        words.text("Left to win"): shown.left,
        words.text("Open"): shown.open,
        words.text("Required"): shown.required,
        words.text("Pipeline gap"): shown.pipeline_gap,
        words.text("Win rate"): Share(view.win_rate.value) if view.win_rate.n >= LEAST_CLOSED else None,
        words.text("Slips out"): Share(view.slip.value) if view.slip.n >= LEAST_CLOSED else None,
        words.text("Average win"): view.mean_won,
    }
    lines = tuple((name, exact.get(name) or told, rests) for name, told, rests in facts(view, words))
    heads = (
        Head(name=words.text("What it rests on"), figures=False, wide=1.2),
        Head(name=words.text("Figure")),
        Head(name=words.text("How it comes about"), figures=False, wide=2.2),
    )
    return Table(title=words.text("The answer in figures"), heads=heads, lines=lines)


def _left_out(view: CoverageView, words: Words) -> Table:
    lines = tuple((out_told(one, words)[0], one.sum.count, one.sum.value, out_told(one, words)[2]) for one in view.out)
    heads = (
        Head(name=words.text("Left out"), figures=False, wide=1.2),
        Head(name=words.text("Deals"), wide=0.5),
        Head(name=words.text("Value")),
        Head(name=words.text("What to do"), figures=False, wide=2.6),
    )
    empty = words.text("No open deal of the period is left out.")
    return Table(title=words.text("Open deals that cover nothing"), heads=heads, lines=lines, empty=empty)


def plan(review: Review, words: Words) -> Section:
    """Return the gap, the plays and the plan with names (0.1, B5)."""
    view, gap = review.closing, review.closing.gap.gap
    parts: list[Table] = [_awaited(view, words), _plays(view, words)]
    said = [reached_told(gap, words)]
    if view.plan is not None:
        whole = view.plan.plan
        said.append(
            words.text(
                "The plan with names brings {expected} on average; with it the target is reached with a probability "
                "of {after}.",
                expected=words.money(whole.expected),
                after=chance_told(whole.after, words),
            )
        )
        parts.append(_calls(view, words))
    return Section(
        title=words.text("The gap and the plan for it"),
        answer=gap_sentence(gap, words),
        said=tuple(one for one in said if one),
        parts=tuple(parts),
    )


def _awaited(view: ClosingView, words: Words) -> Table:
    shown = view.gap.counted[:_MOST]
    lines = tuple(
        (one.deal.title, one.account, one.awaited.value, Share(one.awaited.chance), *_in_time(one.awaited),
         one.awaited.expected)
        for one in shown
    )  # fmt: skip
    heads = (
        Head(name=words.text("Deal"), wide=2.0, figures=False),
        Head(name=words.text("Account"), wide=1.6, figures=False),
        Head(name=words.text("Value")),
        Head(name=words.text("Chance"), wide=0.8),
        Head(name=words.text("In time"), wide=0.8),
        Head(name=words.text("Of won deals"), wide=0.8),
        Head(name=words.text("Brings by the end")),
    )
    empty = words.text("No open deal is expected to bring anything by the end.")
    title = words.text("What the open deals still bring")
    return Table(title=title, heads=heads, lines=lines, empty=empty, note=behind_told(view.gap, words))


def _in_time(awaited: Awaited) -> tuple[Value, Value]:
    """How likely it closes in time, and how many won deals that were open as long say so; None: none says it."""
    share = awaited.share
    return Share(awaited.closes), share.n if share is not None and share.n else None


def _plays(view: ClosingView, words: Words) -> Table:
    lines = tuple(
        (_play_name(one, words), label(words, one.judged.verdict), _decided(one, words), _progress(one, words), one.by)
        for one in view.plays.plays
    )
    heads = (
        Head(name=words.text("Play"), wide=2.2, figures=False),
        Head(name=words.text("Verdict"), figures=False),
        Head(name=words.text("Decided"), figures=False),
        Head(name=words.text("Calls made"), figures=False),
        Head(name=words.text("By"), figures=False),
    )
    return Table(title=words.text("The plays"), heads=heads, lines=lines)


def _play_name(one: PlayRow, words: Words) -> str:
    key = one.judged.key
    return label(words, key) if isinstance(key, Play) else one.name


def _decided(one: PlayRow, words: Words) -> str:
    if one.chosen is None:
        return words.text("Not yet")
    return words.text("Pursued") if one.chosen else words.text("Not now")


def _progress(one: PlayRow, words: Words) -> str:
    if one.progress is None or not one.progress.names:
        return "–"
    return words.text("{n} of {all}", n=words.number(one.progress.done), all=words.number(one.progress.names))


def _calls(view: ClosingView, words: Words) -> Table:
    """Whom to call first, what it may bring, why now."""
    whole = view.plan
    calls = whole.plan.calls if whole is not None else ()
    lines: list[tuple[Value, ...]] = []
    for one in calls[:_MOST]:
        found = one.candidate
        person = whole.people.get(found.person_id) if whole is not None else None
        account = whole.accounts.get(found.account_id, "") if whole is not None and found.account_id else ""
        why = label(words, found.why.trigger)
        lines.append((person.name if person else "", account, why, one.due, one.value, one.expected))
    heads = (
        Head(name=words.text("Person"), wide=1.5, figures=False),
        Head(name=words.text("Account"), wide=1.6, figures=False),
        Head(name=words.text("Why now"), wide=1.3, figures=False),
        Head(name=words.text("Call by"), wide=1.1),
        Head(name=words.text("Value")),
        Head(name=words.text("Expected")),
    )
    note = ""
    if len(calls) > len(lines):
        note = words.text("The first {n} of {all}.", n=words.number(len(lines)), all=words.number(len(calls)))
    empty = words.text("Nobody on the desk has a reason to be called that can land in time.")
    return Table(title=words.text("Who is called first"), heads=heads, lines=tuple(lines), empty=empty, note=note)


def changes(review: Review, words: Words) -> Section:
    """Return what changed since last week, rep by rep and deal by deal."""
    return Section(
        title=words.text("Changes since last week"),
        answer=changes_told(review.changes, words),
        parts=(_by_owner(review, words), _changes(review, words)) if review.changes.whole.shifted else (),
    )


def _by_owner(review: Review, words: Words) -> Table:
    view, currency = review.changes, review.ground.currency
    lines: list[tuple[Value, ...]] = [
        (one.name or words.text("Nobody"), *_counts(one.changed), Gain(total((c.by for c in one.changed), currency)))
        for one in view.owners
    ]
    if lines:
        lines.append((words.text("Together"), *_counts(view.whole.shifted), Gain(view.whole.by)))
    heads = [Head(name=words.text("Rep"), wide=2.2, figures=False)]
    heads += [Head(name=label(words, one)) for one in Shift]
    return Table(
        title=words.text("Deals that changed, by rep"),
        heads=(*heads, Head(name=words.text("Pipeline"), wide=2.0)),
        lines=tuple(lines),
        total=bool(lines),
    )


def _counts(shifted: Sequence[Shifted]) -> tuple[int, ...]:
    return tuple(sum(one.shift is shift for one in shifted) for shift in Shift)


def _changes(review: Review, words: Words) -> Table:
    view = review.changes
    names = {rep.id: rep.name for rep in review.ground.reps}
    shown = sorted(view.whole.shifted, key=lambda one: (-abs(one.by.minor), str(one.deal_id), one.shift))
    lines = tuple(
        (view.titles.get(one.deal_id, ""), names.get(one.owner_id, "") if one.owner_id else "",
         shifted_told(one, words), Gain(one.by))
        for one in shown[:_MOST_CHANGES]
    )  # fmt: skip
    heads = (
        Head(name=words.text("Deal"), wide=2.0, figures=False),
        Head(name=words.text("Rep"), wide=1.3, figures=False),
        Head(name=words.text("What happened"), wide=2.0, figures=False),
        Head(name=words.text("Pipeline")),
    )
    note = ""
    if len(shown) > len(lines):
        note = words.text("The {n} largest of {all}.", n=words.number(len(lines)), all=words.number(len(shown)))
    return Table(title=words.text("The changes"), heads=heads, lines=lines, note=note)


_MAIN = (Tier.USUAL, Tier.PAST_MEAN, Tier.PAST_P90, Tier.PAST_LONGEST)
_REST = (Tier.CANNOT_SAY, Tier.NO_DATE)


def ageing(review: Review, words: Words) -> Section:
    """Return how old the open deals are beside the won ones, stage by stage (3.9)."""
    seen = {tier for one in review.ages for tier in one.tiers}
    if not seen:
        return Section(title=words.text("Ageing"), answer=_old_told(review, words))
    tiers = (*(_MAIN if seen & set(_MAIN) else ()), *(tier for tier in _REST if tier in seen))
    table = _ages(review, tiers, words)
    parts: list[Chart | Table] = [table]
    if tiers[: len(_MAIN)] == _MAIN:
        told = words.text("Open deals of each stage, from the usual age to older than any won deal.")
        parts.insert(0, Chart(table=table, columns=(1, 2, 3, 4), fills=("pale", "solid", "warn", "bad"), told=told))
    return Section(title=words.text("Ageing"), answer=_old_told(review, words), parts=tuple(parts))


def _old_told(review: Review, words: Words) -> str:
    old = [one.tiers[tier] for one in review.ages for tier in SWEPT if tier in one.tiers]
    count, open_ones = sum(one.count for one in old), len(review.ground.open_deals())
    if not open_ones:
        return words.text("There is no open deal that could grow old.")
    if not any(tier in one.tiers for one in review.ages for tier in _MAIN):
        return words.text("Nobody can say yet which deals are old: 20 won deals are needed to hold them against.")
    value = total((one.value for one in old if one.value is not None), review.ground.currency)
    return words.plural(
        "{n} of {all} open deals is older than 9 of 10 won ones: {value}.",
        "{n} of {all} open deals are older than 9 of 10 won ones: {value}.",
        count,
        all=words.number(open_ones),
        value=words.money(value),
    )


def _ages(review: Review, tiers: Sequence[Tier], words: Words) -> Table:
    lines: list[tuple[Value, ...]] = []
    for one in review.ages:
        name = one.stage.name if one.stage is not None else words.text("No stage")
        counts = [one.tiers[tier].count if tier in one.tiers else 0 for tier in tiers]
        old = [one.tiers[tier].value for tier in SWEPT if tier in one.tiers]
        lines.append((name, *counts, sum(counts), _sum(old, review.ground.currency)))
    if lines:
        sums: list[Value] = [sum(_count(line[at]) for line in lines) for at in range(1, len(tiers) + 2)]
        old = [line[-1] for line in lines if isinstance(line[-1], Money)]
        lines.append((words.text("Together"), *sums, _sum(old, review.ground.currency)))
    heads = [Head(name=words.text("Stage"), wide=1.6, figures=False)]
    heads += [Head(name=tier_told(tier, words)) for tier in tiers]
    heads += [Head(name=words.text("Open deals"), wide=0.8), Head(name=words.text("Value of old ones"), wide=1.2)]
    title, empty = words.text("Open deals by stage and age"), words.text("There is no stage.")
    return Table(title=title, heads=tuple(heads), lines=tuple(lines), total=bool(lines), empty=empty)


def _count(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _sum(amounts: Sequence[Money | None], currency: str) -> Money | None:
    known = [one for one in amounts if one is not None]
    return total(known, currency) if known else None
