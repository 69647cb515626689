"""The words for the trade's enumerations: one table each, English as source."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from salesdesk.domain.account import AccountKind, ContactKind
from salesdesk.domain.answer import Doubt, Verdict
from salesdesk.domain.balance import Measure
from salesdesk.domain.buying_process import BuyerStep, BuyingStage
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.domain.competitor import ClaimKind
from salesdesk.domain.coverage import Why
from salesdesk.domain.deal import BuyingRole, Category, Motion, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.discussion import Dimension, Reaction
from salesdesk.domain.evaluation import OutcomeClass, Reached
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.fit import FitField
from salesdesk.domain.follow_up import FollowUpKind, FollowUpState
from salesdesk.domain.holding import Opening
from salesdesk.domain.impediment import ImpedimentKind
from salesdesk.domain.lead import LeadState
from salesdesk.domain.material import MaterialKind
from salesdesk.domain.meeting import MeetingKind, PlanPart
from salesdesk.domain.objection import Likelihood, ObjectionKind
from salesdesk.domain.objective import Letter, Reason
from salesdesk.domain.period import Span
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import ProposalState, Standing
from salesdesk.domain.research import FindingKind
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.sweep import SweepChoice
from salesdesk.wording.activity_labels import ACTIVITY_LABELS
from salesdesk.wording.foretold_labels import FORETOLD_LABELS
from salesdesk.wording.marking import N_ as N_
from salesdesk.wording.pace_labels import PACE_LABELS
from salesdesk.wording.play_labels import PLAY_LABELS
from salesdesk.wording.suggested_labels import SUGGESTED_LABELS
from salesdesk.wording.words import Words


def label(words: Words, value: StrEnum) -> str:
    """Return the word for a value of one of the trade's enumerations."""
    return words.text(_LABELS[value.__class__, value.value])


_BY_KIND: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Status: {
        Status.OPEN: N_("Open"),
        Status.WON: N_("Won"),
        Status.LOST: N_("Lost"),
        Status.HANDED_BACK: N_("Handed back"),
    },
    Outcome: {
        Outcome.COMPETITIVE: N_("Lost to a competitor"),
        Outcome.NO_DECISION: N_("No decision"),
        Outcome.WITHDRAWN: N_("Withdrawn"),
        Outcome.DISQUALIFIED: N_("Disqualified"),
    },
    Motion: {
        Motion.NEW: N_("New account"),
        Motion.EXISTING: N_("Existing customer"),
        Motion.FORMER: N_("Former customer"),
        Motion.REVISIT_NO: N_("Revisit a no"),
    },
    Category: {
        Category.PIPELINE: N_("Pipeline"),
        Category.BEST_CASE: N_("Best case"),
        Category.COMMIT: N_("Commit"),
        Category.OMITTED: N_("Omitted"),
    },
    ReasonCode: {
        ReasonCode.COMPETITOR_PRICE: N_("Competitor: price and terms"),
        ReasonCode.COMPETITOR_RELATIONSHIP: N_("Competitor: existing relationship"),
        ReasonCode.COMPETITOR_BRAND: N_("Competitor: brand and reputation"),
        ReasonCode.NO_BUDGET: N_("No decision: no budget"),
        ReasonCode.NO_PRIORITY: N_("No decision: not a priority now"),
        ReasonCode.NO_SPONSOR: N_("No decision: nobody pushed for it"),
        ReasonCode.STATUS_QUO: N_("No decision: today's way is good enough"),
        ReasonCode.REORGANISATION: N_("No decision: reorganisation"),
        ReasonCode.PRODUCT: N_("Product did not fit"),
        ReasonCode.OTHER: N_("Other"),
    },
    ReasonSource: {ReasonSource.CUSTOMER: N_("The customer said so"), ReasonSource.REP: N_("Our guess")},
    BuyingRole: {
        BuyingRole.DECIDES: N_("Decides"),
        BuyingRole.ADVISES: N_("Advises"),
        BuyingRole.USES: N_("Uses"),
        BuyingRole.BLOCKS: N_("Blocks"),
        BuyingRole.SPONSORS: N_("Sponsors"),
    },
    Dimension: {
        Dimension.PRICING: N_("Pricing"),
        Dimension.CONFIGURATION: N_("Configuration"),
        Dimension.DELIVERY: N_("Delivery"),
        Dimension.INSTALLATION: N_("Installation"),
        Dimension.OTHER: N_("Other"),
    },
    Reaction: {Reaction.WARM: N_("Warm"), Reaction.NEUTRAL: N_("Neutral"), Reaction.COLD: N_("Cold")},
    FollowUpKind: {
        FollowUpKind.INFORMATION: N_("Information they asked for"),
        FollowUpKind.CALL_BACK: N_("Call back"),
        FollowUpKind.PROPOSAL: N_("Answer to the proposal"),
        FollowUpKind.DEMO: N_("Demo"),
        FollowUpKind.VISIT: N_("Visit"),
        FollowUpKind.THANK_YOU: N_("Thank-you"),
        FollowUpKind.OTHER: N_("Other"),
    },
    FollowUpState: {
        FollowUpState.PROPOSED: N_("Proposed"),
        FollowUpState.AGREED: N_("Agreed"),
        FollowUpState.IN_BOTH_CALENDARS: N_("In both calendars"),
    },
    MeetingKind: {
        MeetingKind.CALL: N_("Phone call"),
        MeetingKind.VIDEO: N_("Video call"),
        MeetingKind.VISIT: N_("Visit"),
        MeetingKind.DEMO: N_("Demo"),
        MeetingKind.NEGOTIATION: N_("Negotiation"),
        MeetingKind.OTHER: N_("Meeting"),
    },
    Reached: {
        Reached.BEST: N_("The best result"),
        Reached.LEAST: N_("The least acceptable result"),
        Reached.NEITHER: N_("Neither"),
    },
    OutcomeClass: {
        OutcomeClass.ORDER: N_("Order"),
        OutcomeClass.ADVANCE: N_("Advance"),
        OutcomeClass.CONTINUATION: N_("Continuation"),
        OutcomeClass.NO: N_("No"),
    },
    QuestionKind: {
        QuestionKind.SITUATION: N_("Situation"),
        QuestionKind.PROBLEM: N_("Problem"),
        QuestionKind.IMPLICATION: N_("Implication"),
        QuestionKind.NEED: N_("Need"),
    },
    BuyerStep: {
        BuyerStep.SEARCHED: N_("Searched the market"),
        BuyerStep.COMPARED: N_("Compared offers"),
        BuyerStep.SPOKE: N_("Spoke to others"),
        BuyerStep.HAS_BUDGET: N_("Has a budget"),
    },
    BuyingStage: {
        BuyingStage.NO_NEED: N_("Sees no need yet"),
        BuyingStage.NEED: N_("Knows the need"),
        BuyingStage.SEARCHING: N_("Searches"),
        BuyingStage.COMPARING: N_("Compares"),
        BuyingStage.DECIDING: N_("Decides"),
        BuyingStage.ORDERING: N_("Orders"),
    },
    ClaimKind: {
        ClaimKind.STRENGTH: N_("Their strength"),
        ClaimKind.WEAKNESS: N_("Their weakness"),
        ClaimKind.ADVANTAGE: N_("Our advantage"),
        ClaimKind.TRAP: N_("Trap to set"),
        ClaimKind.LANDMINE: N_("Landmine to avoid"),
    },
    MaterialKind: {
        MaterialKind.PRESENTATION: N_("Presentation"),
        MaterialKind.REFERENCE: N_("Reference"),
        MaterialKind.DATA_SHEET: N_("Data sheet"),
        MaterialKind.COMPARISON: N_("Comparison"),
        MaterialKind.PRICE_LIST: N_("Price list"),
        MaterialKind.SAMPLE: N_("Sample"),
        MaterialKind.CONTRACT: N_("Contract"),
        MaterialKind.OTHER: N_("Other material"),
    },
    FitField: {
        FitField.INDUSTRY: N_("Industry"),
        FitField.COUNTRY: N_("Country"),
        FitField.REGION: N_("Region"),
        FitField.EMPLOYEES: N_("Employees"),
        FitField.REVENUE: N_("Revenue, millions"),
    },
    PlanPart: {
        PlanPart.OBJECTIVE: N_("Objective"),
        PlanPart.RESEARCH: N_("Research"),
        PlanPart.OBJECTIONS: N_("Objections"),
        PlanPart.RETURN: N_("Expected return"),
        PlanPart.MOMENT: N_("Time and people"),
    },
    ObjectionKind: {
        ObjectionKind.PRICE: N_("Price and terms"),
        ObjectionKind.RELATIONSHIP: N_("Relationship"),
        ObjectionKind.BRAND: N_("Brand or reputation"),
        ObjectionKind.TIMING: N_("Timing"),
        ObjectionKind.NEED: N_("Need"),
        ObjectionKind.AUTHORITY: N_("Authority"),
        ObjectionKind.OTHER: N_("Other"),
    },
    Likelihood: {
        Likelihood.LIKELY: N_("Likely"),
        Likelihood.POSSIBLE: N_("Possible"),
        Likelihood.UNLIKELY: N_("Unlikely"),
    },
    Letter: {
        Letter.SPECIFIC: N_("Specific"),
        Letter.MEASURABLE: N_("Measurable"),
        Letter.ACHIEVABLE: N_("Achievable"),
        Letter.RELEVANT: N_("Relevant"),
        Letter.TIME_BASED: N_("Time-based"),
    },
    Reason: {
        Reason.NAMES_WHO_AND_WHAT: N_("Names {words} and what happens"),
        Reason.EMPTY: N_("What should be true when you hang up?"),
        Reason.LOOSE_WORDS: N_("“{words}” is loose: what exactly will they do?"),
        Reason.NO_PERSON: N_("Who does it? Name one of the people"),
        Reason.NO_ACTION: N_("What will they do? Use a verb, such as picks, signs, names"),
        Reason.NO_OBJECT: N_("Say what it is about"),
        Reason.COUNTABLE: N_("You can tell by “{words}”"),
        Reason.NOT_COUNTABLE: N_("How will you know? A number, a document, a date or a choice"),
        Reason.DECIDER_IS_THERE: N_("{words} can grant it"),
        Reason.WHO_CAN_GRANT_IT: N_("Who can grant it? Give the people their roles"),
        Reason.NOBODY_DECIDES: N_("Nobody here decides or advises"),
        Reason.SMALL_CHANCE: N_("The deal's chance is {words}: ask for a smaller step"),
        Reason.MOVES_A_DEAL: N_("Moves “{words}”"),
        Reason.NO_DEAL: N_("Which deal does it move?"),
        Reason.MOVES_NO_DEAL: N_("“{words}” is no deal yet: choose the deal that it moves"),
        Reason.NAMES_THE_DAY: N_("By {words}"),
        Reason.NO_DAY: N_("Until when? Name the day"),
        Reason.BEFORE_THE_MEETING: N_("{words} is before the meeting"),
        Reason.TOO_FAR: N_("{words} is more than 90 days off: name a nearer step"),
    },
    Recurrence: {
        Recurrence.ONCE: N_("Once"),
        Recurrence.MONTHLY: N_("Monthly"),
        Recurrence.YEARLY: N_("Yearly"),
    },
    ProposalState: {
        ProposalState.DRAFT: N_("Draft"),
        ProposalState.ISSUED: N_("Issued"),
        ProposalState.ANSWERED_A: N_("Option A chosen"),
        ProposalState.ANSWERED_B: N_("Option B chosen"),
        ProposalState.SUPERSEDED: N_("Superseded"),
        ProposalState.WITHDRAWN: N_("Withdrawn"),
    },
    Standing: {
        Standing.DRAFT: N_("Draft"),
        Standing.ISSUED: N_("Waits for a choice"),
        Standing.ANSWERED_A: N_("Option A chosen"),
        Standing.ANSWERED_B: N_("Option B chosen"),
        Standing.SUPERSEDED: N_("Superseded"),
        Standing.EXPIRED: N_("Expired"),
        Standing.WITHDRAWN: N_("Withdrawn"),
    },
    ImpedimentKind: {
        ImpedimentKind.PRICE: N_("Price"),
        ImpedimentKind.BUDGET: N_("Budget"),
        ImpedimentKind.TIMING: N_("Timing"),
        ImpedimentKind.DECISION: N_("Who decides"),
        ImpedimentKind.PRODUCT: N_("Product"),
        ImpedimentKind.TRUST: N_("Trust"),
        ImpedimentKind.COMPETITOR: N_("Competitor"),
        ImpedimentKind.PRESENT_CONTRACT: N_("Present contract"),
        ImpedimentKind.OTHER: N_("Other"),
    },
    LeadState: {
        LeadState.UNTOUCHED: N_("Not touched yet"),
        LeadState.TOUCHED: N_("Spoken with"),
        LeadState.DEAL: N_("Became a deal"),
        LeadState.HANDED_BACK: N_("Back with marketing"),
    },
    FeedbackKind: {
        FeedbackKind.MESSAGE: N_("Our message"),
        FeedbackKind.OBJECTION: N_("Objection"),
        FeedbackKind.COMPETITOR: N_("What a competitor says"),
        FeedbackKind.LEAD_QUALITY: N_("Quality of leads"),
    },
    SweepChoice: {
        SweepChoice.NO_DECISION: N_("Close as no decision"),
        SweepChoice.BACK_TO_MARKETING: N_("Back to marketing"),
        SweepChoice.KEEP: N_("Keep"),
    },
    SegmentBy: {
        SegmentBy.INDUSTRY: N_("Industry"),
        SegmentBy.SIZE: N_("Size of the company"),
        SegmentBy.COUNTRY: N_("Country"),
        SegmentBy.PRODUCT_GROUP: N_("Product group"),
        SegmentBy.OWN: N_("Set by hand"),
    },
    Measure: {Measure.TEXT: N_("Letters"), Measure.ROWS: N_("Filled rows")},
    Verdict: {Verdict.CHOSEN: N_("Chosen"), Verdict.ASK: N_("Needs a look")},
    Doubt: {
        Doubt.NOT_OURS: N_("It carries no number of a proposal of this desk"),
        Doubt.NOT_ISSUED: N_("This desk has not issued the proposal it names"),
        Doubt.NO_FORM: N_("It has no form to read, as when a page was printed, scanned or flattened"),
        Doubt.NONE_MARKED: N_("No option is marked"),
        Doubt.BOTH_MARKED: N_("Both options are marked"),
        Doubt.NO_NAME: N_("Nobody put a name to it"),
        Doubt.NO_SUCH_DAY: N_("The date on it is no day there is"),
        Doubt.DAY_AHEAD: N_("The date on it is still to come"),
        Doubt.OTHER_HASH: N_("Its check number is not that of the revision it names"),
        Doubt.OTHER_NUMBER: N_("Its check number is of another proposal or revision than it names"),
        Doubt.OTHER_TEXT: N_("Its pages say something else than those that were issued"),
        Doubt.OTHER_LOOK: N_("Its pages look other than those that were issued"),
        Doubt.PUT_ON: N_("A field or a link was put on its pages"),
        Doubt.OLDER_REVISION: N_("It answers an earlier revision"),
        Doubt.NOT_WAITING: N_("The proposal does not wait for an answer"),
        Doubt.EXPIRED: N_("It came back after the day it was valid until"),
        Doubt.DEAL_CLOSED: N_("The deal is closed already"),
        Doubt.REMARKS: N_("Remarks were written on it"),
    },
    Opening: {
        Opening.RENEWAL: N_("Renewal"),
        Opening.ADD_ON: N_("Add-on"),
        Opening.PRODUCT_GAP: N_("Product gap"),
    },
    FindingKind: {
        FindingKind.PROSPECT: N_("Prospect"),
        FindingKind.OWN_PRODUCT: N_("Our product"),
        FindingKind.CUSTOMER: N_("Their own analysis"),
        FindingKind.COMPETITOR: N_("Competitor"),
        FindingKind.INDUSTRY: N_("Industry"),
    },
    AccountKind: {
        AccountKind.PROSPECT: N_("Prospect"),
        AccountKind.CUSTOMER: N_("Customer"),
        AccountKind.FORMER: N_("Former customer"),
        AccountKind.PARTNER: N_("Partner"),
    },
    ContactKind: {
        ContactKind.PHONE: N_("Phone"),
        ContactKind.MOBILE: N_("Mobile"),
        ContactKind.EMAIL: N_("E-mail"),
        ContactKind.WEB: N_("Web"),
        ContactKind.ADDRESS: N_("Address"),
    },
    Span: {Span.MONTH: N_("Month"), Span.QUARTER: N_("Quarter"), Span.YEAR: N_("Year")},
    Why: {
        Why.INTERVAL: N_("Measured with your own win rate and its range"),
        Why.BETWEEN: N_("It depends on where your win rate really lies"),
        Why.REACHED: N_("The target is reached"),
        Why.NO_TARGET: N_("There is no target for this period yet"),
        Why.FEW_CLOSED: N_("Fewer than 8 closed deals to learn from"),
        Why.NO_WINS: N_("No deal was won in the last 24 months"),
        Why.NO_EXPECTED_DATES: N_("No open deal says when it is expected to close"),
    },
}

_LABELS: Mapping[tuple[type[StrEnum], str], str] = {
    (kind, value.value): message
    for labels in (_BY_KIND, ACTIVITY_LABELS, PLAY_LABELS, PACE_LABELS, FORETOLD_LABELS, SUGGESTED_LABELS)
    for kind, messages in labels.items()
    for value, message in messages.items()
}


def lamp_reason(words: Words, reason: Reason, shown: str) -> str:
    """Return the sentence beside a lamp; `shown` is what the check found."""
    return words.text(_LABELS[Reason, reason.value], words=shown)
