"""What a revision keeps of a proposal can be read back, and its hash is that of every word in it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from uuid import UUID

import pytest

from salesdesk.application.frozen_content import canonical, content_from, hash_of
from salesdesk.application.papers import Logo, LogoKind
from salesdesk.domain.meeting import MeetingKind
from tests.documents.samples import rich, sparse


@pytest.mark.parametrize("content", [rich(), sparse()])
def test_content_reads_back_as_it_was_frozen(content: object) -> None:
    assert content_from(canonical(content)) == replace(content, content_hash=hash_of(content))  # type: ignore[arg-type, type-var]


def test_b1_the_hash_is_of_every_word_but_not_of_the_look() -> None:
    content = rich()
    assert hash_of(replace(content, remarks="x")) != hash_of(content)
    assert hash_of(replace(content, logo=Logo(LogoKind.PNG, b"x"), content_hash="y")) == hash_of(content)


def test_b1_what_an_earlier_version_froze_without_products_reads_and_hashes_as_it_did() -> None:
    whole = rich()
    first, *others = whole.investment
    sold = replace(whole, investment=(replace(first, product_id=UUID(int=9)), *others))
    assert content_from(canonical(sold)).investment == sold.investment
    frozen = canonical(whole)
    assert "product_id" not in frozen
    assert canonical(content_from(frozen)) == frozen


def test_2_16_what_an_earlier_version_froze_of_a_talk_is_read_as_it_was() -> None:
    frozen = json.loads(canonical(rich()))
    raised = frozen["options"][0]["raised"][0]
    assert raised.pop("kind") is None
    text = json.dumps(frozen)
    read = content_from(text)
    (found,) = read.options[0].raised
    assert (found.kind, found.occasion) == (None, raised["occasion"])
    assert found.occasion
    assert read.content_hash == hashlib.sha256(text.encode()).hexdigest()
    visited = replace(rich().options[0], raised=(replace(found, kind=MeetingKind.VISIT, occasion=""),))
    content = replace(rich(), options=(visited, rich().options[1]))
    assert content_from(canonical(content)).options[0] == visited


def test_what_is_no_content_is_refused() -> None:
    for text in ("", "[]", "{}", '{"number": 1}'):
        with pytest.raises(ValueError, match=r".*"):
            content_from(text)
