"""Names in a file that are nearly those of the desk: proposed, decided by a person, remembered, never just taken."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.importing import Preview
from salesdesk.application.importing.likeness import NameKind
from salesdesk.application.importing.matching import NO_CHOICES, Choices, Standing, Target, Why
from salesdesk.application.importing.tables import Source
from salesdesk.application.importing.troubles import NameNotInFile, NothingCalled, ProblemCode, RemarkCode
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.folding import squeeze
from salesdesk.domain.product import Product
from tests.application.importing.files import Office, office, text

NORDWIND = Account(id=UUID(int=501), name="Nordwind GmbH")
ILSE = Rep(id=UUID(int=502), name="Ilse Brandt")
BOX = Product(id=UUID(int=503), name="Cool Box", code="CB-1")
QUALIFIED = Stage(id=UUID(int=504), name="Qualified", order=0, chance=0.25)
PROPOSAL = Stage(id=UUID(int=505), name="Proposal", order=1, chance=0.65)
AGREEMENT = Stage(id=UUID(int=506), name="Agreement", order=2, chance=0.85)
HERE = (NORDWIND, ILSE, BOX, QUALIFIED, PROPOSAL, AGREEMENT)
FILE = text(
    "Deal,Account,Owner,Stage,Product,Amount,Probability,Expected close\n"
    'Hall 2,Nordwind,"Brandt, Ilse",Angebot,Cool Boxes,1000,65 %,2026-05-01\n'
    "Hall 3,Nordwind,Ilse Brandt,Paper work,CB-1,2000,85 %,2026-06-01\n"
    "Hall 4,Beck KG,Jo Falk,Tasting,Hot Box,3000,40 %,2026-07-01"
)


def preview(trial: Office, file: Source, choices: Choices = NO_CHOICES, kind: FileKind | None = None) -> Preview:
    return trial.importing.preview(trial.importing.understand(file, kind), choices)


def bring(trial: Office, file: Source, choices: Choices, kind: FileKind | None = None) -> None:
    trial.importing.apply(trial.importing.understand(file, kind), choices)


def standings(found: Preview, kind: NameKind) -> dict[str, tuple[Standing, str]]:
    return {m.text: (m.standing, m.offer.name if m.offer else "") for m in found.matching.of(kind)}


def test_what_is_exact_is_exact_what_is_like_one_here_waits_for_a_word_and_the_rest_is_new() -> None:
    found = preview(office(*HERE), FILE)
    assert standings(found, NameKind.ACCOUNT) == {
        "Nordwind": (Standing.OPEN, "Nordwind GmbH"),
        "Beck KG": (Standing.NEW, ""),
    }
    assert standings(found, NameKind.OWNER) == {
        "Brandt, Ilse": (Standing.OPEN, "Ilse Brandt"),
        "Ilse Brandt": (Standing.EXACT, ""),
        "Jo Falk": (Standing.NEW, ""),
    }
    assert standings(found, NameKind.PRODUCT) == {
        "Cool Boxes": (Standing.OPEN, "Cool Box"),
        "CB-1": (Standing.EXACT, ""),
        "Hot Box": (Standing.NEW, ""),
    }
    assert [match.rows for match in found.matching.of(NameKind.ACCOUNT)] == [2, 1]


def test_a_stage_is_proposed_by_what_it_means_else_by_the_win_chance_of_its_deals() -> None:
    found = preview(office(*HERE), FILE)
    offers = {m.text: (m.offer.name, m.offer.why) for m in found.matching.of(NameKind.STAGE) if m.offer}
    assert offers == {"Angebot": ("Proposal", Why.MEANING), "Paper work": ("Agreement", Why.CHANCE)}


def test_nothing_alike_is_taken_silently_and_the_preview_counts_it() -> None:
    trial = office(*HERE)
    outcome = trial.bring(FILE)
    assert outcome.made.accounts == ("Nordwind", "Beck KG")
    said = {remark.code: (remark.count, remark.words) for remark in outcome.remarks}
    assert said[RemarkCode.ACCOUNTS_ALIKE] == (1, ("Nordwind (Nordwind GmbH)",))
    assert said[RemarkCode.STAGES_ALIKE][0] == 2
    assert len(outcome.matching.open) == 5


def test_by_a_persons_word_names_become_records_here_and_the_counts_follow() -> None:
    trial = office(*HERE)
    names: dict[NameKind, dict[str, Target]] = {
        NameKind.ACCOUNT: {squeeze("Nordwind"): NORDWIND.id},
        NameKind.OWNER: {squeeze("Brandt, Ilse"): ILSE.id, squeeze("Jo Falk"): ILSE.id},
        NameKind.STAGE: {"angebot": PROPOSAL.id, squeeze("Paper work"): None},
    }
    bring(trial, FILE, Choices(names=names))
    deal = trial.one(Deal, "Hall 2")
    assert (deal.account_id, deal.owner_id, deal.stage_id) == (NORDWIND.id, ILSE.id, PROPOSAL.id)
    assert trial.one(Deal, "Hall 4").owner_id == ILSE.id
    assert [rep.name for rep in trial.every(Rep)] == ["Ilse Brandt"]
    assert {stage.name for stage in trial.every(Stage)} >= {"Paper work", "Tasting"}
    assert not [account for account in trial.every(Account) if account.name == "Nordwind"]


def test_one_word_takes_every_name_for_the_one_it_looks_like() -> None:
    trial = office(*HERE)
    found = preview(trial, FILE, Choices(alike=True))
    assert (found.matching.open, found.made.accounts, found.made.stages) == ((), ("Beck KG",), ("Tasting",))


def test_what_was_said_is_remembered_until_its_record_is_gone() -> None:
    trial = office(*HERE)
    before = Choices(remembered={"account": {"Nordwind": str(NORDWIND.id)}, "owner": {"Jo Falk": str(UUID(int=999))}})
    found = preview(trial, FILE, before)
    assert standings(found, NameKind.ACCOUNT)["Nordwind"][0] is Standing.REMEMBERED
    assert standings(found, NameKind.OWNER)["Jo Falk"][0] is Standing.NEW
    assert found.made.accounts == ("Beck KG",)
    assert [r.count for r in found.remarks if r.code is RemarkCode.MATCHES_REMEMBERED] == [1]


def test_what_was_remembered_gives_way_to_what_is_said_now() -> None:
    names = {NameKind.ACCOUNT: {"nordwind": None}}
    now = Choices(names=names, remembered={"account": {"Nordwind": str(NORDWIND.id)}})
    assert "Nordwind" in preview(office(*HERE), FILE, now).made.accounts


def test_two_spellings_in_one_file_are_proposed_as_one_account() -> None:
    rows = text("Deal,Account,Stage\nA,Beck Anlagen GmbH,Offer\nB,Beck Anlagen GmbH,Offer\nC,Beck-Anlagen,Offer")
    trial = office()
    assert standings(preview(trial, rows), NameKind.ACCOUNT)["Beck-Anlagen"] == (Standing.OPEN, "Beck Anlagen GmbH")
    bring(trial, rows, Choices(alike=True))
    assert [account.name for account in trial.every(Account)] == ["Beck Anlagen GmbH"]


def test_a_name_taken_for_another_that_is_taken_for_a_record_is_that_record() -> None:
    rows = text("Deal,Account,Stage\nA,Nordwind,Offer\nB,Nordwand,Offer\nC,East,Offer\nD,West,Offer")
    trial = office(NORDWIND)
    said: dict[str, Target] = {"nordwand": "Nordwind", "nordwind": NORDWIND.id, "east": "West", "west": "East"}
    bring(trial, rows, Choices(names={NameKind.ACCOUNT: said}))
    assert trial.one(Deal, "B").account_id == NORDWIND.id
    assert {account.name for account in trial.every(Account)} == {"Nordwind GmbH", "East", "West"}


def test_a_row_of_the_accounts_file_completes_the_account_it_was_taken_for_and_leaves_its_name() -> None:
    trial = office(NORDWIND)
    rows = text("Account,Industry,Country\nNordwind,Energy,Germany\nNordwind AG,Energy,Austria")
    names = {NameKind.ACCOUNT: {"nordwind": NORDWIND.id, "nordwindag": NORDWIND.id}}
    found = preview(trial, rows, Choices(names=names))
    assert [(p.row, p.code, p.value) for p in found.problems] == [(3, ProblemCode.SAME_RECORD, "2")]
    bring(trial, rows, Choices(names=names))
    (account,) = trial.every(Account)
    assert (account.id, account.name, account.industry) == (NORDWIND.id, "Nordwind GmbH", "Energy")


def test_an_import_with_matches_is_taken_back_as_a_whole() -> None:
    trial = office(*HERE)
    reading = trial.importing.understand(text("Account,Industry,Country\nNordwind,Energy,Germany"))
    outcome = trial.importing.apply(reading, Choices(alike=True))
    assert outcome.counts.updated == 1
    trial.importing.take_back(outcome.batch)
    assert trial.every(Account) == [NORDWIND]


def test_a_word_about_a_name_that_is_nowhere_is_refused_before_anything_is_written() -> None:
    trial = office(*HERE)
    with pytest.raises(NameNotInFile):
        bring(trial, FILE, Choices(anywhere={"Sud Wind": "Nordwind GmbH"}))
    with pytest.raises(NothingCalled):
        bring(trial, FILE, Choices(anywhere={"Nord Wind": "Sudwind"}))
    assert trial.every(Deal) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Nordwind GmbH", "NORDWIND  gmbh"]), st.sampled_from(["ilse brandt", "Ilse Brandt"])
        ),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_a_file_whose_names_are_all_exact_asks_nothing(rows: list[tuple[str, str]], alike: bool) -> None:
    lines = [f"Deal {n},{account},{owner},PROPOSAL,CB-1,{n}000" for n, (account, owner) in enumerate(rows, start=1)]
    file = text("\n".join(["Deal,Account,Owner,Stage,Product,Amount", *lines]))
    found = preview(office(*HERE), file, Choices(alike=alike))
    assert not found.matching.worth_showing
    assert found.twins == ()
    assert {match.standing for match in found.matching.matches} == {Standing.EXACT}


@given(st.sampled_from(["Nordwind", "Ilse Brandt", "Cool Box", "Proposal", "Agreements"]), st.booleans())
def test_nothing_is_ever_proposed_across_kinds(name: str, alike: bool) -> None:
    file = text(f"Deal,Account,Owner,Stage,Product,Amount\nHall 2,{name},{name},{name},{name},1000")
    keys = {
        NameKind.ACCOUNT: {NORDWIND.id},
        NameKind.OWNER: {ILSE.id},
        NameKind.PRODUCT: {BOX.id},
        NameKind.STAGE: {QUALIFIED.id, PROPOSAL.id, AGREEMENT.id},
    }
    found = preview(office(*HERE), file, Choices(alike=alike))
    assert {match.offer.target for match in found.matching.matches if match.offer} <= set().union(*keys.values())
    for match in found.matching.matches:
        assert match.offer is None or match.offer.target in keys[match.kind]


def test_a_second_look_at_a_file_proposes_what_the_first_one_did_but_no_record_that_is_gone() -> None:
    first = preview(office(*HERE), FILE).matching
    assert preview(office(*HERE), FILE, Choices(looked=first)).matching == first
    without = [record for record in HERE if record is not NORDWIND]
    assert standings(preview(office(*without), FILE, Choices(looked=first)), NameKind.ACCOUNT) == {
        "Nordwind": (Standing.NEW, ""),
        "Beck KG": (Standing.NEW, ""),
    }


def test_a_stage_that_two_of_the_desk_may_be_is_not_proposed() -> None:
    offer = Stage(id=UUID(int=507), name="Offer", order=3, chance=0.65)
    found = preview(office(*HERE, offer), text("Deal,Account,Stage,Probability\nHall 2,Beck,Angebot,65 %"))
    assert standings(found, NameKind.STAGE) == {"Angebot": (Standing.NEW, "")}


def test_two_ids_of_one_account_are_one_by_a_persons_word() -> None:
    rows = text("ID,Account,Industry,Country\n7,Nordwind,Energy,Germany\n8,Nordwind AG,Energy,Austria")
    trial = office(NORDWIND)
    said: dict[str, Target] = {"nordwind": NORDWIND.id, "nordwindag": NORDWIND.id}
    bring(trial, rows, Choices(names={NameKind.ACCOUNT: said}))
    assert trial.every(Account) == [replace(NORDWIND, industry="Energy", country="Germany")]


def test_a_product_with_a_code_is_known_by_it_and_its_name_asks_nothing() -> None:
    file = text("Code,Name,Price\nCB-2,Cool Boxes,100\nCB-1,Cold Box,200")
    found = preview(office(BOX), file, kind=FileKind.PRODUCTS)
    assert (found.matching.matches, found.counts.added, found.counts.updated) == ((), 1, 1)


def test_a_look_tells_how_far_it_is_and_ends_where_it_is_stopped_while_names_are_compared() -> None:
    trial = office(currency="EUR")
    rows = "".join(f"Deal {n},Beck {n},{n}\n" for n in range(1, 601))
    reading = trial.importing.understand(text(f"deal,account,value\n{rows}"))
    said = list[tuple[int, int]]()
    trial.importing.preview(reading, say=lambda done, of: said.append((done, of)))
    assert said == sorted(said)
    assert {of for _, of in said} == {600}
    assert said[-1][0] > 0
    compared = [one for one in said if one == (0, 600)]
    assert len(compared) > 600 // 100, "asked whether to go on every hundred names, before the first row"

    def stop(_done: int, _of: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        trial.importing.preview(reading, say=stop)
