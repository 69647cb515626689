"""What the enumerations of the log, of favours, of the network and of letters are called."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from salesdesk.domain.activity import ActivityKind, Channel, MailPurpose, Phase, Reach
from salesdesk.domain.appointment import AppointmentKind
from salesdesk.domain.favour import FavourKind, ThanksKind
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.goodwill import GoodwillPart
from salesdesk.domain.letter import LetterKind
from salesdesk.domain.network import Circle
from salesdesk.domain.pest_guard import Offer
from salesdesk.wording.marking import N_

ACTIVITY_LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    ActivityKind: {
        ActivityKind.IDENTIFICATION: N_("Finding prospects and customers"),
        ActivityKind.REVIEW: N_("Customer analysis"),
        ActivityKind.MARKET_RESEARCH: N_("Competitor and industry research"),
        ActivityKind.STRATEGY: N_("Call and visit strategy"),
        ActivityKind.COMPARISON: N_("Our products against the competition"),
        ActivityKind.PRESENTATION: N_("Presentation"),
        ActivityKind.PROPOSAL: N_("Proposal and pricing"),
        ActivityKind.CONTRACT: N_("Contract"),
        ActivityKind.MATERIAL: N_("Marketing material"),
        ActivityKind.OBJECTIONS: N_("Objections and answers"),
        ActivityKind.EXPECTED_RETURN: N_("Expected return"),
        ActivityKind.CALL_OR_MEETING: N_("Sales call or meeting"),
        ActivityKind.NEGOTIATION: N_("Negotiation or follow-up"),
        ActivityKind.CLOSING: N_("Closing"),
        ActivityKind.RELATIONSHIP: N_("Relationship and networking"),
        ActivityKind.IMPLEMENTATION: N_("Implementation"),
        ActivityKind.SERVICE: N_("Service and support"),
        ActivityKind.FEEDBACK: N_("Gathering feedback"),
        ActivityKind.CONTINUED: N_("Continued relationship"),
        ActivityKind.FORECASTING: N_("Future sales"),
        ActivityKind.EVALUATION: N_("Evaluation of calls"),
    },
    Phase: {
        Phase.BEFORE: N_("Before the sale"),
        Phase.DURING: N_("During the sale"),
        Phase.AFTER: N_("After the sale"),
    },
    Channel: {
        Channel.CALL: N_("Phone call"),
        Channel.VIDEO: N_("Video call"),
        Channel.VISIT: N_("Visit"),
        Channel.EMAIL: N_("E-mail"),
        Channel.MESSAGE: N_("Message"),
        Channel.LETTER: N_("Letter"),
        Channel.DESK: N_("Work at the desk"),
    },
    Reach: {
        Reach.SPOKE: N_("Spoke with them"),
        Reach.NO_ANSWER: N_("No answer"),
        Reach.VOICEMAIL: N_("Left a voicemail"),
        Reach.WRITTEN: N_("Written"),
        Reach.DONE: N_("Done"),
    },
    MailPurpose: {
        MailPurpose.MARKETING: N_("Marketing"),
        MailPurpose.UPDATE: N_("Update"),
        MailPurpose.CONFIRMATION: N_("Confirmation"),
        MailPurpose.SHORT_QUERY: N_("Short question"),
        MailPurpose.ONE_TO_MANY: N_("One message to many"),
    },
    Reply: {
        Reply.NEEDS_ACTION: N_("No reply yet"),
        Reply.ACCEPTED: N_("Accepted"),
        Reply.TENTATIVE: N_("Perhaps"),
        Reply.DECLINED: N_("Declined"),
    },
    FavourKind: {
        FavourKind.REFERRAL: N_("Referral"),
        FavourKind.INTRODUCTION: N_("Introduction"),
        FavourKind.TIP: N_("Tip"),
        FavourKind.HELP: N_("Help"),
        FavourKind.ISSUE_SOLVED: N_("Issue solved"),
    },
    ThanksKind: {
        ThanksKind.NOTE: N_("Thank-you note"),
        ThanksKind.EMAIL: N_("E-mail"),
        ThanksKind.GIFT: N_("Gift"),
        ThanksKind.IN_PERSON: N_("In person"),
    },
    GoodwillPart: {
        GoodwillPart.CONTACT: N_("Last contact without selling"),
        GoodwillPart.SOLVED: N_("We helped or solved an issue"),
        GoodwillPart.THANKED: N_("We thanked them"),
        GoodwillPart.ASKED: N_("We asked them a favour"),
    },
    Offer: {
        Offer.SLOT: N_("Book a time…"),
        Offer.PERSON: N_("Ask somebody else"),
        Offer.LETTER: N_("Close the loop…"),
        Offer.HAND_BACK: N_("Hand back…"),
    },
    AppointmentKind: {
        AppointmentKind.FOLLOW_UP: N_("follow-up"),
        AppointmentKind.MEETING: N_("meeting"),
    },
    Circle: {
        Circle.COWORKER: N_("Coworker"),
        Circle.BUSINESS: N_("Business contact"),
        Circle.FRIEND: N_("Friend"),
        Circle.FAMILY: N_("Family"),
        Circle.ONLINE_GROUP: N_("Online group"),
        Circle.SUPPLIER: N_("Supplier"),
        Circle.NEIGHBOUR: N_("Neighbour"),
    },
    LetterKind: {
        LetterKind.INVITATION: N_("Invitation"),
        LetterKind.FOLLOW_UP: N_("Follow-up"),
        LetterKind.PROPOSAL: N_("Proposal"),
        LetterKind.THANK_YOU: N_("Thank-you"),
        LetterKind.CLOSE_THE_LOOP: N_("Closing the loop"),
    },
}
"""Labels that are merged into those of all enumerations."""
