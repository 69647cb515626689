"""Content for the document tests: one rich proposal, one sparse, one full call plan; all names are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from salesdesk.application.call_sheet_paper import (
    CallSheetContent,
    SheetClaim,
    SheetFinding,
    SheetLamp,
    SheetObjection,
    SheetOption,
    SheetPerson,
    SheetQuestion,
    SheetRival,
)
from salesdesk.application.papers import (
    AgreementContent,
    Compared,
    InvestmentRow,
    Milestone,
    NextStep,
    OptionPaper,
    Party,
    ProposalContent,
    RaisedBy,
)
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.objective import Letter
from salesdesk.domain.pricing import Totals
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Figure, Heard, Need
from salesdesk.domain.research import FindingKind


def eur(amount: int | str) -> Money:
    """Euro, in major units."""
    return Money.of(amount, "EUR")


SELLER = Party(
    company="Lumenwerk Instruments",
    person="Aino Saarinen",
    title="Account lead",
    email="aino.saarinen@lumenwerk.example",
    phone="+358 40 555 0148",
)
CLIENT = Party(
    company="Brightwater Laundries",
    person="Γιώργος Παπαδόπουλος",
    title="Head of operations",
    address=("Dock Road 14", "2311 AB Leiden"),
)


STEP = NextStep(
    what="Video call",
    starts=Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Amsterdam"),
    minutes=30,
    people=("Γιώργος Παπαδόπουλος", "Marit de Groot", "Aino Saarinen"),
    promised=True,
    ours=True,
    theirs=True,
)


def rich(**changes: object) -> ProposalContent:
    """A proposal with something in every section."""
    values: dict[str, object] = {
        "number": "AS-2026-0031",
        "title": "Water that is used twice",
        "issued_on": date(2026, 11, 24),
        "valid_until": date(2026, 12, 22),
        "currency": "EUR",
        "seller": SELLER,
        "client": CLIENT,
        "heard": Heard(
            lead=(
                "Brightwater washes for 38 hotels in two plants. You want to halve the fresh water per kilo of linen, "
                "and you want the figures to stand up when the utility comes to audit."
            ),
            needs=(
                Need(
                    need="Fresh water per kilo is twice what the new permit will allow",
                    today="14 litres",
                    wanted="7 litres",
                    who="G. Papadopoulos",
                    on=date(2026, 11, 3),
                ),
                Need(
                    need="Meters are read by hand, and readings go missing",
                    today="2 a week",
                    wanted="every minute",
                    who="M. de Groot",
                    on=date(2026, 11, 3),
                ),
                Need(
                    need="No line may stand still in the season",
                    wanted="no stop",
                    who="Ż. Łukasik",
                    on=date(2026, 11, 12),
                ),
                Need(
                    need="The boiler crew can fit pipes, but has no hours before March",
                    today="3 fitters",
                    wanted="booked in time",
                    who="M. de Groot",
                    on=date(2026, 11, 12),
                ),
            ),
            figures=(
                Figure(value="14 l", label="fresh water per kilo, measured in October", source="Plant log, week 43"),
                Figure(
                    value="€ 88,400", label="a year for water and sewage", source="Invoices 2025, shared 12 November"
                ),
                Figure(
                    value="€ 41,000", label="a year saved at 7 litres", source="Confirmed by M. de Groot, 12 November"
                ),
            ),
            worth=(
                "At 6,300 tonnes of linen a year, 7 litres less per kilo come to 44,100 cubic metres. At your present "
                "price that is about € 41,000 a year. These are your figures, confirmed on 12 November."
            ),
            propose=(
                "Two ways lead there. Both use the same filters, the same meters and the same report for the utility; "
                "they differ in who fits them and in how the plants change over."
            ),
        ),
        "comparison": "Same filters, same meters. They differ in who fits them and how fast.",
        "options": (
            OptionPaper(
                letter="A",
                name="Turnkey in one season break",
                sentence="We fit both plants in the January break and hand them over running.",
                totals=Totals(one_off=eur(74_850), monthly=eur(390), yearly=eur(0)),
                payment="40 % on order, 40 % when the first plant runs, 20 % on acceptance",
                delivery="Both plants, week 1 of 2027",
                installation="By our fitters, 11 days on site",
                raised=(
                    RaisedBy(
                        who="Γιώργος Παπαδόπουλος",
                        on=date(2026, 11, 3),
                        occasion="first call",
                        words="we cannot spare a fitter before Easter",
                    ),
                ),
            ),
            OptionPaper(
                letter="B",
                name="Line by line with your crew",
                sentence="Your boiler crew fits one line at a time; we train, supply and sign off.",
                totals=Totals(one_off=eur(61_320), monthly=eur(390), yearly=eur(0)),
                payment="30 % on order, the rest in four parts as lines are signed off",
                delivery="One line every three weeks from March",
                installation="By your crew, with our fitter on the first day of each line",
                raised=(
                    RaisedBy(
                        who="Marit de Groot",
                        on=date(2026, 11, 12),
                        occasion="site visit",
                        words="my people should know every valve of it",
                    ),
                ),
            ),
        ),
        "rows": (
            Compared(
                label="What you get",
                a="8 filter lines, 22 meters, report for the utility",
                b="8 filter lines, 22 meters, report for the utility, fitting kit on loan",
            ),
            Compared(
                label="Running from", a="18 January 2027, both plants", b="8 March 2027 (first line), 24 May 2027 (all)"
            ),
            Compared(
                label="Your effort",
                a="Two contacts, 3 hours a week for 3 weeks",
                b="2 fitters, 4 days per line; one shift lead",
            ),
            Compared(label="Our effort", a="4 fitters on site for 11 days", b="2 training days, 8 visits to sign off"),
            Compared(
                label="Risk we carry",
                a="Fitting, start-up and faults of the first year",
                b="Faults of the first year; sign-off of each line",
            ),
            Compared(
                label="Expected return",
                a="€ 41,000 a year, in full from February 2027",
                b="€ 41,000 a year, in full from June 2027",
            ),
            Compared(
                label="Fits best if",
                a="the January break must be enough and one date matters most",
                b="the lines may change over one by one and know-how should stay in house",
            ),
        ),
        "investment": (
            InvestmentRow(
                group="Equipment",
                text="Filter line, stainless, with bypass",
                quantity=Decimal(8),
                a=eur(41_600),
                b=eur(41_600),
            ),
            InvestmentRow(
                group="Equipment", text="Flow meter with radio", quantity=Decimal(22), a=eur(7_700), b=eur(7_700)
            ),
            InvestmentRow(
                group="Services", text="Fitting by our crew", quantity=Decimal(11), unit="days", a=eur(19_250), b=None
            ),
            InvestmentRow(group="Services", text="Fitting kit, loan", quantity=Decimal(1), a=None, b=eur(2_400)),
            InvestmentRow(
                group="Services", text="Training of your crew", quantity=Decimal(2), unit="days", a=None, b=eur(3_120)
            ),
            InvestmentRow(
                group="Services",
                text="Start-up and acceptance test",
                quantity=Decimal(2),
                quantity_b=Decimal(8),
                a=eur(6_300),
                b=eur(6_500),
            ),
            InvestmentRow(
                group="Running",
                text="Report for the utility",
                quantity=Decimal(1),
                recurrence=Recurrence.MONTHLY,
                a=eur(390),
                b=eur(390),
            ),
            InvestmentRow(
                group="Running", text="Spare cartridges, first year", quantity=Decimal(16), a=eur(0), b=eur(0)
            ),
        ),
        "next_step": STEP,
        "after_choice": (
            Milestone(text="Kick-off", a=date(2026, 12, 7), b=date(2026, 12, 7)),
            Milestone(text="Equipment at the plants", a=date(2027, 1, 4), b=date(2027, 2, 22)),
            Milestone(text="First line running", a=date(2027, 1, 11), b=date(2027, 3, 8)),
            Milestone(text="All lines running", a=date(2027, 1, 18), b=date(2027, 5, 24)),
            Milestone(text="Review of the return", a=date(2027, 6, 30), b=date(2027, 9, 30)),
        ),
    }
    return ProposalContent(**(values | changes))  # type: ignore[arg-type]


def sparse(**changes: object) -> ProposalContent:
    """A proposal with only what it cannot go out without."""
    values: dict[str, object] = {
        "number": "AS-2026-0032",
        "title": "A second drying tunnel",
        "issued_on": date(2026, 11, 25),
        "currency": "EUR",
        "is_draft": True,
        "seller": Party(company="Lumenwerk Instruments", person="Aino Saarinen"),
        "client": Party(company="Quayside Linen"),
        "heard": Heard(lead="You want to dry in one shift what takes two today."),
        "options": (
            OptionPaper(
                letter="A",
                name="New tunnel",
                sentence="A new tunnel beside the old one.",
                totals=Totals(one_off=eur(52_000), monthly=eur(0), yearly=eur(0)),
                raised=(RaisedBy(who="Ola Berg", on=date(2026, 11, 20)),),
            ),
            OptionPaper(
                letter="B",
                name="Rebuilt tunnel",
                sentence="The old tunnel with new burners.",
                totals=Totals(one_off=eur(31_500), monthly=eur(0), yearly=eur(0)),
                raised=(RaisedBy(who="Ola Berg", on=date(2026, 11, 20)),),
            ),
        ),
        "investment": (
            InvestmentRow(text="Tunnel", quantity=Decimal(1), a=eur(52_000), b=None),
            InvestmentRow(text="Burners and controls", quantity=Decimal(4), a=None, b=eur(31_500)),
        ),
        "next_step": NextStep(
            what="Phone call", starts=Moment.of(date(2026, 12, 2), time(14, 0), "Europe/Oslo"), minutes=20, ours=True
        ),
    }
    return ProposalContent(**(values | changes))  # type: ignore[arg-type]


def call_sheet(**changes: object) -> CallSheetContent:
    """A call plan with every block filled."""
    values: dict[str, object] = {
        "account": "Brightwater Laundries",
        "printed_at": datetime(2026, 11, 30, 17, 40, tzinfo=UTC),
        "starts": Moment.of(date(2026, 12, 1), time(10, 30), "Europe/Amsterdam"),
        "minutes": 30,
        "how": "Video call",
        "people": (
            SheetPerson(name="Γιώργος Παπαδόπουλος", title="Head of operations", role="Decides"),
            SheetPerson(name="Marit de Groot", title="Plant engineer", role="Advises"),
        ),
        "value": eur(79_530),
        "stage": "Proposal",
        "age_days": 34,
        "usual_days": 58,
        "objective": (
            "By 11:00 Giorgos picks Option A or Option B and both calendars hold the kick-off on 7 December, 09:30."
        ),
        "lamps": (
            SheetLamp(letter=Letter.SPECIFIC, met=True, reason="Names Giorgos and one of two options"),
            SheetLamp(letter=Letter.MEASURABLE, met=True, reason="You can tell by “picks”"),
            SheetLamp(letter=Letter.ACHIEVABLE, met=True, reason="He can grant it"),
            SheetLamp(letter=Letter.RELEVANT, met=True, reason="Moves “Water reuse, two plants”"),
            SheetLamp(letter=Letter.TIME_BASED, met=False, reason="Until when? Name the day"),
        ),
        "expected_return": "€ 79,530 moves to commit; 1 kick-off date",
        "fall_back": "They name the open point and agree Thursday, 3 December, 14:00.",
        "prospect_gets": "A plan that halves the water before the permit starts",
        "opening": "Last time you asked who would stand on the ladder in January.",
        "findings": (
            SheetFinding(kind=FindingKind.PROSPECT, text="38 hotels, two plants, 6,300 tonnes a year"),
            SheetFinding(kind=FindingKind.PROSPECT, text="New permit from 1 July: 7 litres per kilo"),
            SheetFinding(kind=FindingKind.OWN_PRODUCT, text="Filters hold 14 months in hard water"),
            SheetFinding(kind=FindingKind.COMPETITOR, text="Klarstrom quotes without meters"),
            SheetFinding(kind=FindingKind.COMPETITOR, text="Klarstrom serves the plant in Delft"),
            SheetFinding(kind=FindingKind.INDUSTRY, text="Utilities audit laundries from 2027"),
        ),
        "questions": (
            SheetQuestion(text="What happens on 1 July if one plant is late?", kind=QuestionKind.IMPLICATION),
            SheetQuestion(
                text="Who of the crew would do it, and what would they leave undone?", kind=QuestionKind.PROBLEM
            ),
            SheetQuestion(text="What is still missing to choose between the two today?", kind=QuestionKind.NEED),
            SheetQuestion(text="Who else has to see the choice before it counts?"),
        ),
        "objections": (
            SheetObjection(
                words="Klarstrom is cheaper.",
                answer="With meters and fitting it is € 4,100 dearer over a year.",
                proof="Comparison, page 2",
            ),
            SheetObjection(
                words="January is too close.",
                answer="Eleven days; the break is fourteen.",
                proof="Plan of Norrvik, 9 lines",
            ),
            SheetObjection(
                words="Our crew should do it.",
                answer="That is Option B: same return, from June.",
                proof="Training plan",
            ),
        ),
        "options": (
            SheetOption(letter="A", name="Turnkey in one season break", line="€ 79,530, all running on 18 January"),
            SheetOption(letter="B", name="Line by line with your crew", line="€ 66,000, all running on 24 May"),
        ),
        "return_unit": "€",
    }
    return CallSheetContent(**(values | changes))  # type: ignore[arg-type]


def full_call_sheet(**changes: object) -> CallSheetContent:
    """A call plan with everything a page can hold, and the battlecard of one rival."""
    sheet = call_sheet(
        step="Step: Pilot agreed, by 7 Dec",
        how_they_buy="Compared offers  ·  Expects € 55,000 (learnt 24 Nov 2026)  ·  Decides on 14 December 2026",
        decider_missing="Nobody on this deal is known to decide. Ask who does.",
        guarded="Aoife Kelleher: Stop: Tried 3 times without an answer, last 6 days ago.",
        best="Giorgos picks one today and signs the order form.",
        least="He names who else must see it and books that talk.",
        materials=("Comparison sheet", "Training plan", "Reference letter of Norrvik"),
        in_order=True,
        rivals=(rival(),),
    )
    return replace(sheet, **changes)  # type: ignore[arg-type]


def rival(**changes: object) -> SheetRival:
    """A battlecard with a line of every kind."""
    values: dict[str, object] = {
        "name": "Klarstrom",
        "relationship": "Serves the plant in Delft until 2028",
        "price_model": "Per month and line, meters extra",
        "win_rate": "Won 4 of 9, 19–73 %",
        "advantages": (SheetClaim(text="Meters are in the price", source="Comparison, page 2", age="5 months ago"),),
        "strengths": (SheetClaim(text="Service within four hours", age="3 weeks ago"),),
        "weaknesses": (SheetClaim(text="No calibration certificate", source="Data sheet 4/2026"),),
        "traps": (SheetClaim(text="Who pays for the meters in year two?", used=True),),
        "landmines": (SheetClaim(text="The recall of 2023 was ours as well", source="Press"),),
    }
    return SheetRival(**(values | changes))  # type: ignore[arg-type]


def agreement(
    proposal: ProposalContent, chosen: str = "B", signer: str = "Eva Lind", *, is_received: bool = False
) -> AgreementContent:
    """The agreement on an option of a proposal, chosen (received) a day before the talk about it."""
    return AgreementContent(
        proposal=proposal, chosen=chosen, signer=signer, chosen_on=date(2026, 12, 2), is_received=is_received
    )
