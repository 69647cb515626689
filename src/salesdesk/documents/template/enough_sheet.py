"""Is it enough? Coverage with its answer (F1), what the pipeline brings (F2), and the activities it takes (F7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salesdesk.documents.template.assumptions_sheet import STEPS, step_names
from salesdesk.documents.template.draft import SHARE, Draft
from salesdesk.documents.workbook.columns import quoted
from salesdesk.documents.workbook.look import COUNT, HEADING, NOTE, QUIET, Look
from salesdesk.documents.workbook.page import Known, Page
from salesdesk.documents.workbook.printing import print_wide
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import LEAST_CLOSED, Answer, Coverage, Why
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import CONFIDENCE, Required, per_week
from salesdesk.domain.velocity import Velocity, velocity_of
from salesdesk.wording import Words

_WIDTHS = {"A": 2.0, "B": 44.0} | dict.fromkeys("CDEFGH", 17.0)
_RATIO = Look(right=True, number="0.00\\ \\x")
_SAID = Look(size=9, colour=QUIET, rule="", indent=1)
_WITHIN = 'DealOn,">="&First,DealOn,"<="&Last'
_LEFT = "ISNUMBER(Target),N(Left)>0"
_RATED = f"AND(N(DecidedDeals)>={LEAST_CLOSED},N(WinRate)>0,N(Slip)<1)"
_MOST_TRIES = 9_999
"""So many more tries than successes are looked at for the number that is enough in 80 of 100 cases."""


def draw_enough(page: Page, draft: Draft) -> None:
    """Draw the sheet."""
    words = draft.words
    draft.open_page(page, words.text("Is it enough?"), _WIDTHS)
    free = _Coverage(page, draft).draw(4)
    free = _Activities(page, draft).draw(free)
    page.sheet.print_area = f"A1:H{free}"
    print_wide(page.sheet, draft.content, words, one_page=True)


@dataclass(frozen=True, slots=True)
class _Figure:
    name: str
    told: str
    formula: str
    known: Known | Money | None
    look: Look
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Coverage:
    """The pipeline that counts beside what is left of the target, and what would be needed."""

    page: Page
    draft: Draft

    def draw(self, heading: int) -> int:
        """Draw it, and return the first row that is free below."""
        page, words = self.page, self.draft.words
        page.text(f"B{heading}", words.text("Do we have enough pipeline?"), HEADING)
        self._draw_answer(heading + 1)
        figures = self._figures(self.draft.sums.coverage)
        for row, one in enumerate(figures, heading + 2):
            page.text(f"B{row}", one.told, Look())
            page.formula(f"C{row}", one.formula, one.known, one.look)
            page.call(one.name, f"C{row}")
            if one.note:
                page.text(f"D{row}", one.note, _SAID)
        return heading + len(figures) + 3

    def _figures(self, shown: Coverage) -> Sequence[_Figure]:
        words, sums = self.draft.words, self.draft.sums
        won = f"SUMIFS(DealValue,DealCategory,{self.draft.asked(None)},{_WITHIN})"
        left = 'IF(ISNUMBER(Target),MAX(0,Target-WonSoFar),"")'
        return (
            _Figure("WonSoFar", words.text("Won in the period"), won, sums.value(None), self.draft.money),
            _Figure("Left", words.text("Left of the target"), left, sums.left, self.draft.money),
            *self._counted(),
            *self._needed(shown),
        )

    def _counted(self) -> Sequence[_Figure]:
        """The open value that counts, and what it brings."""
        words, money, sums = self.draft.words, self.draft.money, self.draft.sums
        closed = quoted("<>" + self.draft.closed)
        counted = f"DealQualified,{quoted(words.text('Yes'))},DealCategory,{closed},{_WITHIN}"
        deals, velocity = f'COUNTIFS({counted},DealValue,">-1E+300")', self._velocity()
        speed = f"AND({_RATED},N(MeanWon)>0,N(Cycle)>0,CoveringDeals>0)"
        brings = f'IF({speed},ROUND(CoveringDeals*WinRate*MeanWon/Cycle,{self.draft.digits}),"")'
        a_day, count = velocity.per_day if velocity else None, self._covering_deals()
        qualified = words.text("Qualified, expected in the period")
        times = words.text("Deals x win rate x average value / cycle")
        value = f"SUMIFS(DealValue,{counted})"
        return (
            _Figure("Covering", words.text("Open value that counts"), value, sums.covering, money, qualified),
            _Figure("CoveringDeals", words.text("Deals of it"), deals, count, replace(money, number=COUNT)),
            _Figure("Brings", words.text("What they bring a day"), brings, a_day, money, times),
        )

    def _needed(self, shown: Coverage) -> Sequence[_Figure]:
        """Coverage beside the coverage needed, and the gap between."""
        words, money, sums = self.draft.words, self.draft.money, self.draft.sums
        known = sums.rate.n >= LEAST_CLOSED and bool(sums.rate.value) and self._is_left()
        needed, required = (shown.needed_ratio, shown.required) if known else (None, None)
        gap = None if required is None else Money(max(0, (required - sums.covering).minor), required.currency)
        ratio = sums.covering.minor / sums.left.minor if self._is_left() and sums.left else None
        needs = f'IF(AND({_RATED},{_LEFT}),1/(WinRate*(1-N(Slip))),"")'
        wanted = f'IF(ISNUMBER(Needs),ROUND(Left/(WinRate*(1-N(Slip))),{self.draft.digits}),"")'
        missing = 'IF(ISNUMBER(Required),MAX(0,Required-Covering),"")'
        each = words.text("Open value that counts, for each unit that is left")
        by_rate = words.text("1 / (win rate x what does not slip)")
        not_there = words.text("Open value required that is not there yet")
        return (
            _Figure("Covers", words.text("Coverage"), f'IF(AND({_LEFT}),Covering/Left,"")', ratio, _RATIO, each),
            _Figure("Needs", words.text("Coverage needed"), needs, needed, _RATIO, by_rate),
            _Figure("Required", words.text("Open value required"), wanted, required, money),
            _Figure("Gap", words.text("Pipeline gap"), missing, gap, money, not_there),
        )

    def _is_left(self) -> bool:
        return self.draft.sums.left is not None and self.draft.sums.left.minor > 0

    def _covering_deals(self) -> int:
        content = self.draft.content
        return sum(
            one.counts and not one.won and one.value is not None and one.on is not None
            and one.on in content.period
            for one in content.deals
        )  # fmt: skip

    def _velocity(self) -> Velocity | None:
        content, deals = self.draft.content, self._covering_deals()
        cycle = Cycle(n=1 if content.cycle else 0, mean=content.cycle)
        found = velocity_of(deals, self.draft.sums.rate, content.mean_won, cycle)
        return found if isinstance(found, Velocity) and deals else None

    def _draw_answer(self, row: int) -> None:
        words = self.draft.words
        shown = self.draft.sums.coverage
        open_ones = f'COUNTIFS(DealOn,">0",DealCategory,{quoted("<>" + self.draft.closed)})'
        stays = "Covering*(1-N(Slip))"
        told = {why: quoted(_answer(shown_as, why, words)) for shown_as, why in _ANSWERS}
        enough, short = (quoted(_answer(one, Why.INTERVAL, words)) for one in (Answer.ENOUGH, Answer.NOT_ENOUGH))
        formula = (
            f"IF(NOT(ISNUMBER(Target)),{told[Why.NO_TARGET]},IF(Target-WonSoFar<=0,{told[Why.REACHED]},"
            f"IF(N(DecidedDeals)<{LEAST_CLOSED},{told[Why.FEW_CLOSED]},"
            f"IF({open_ones}=0,{told[Why.NO_EXPECTED_DATES]},"
            f"IF({stays}*WinLow>=Left,{enough},IF({stays}*WinHigh<Left,{short},"
            f"IF(N(WinRate)>0,{told[Why.BETWEEN]},{told[Why.NO_WINS]})))))))"
        )
        strong = Look(size=11, bold=True, rule="")
        self.page.saying(f"B{row}", formula, _answer(shown.answer, shown.why, words), strong)


_ANSWERS = (
    (Answer.CANNOT_SAY, Why.NO_TARGET),
    (Answer.DONE, Why.REACHED),
    (Answer.CANNOT_SAY, Why.FEW_CLOSED),
    (Answer.CANNOT_SAY, Why.NO_EXPECTED_DATES),
    (Answer.CANNOT_SAY, Why.BETWEEN),
    (Answer.CANNOT_SAY, Why.NO_WINS),
)


def _answer(answer: Answer, why: Why, words: Words) -> str:
    """Return the answer as a sentence with its reason, and what to fill in where nobody can say."""
    if answer is Answer.ENOUGH:
        return words.text("Enough pipeline: even at the lower end of your win rate it covers what is left.")
    if answer is Answer.NOT_ENOUGH:
        return words.text("Not enough pipeline: even at the upper end of your win rate it does not cover what is left.")
    return {
        Why.REACHED: words.text("The target is reached."),
        Why.NO_TARGET: words.text("Cannot say: fill in the target on the sheet of assumptions."),
        Why.FEW_CLOSED: words.text(
            "Cannot say: fill in at least {n} decided deals on the sheet of assumptions.", n=LEAST_CLOSED
        ),
        Why.NO_EXPECTED_DATES: words.text("Cannot say: fill in when your open deals close, on the sheet of deals."),
        Why.BETWEEN: words.text("Cannot say: it depends on where your win rate really lies."),
        Why.NO_WINS: words.text("Cannot say: no deal was won yet."),
    }[why]


@dataclass(frozen=True, slots=True)
class _Activities:
    """From the goal up: so many deals to win, so many deals to be decided, so many of each step before (F7)."""

    page: Page
    draft: Draft

    def draw(self, heading: int) -> int:
        """Draw the table, and return the first row that is free below it."""
        page, words, sums = self.page, self.draft.words, self.draft.sums
        page.text(f"B{heading}", words.text("How much activity does it take?"), HEADING)
        share = words.text("To be {share} % sure", share=round(CONFIDENCE * 100))
        told = (words.text("Rate"), words.text("On average"), share)
        page.heads(heading + 1, words.text("Step"), *told, words.text("On average, a week"), words.text("Sure, a week"))
        first = heading + 2
        page.text(f"B{first}", words.text("Deals to win"), Look(bold=True))
        page.blank(f"C{first}", Look())
        goal = 'IF(AND(ISNUMBER(Left),N(MeanWon)>0),ROUNDUP(ROUND(Left/MeanWon,9),0),"")'
        page.formula(f"D{first}", goal, sums.to_win, Look(right=True, number=COUNT, bold=True))
        page.call("ToWin", f"D{first}")
        page.formula(f"E{first}", f"D{first}", sums.to_win, Look(right=True, number=COUNT, bold=True))
        self._draw_weeks(first, sums.to_win, sums.to_win)
        seen: list[Required | None] = list(sums.required) if sums.to_win is not None else []
        found = seen + [None] * (STEPS + 1 - len(seen))
        for n, one in enumerate(found):
            self._draw_step(first + 1 + n, n, one)
        note = words.text(
            "Left of the target / average value, then each number / its rate, rounded up. Empty: at least {n} are "
            "needed to say a rate, or an assumption is missing.",
            n=LEAST_CLOSED,
        )
        row = first + STEPS + 2
        page.text(f"B{row}", note, replace(NOTE, wrap=False))
        return row + 1

    def _draw_step(self, row: int, number: int, known: Required | None) -> None:
        page, words = self.page, self.draft.words
        counted = Look(right=True, number=COUNT)
        rate = known.conversion.rate if known else self._rate_of(number)
        usable = rate.value if rate and rate.n >= LEAST_CLOSED and rate.value else None
        if number == 0:
            page.text(f"B{row}", words.text("Deals that are decided"), Look())
            rated = f'IF(AND(N(DecidedDeals)>={LEAST_CLOSED},N(WinRate)>0),WinRate,"")'
        else:
            name = f'INDEX(StepNames,{number})&""'
            page.saying(f"B{row}", name, step_names(words)[number - 1], Look())
            seen, went = f"N(INDEX(StepSeen,{number}))", f"N(INDEX(StepWent,{number}))"
            rated = f'IF(AND({seen}>={LEAST_CLOSED},{went}>0),{went}/{seen},"")'
        page.formula(f"C{row}", rated, usable, Look(right=True, number=SHARE))
        mean = f'IF(AND(ISNUMBER(C{row}),ISNUMBER(D{row - 1})),ROUNDUP(ROUND(D{row - 1}/C{row},9),0),"")'
        by_mean = known.by_mean if known else None
        page.formula(f"D{row}", mean, by_mean, counted)
        first = row - number
        sure = known.sure if known and by_mean is not None else None
        sure = sure if sure is not None and self._near(sure) else None
        page.formula(f"E{row}", self._sure(row, first), sure, counted)
        self._draw_weeks(row, by_mean, sure)

    def _rate_of(self, number: int) -> Rate | None:
        required = self.draft.sums.required
        return required[number].conversion.rate if number < len(required) else None

    def _near(self, sure: int) -> bool:
        return sure - (self.draft.sums.to_win or 0) < _MOST_TRIES

    def _sure(self, row: int, first: int) -> str:
        """The fewest tries with which the goal is reached in 80 of 100 cases: the tries that are too few, counted."""
        through = f"PRODUCT(C{first}:C{row})"
        tries = f"ToWin-1+ROW($1:${_MOST_TRIES})"
        few = f"SUMPRODUCT((1-BINOMDIST(ToWin-1,{tries},{through},TRUE)<{CONFIDENCE})*1)"
        reach = f'IF({few}<{_MOST_TRIES},ToWin+{few},"")'
        return f'IF(ISNUMBER(D{row}),IF(ToWin<=0,0,{reach}),"")'

    def _draw_weeks(self, row: int, by_mean: int | None, sure: int | None) -> None:
        weeks = self.draft.content.weeks
        for letter, of, known in (("F", "D", by_mean), ("G", "E", sure)):
            a_week = f"ROUNDUP(ROUND({of}{row}/MAX(1,WeeksLeft),9),0)"
            formula = f'IF(AND(ISNUMBER({of}{row}),N(WeeksLeft)>0),{a_week},"")'
            told = None if known is None or not weeks else per_week(known, weeks)
            self.page.formula(f"{letter}{row}", formula, told, Look(right=True, number=COUNT))
