"""What goes over the line, and a key on paper: read back as written, or not at all. Pure."""

import json
from base64 import b64encode
from datetime import UTC, datetime
from uuid import UUID

import pytest

from eenplan.core.workflow import Refused
from eenplan.dossier.elders.rules import (
    BLOK,
    MOST_CONTACTS,
    Antwoord,
    Contact,
    Uitkomst,
    Vraag,
    lees_antwoord,
    lees_vraag,
    schrijf_antwoord,
    schrijf_vraag,
    sleutel_als_tekst,
    sleutel_uit_tekst,
)
from eenplan.dossier.elders.tokens import EVEN, teken

KEY, NEW = b"k" * 32, b"n" * 32
MARK = UUID(int=7)
AT = datetime(2026, 3, 20, 9, tzinfo=UTC)
TOKENS = [bytes([n]) * 32 for n in range(EVEN)]
CONTACT = Contact("Veilig Thuis Toetsland", "triagist", "088 111 11 11")
VRAAG = Vraag(MARK, AT, {1: TOKENS, 2: TOKENS[::-1]}, CONTACT)


def test_a_question_is_read_as_it_was_written() -> None:
    sent = schrijf_vraag(VRAAG, {1: KEY, 2: NEW})
    assert lees_vraag(sent, {1: KEY, 2: NEW}) == VRAAG
    assert lees_vraag(sent, {2: NEW, 3: KEY}) == Vraag(MARK, AT, {2: TOKENS[::-1]}, CONTACT)
    for keys in ({}, {3: KEY}, {1: NEW}):
        assert lees_vraag(sent, keys) is None


@pytest.mark.parametrize("uitkomst", list(Uitkomst))
@pytest.mark.parametrize("contacten", [(), (CONTACT,), (CONTACT, Contact("Ander"))])
def test_an_answer_is_read_as_it_was_written(uitkomst: Uitkomst, contacten: tuple[Contact, ...]) -> None:
    given = Antwoord(MARK, uitkomst, contacten)
    sent = schrijf_antwoord(given, {1: KEY})
    assert lees_antwoord(sent, {1: KEY}) == given
    assert lees_antwoord(sent, {1: NEW}) is None
    assert len(sent) == BLOK


def test_an_answer_has_an_end() -> None:
    many = tuple(Contact(f"Team {n}") for n in range(9))
    found = lees_antwoord(schrijf_antwoord(Antwoord(MARK, Uitkomst.MATCH, many), {1: KEY}), {1: KEY})
    assert found is not None
    assert len(found.contacten) == MOST_CONTACTS


def getekend(body: object) -> bytes:
    text = json.dumps(body)
    return json.dumps({"bericht": text, "tekens": {"1": b64encode(teken(KEY, text.encode())).decode()}}).encode()


GOED = json.loads(json.loads(schrijf_vraag(VRAAG, {1: KEY}))["bericht"])


@pytest.mark.parametrize("wrong", [
    {"kenmerk": "geen"}, {"op": "gisteren"}, {"op": "2026-03-20T09:00:00"}, {"tokens": {}}, {"tokens": {"1": []}},
    {"tokens": {"1": ["AA=="] * EVEN}}, {"tokens": {"1": GOED["tokens"]["1"] * 2}}, {"tokens": {"1": ["!"] * EVEN}},
    {"tokens": []}, {"contact": {}}, {"contact": None}, {"tokens": {"1": 7}},
])  # fmt: skip
def test_what_is_no_question_is_not_read(wrong: dict[str, object]) -> None:
    """Also with the right mark under it: not more tokens than one person has, no moment without a zone."""
    assert lees_vraag(getekend(GOED), {1: KEY}) is not None
    assert lees_vraag(getekend({**GOED, **wrong}), {1: KEY}) is None


@pytest.mark.parametrize("body", [[], {}, {"kenmerk": str(MARK), "uitkomst": "misschien", "contacten": []}])
def test_what_is_no_answer_is_not_read(body: object) -> None:
    assert lees_antwoord(getekend(body), {1: KEY}) is None


@pytest.mark.parametrize("rubbish", [b"", b"1", b"[]", b"{}", b'{"bericht": 1, "tekens": {"1": "AA=="}}', b"\xff\xfe"])
def test_rubbish_is_neither(rubbish: bytes) -> None:
    assert lees_vraag(rubbish, {1: KEY}) is None
    assert lees_antwoord(rubbish, {1: KEY}) is None


@pytest.mark.parametrize("spread", ["{}", " {} ", "\n{}\n"])
def test_a_key_is_taken_over_as_it_was_given(spread: str) -> None:
    assert sleutel_uit_tekst(spread.format(sleutel_als_tekst(3, KEY))) == (3, KEY)


GEGEVEN = sleutel_als_tekst(3, KEY)


@pytest.mark.parametrize("text", [
    "", "3", GEGEVEN[:-1], GEGEVEN.replace("3.", "4.", 1), GEGEVEN.replace("6b", "6c", 1), GEGEVEN + ".x",
    "x." + GEGEVEN.split(".", 1)[1], "3.zz.000000", sleutel_als_tekst(0, KEY), sleutel_als_tekst(3, b"kort"),
])  # fmt: skip
def test_a_key_that_was_copied_wrong_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="over"):
        sleutel_uit_tekst(text)
