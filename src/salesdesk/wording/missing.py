"""What is said where a part that has to be there is not, by the part and by what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from salesdesk.wording.marking import N_

MISSING: Final[Mapping[tuple[str, str], str]] = {
    ("title", "deal"): N_("The deal needs a title. Type what it is about"),
    ("closed_on", "deal"): N_("Say on which day the deal was won or lost. Without it, it counts in no period"),
    ("main_reason", ""): N_("One reason has to be the main one. Choose why the deal was lost"),
    ("competitor", ""): N_("Name the competitor that won the deal, or choose another outcome"),
    ("people", ""): N_("There is nobody whose address card could be saved. Add a person first"),
    ("name", ""): N_("A name is missing. Type one"),
    ("name", "competitor"): N_("The competitor needs a name. Type one"),
    ("text", "claim"): N_("Write what the line of the battlecard says, or remove it"),
    ("words", "objection"): N_("Write what they say, in their words"),
    ("answer", "objection"): N_("Write what you answer, or remove the answer"),
    ("name", "material"): N_("The material needs a name. Type one"),
    ("name", "playbook"): N_("The playbook needs a name. Type one"),
    ("name", "playbook_step"): N_("Write what the step is, or remove it"),
    ("words", "fit_criterion"): N_("Say what fits: type words with commas between them, such as food, logistics"),
    ("limits", "fit_criterion"): N_("Say what fits: type from how many on, up to how many, or both"),
    ("day", "follow_up"): N_("A follow-up needs a date and a time: “let's put a date and time in the calendar now”"),
    ("time", "follow_up"): N_("A follow-up needs a time as well: “what time suits you?”"),
    ("zone", "follow_up"): N_("Choose the time zone of the follow-up"),
    ("email", "rep"): N_("An invitation comes from somebody: give yourself an e-mail address, in the settings"),
    ("email", "invitation"): N_("Nobody on this follow-up has an e-mail address. Choose a person, or type the address"),
    ("invitation", "follow_up"): N_("Nobody was invited to this, so nothing has to be taken out of their calendar"),
    ("subject", "letter"): N_("The letter needs a subject. Type what it is about"),
    ("letter_text", "letter"): N_("The letter says nothing yet. Write its text"),
    ("template", "letter"): N_("This letter has the built-in text already"),
    ("topic", "follow_up"): N_("Say what the follow-up is about"),
    ("whom", "activity"): N_("Say with whom it was: type the name of a person, an account or a deal"),
    ("mail_purpose", "activity"): N_("Say what the e-mail is for: one of the five things that e-mails do well"),
    ("voicemail_for", "activity"): N_("Say what the voicemail is to bring. If nothing comes to mind, do not leave one"),
    ("despite", "activity"): N_("They were tried often enough. Say why it was right to call all the same"),
    ("day", "favour"): N_("Give the day on which it was done, or on which you asked for it"),
    ("thanks", "favour"): N_("There is nothing to thank for yet: note first that they did it"),
    ("closed", "period"): N_("The period is not closed. There is nothing to open again"),
    ("waived", "thanks"): N_("Say why this thank-you is not needed, or thank them"),
    ("objective", "call_plan"): N_(
        "The plan is not ready without an objective. Write what should be true when you hang up"
    ),
    ("prospect_gets", "call_plan"): N_("The plan is not ready yet: write what the prospect gets from this meeting"),
    ("account", "call_plan"): N_("Choose a deal or an account to plan the call for"),
    ("text", "priced_line"): N_("An item needs a name. Type what it is, or remove the line"),
    ("option", "priced_line"): N_("An item is in at least one option. Type a quantity for A or B, or remove the line"),
    ("account", "proposal"): N_("Choose a deal with an account: a proposal is made for somebody"),
    ("how_we_work", "deal"): N_("Nothing is agreed yet. Write how you will work: steps, channel, how often"),
    ("price_learnt_on", "deal"): N_("Give the day on which you learnt the price expectation: today, if it was today"),
    ("words", "impediment"): N_("Write what stands in the way, in their words, or what would remove it"),
    ("answer", "proposal"): N_("Take the answer itself: which option they chose, who said so and on which day"),
    ("deal", "answer"): N_("The deal that this choice wins was put away. Bring the deal back first"),
    ("proposal", "answer"): N_("Choose the proposal that this answers"),
    ("signer", "answer"): N_("Write who told you: the answer is kept with their name"),
    ("product", "holding"): N_("Choose what they have from the catalogue, or type it"),
    ("name", "tax_class"): N_("The tax class needs the name that is printed, such as VAT 21 %"),
    ("name", "snippet"): N_("The snippet needs a name, so that you find it again"),
    ("text", "snippet"): N_("The snippet says nothing yet. Write its text"),
    ("name", "line_group"): N_("The group of items needs a name, so that you find it again"),
    ("lines", "line_group"): N_("The group has no items yet. Add the first one"),
    ("name", "proposal_template"): N_("The template needs a name, so that you find it again"),
    ("reason", "pause"): N_("Say why the deal waits, so that its age is understood later"),
    ("text", "exit_criterion"): N_("Write what the customer does before a deal goes on, or remove the criterion"),
    ("name", "lead"): N_("The lead needs a name: the company or the person who asked"),
    ("failed", "lead"): N_("Marketing needs to know which criterion the lead does not meet. Choose or type it"),
    ("reason", "lead"): N_("Marketing needs to know why the lead comes back. Write the reason"),
    ("revisit_on", "lead"): N_("Ask when marketing should look at it again, and give that day"),
    ("choice", "sweep"): N_("Nothing is chosen yet. Pick a deal, then press 1, 2 or 3"),
    ("step", "kept_deal"): N_(
        "A deal is kept with a next step that the customer dated. Agree on one, with day and time"
    ),
    ("promised", "kept_deal"): N_("Write how the customer agreed to that day: a date that only we chose keeps no deal"),
    ("seen", "lead"): N_("Write what they saw or got already, so that marketing does not send it again"),
    ("signal", "lead"): N_("Marketing has this lead. Write what they did anew; without that it stays there"),
    ("two_way", "lead"): N_("A deal begins with a talk. Note when you first spoke with them, then make the deal"),
    ("received", "lead"): N_("Give the day and the time at which the lead came in: its clock begins then"),
    ("spoken", "lead"): N_("Give the day and the time at which you spoke with them"),
    ("signal_on", "lead"): N_("Give the day on which they did that"),
    ("words", "feedback"): N_("Write what you heard, in their words where you can"),
    ("name", "saved_view"): N_("The view needs a name, so that you find it again"),
    ("text", "finding"): N_("Write what you found out"),
    ("text", "evidence"): N_("Write what the customer did"),
    ("text", "raised_option"): N_("Write what the option was"),
    ("day", "discussion"): N_("Give the day of the talk"),
    ("reached", "evaluation"): N_("Say how much of the objective was reached"),
    ("outcome", "evaluation"): N_("Say what the call was worth: order, advance, continuation or no"),
    ("agreed", "evaluation"): N_(
        "An advance is an act of the customer. Write what they will do, or choose continuation"
    ),
    ("agreed_by", "evaluation"): N_(
        "An advance has a day. Until when will they do it? Without one, choose continuation"
    ),
}
