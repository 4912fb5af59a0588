"""Sealing: nobody else opens it, nobody changes it unseen, and what was sealed before data keys stays readable."""

import os
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

from eenplan.core.crypto import bos, envelop, hoofd
from eenplan.core.crypto.zegel import InvalidTag, blind, seal, unseal

pytestmark = pytest.mark.django_db
KINDS = ("gewoon", "schild", "melder")
PLAIN = b"Kievitslaan 14"
PLACES = [(1, "gewoon"), (1, "schild"), (1, "melder"), (2, "gewoon"), (2, "melder")]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("casus", [0, 7])
def test_what_is_sealed_opens_again(kind: str, casus: int) -> None:
    for plain in (b"", b"a", PLAIN, "é€😀".encode(), bytes(10_000)):
        raw = seal(plain, organisation_id=3, kind=kind, casus_id=casus)
        assert unseal(raw, organisation_id=3, kind=kind) == plain
        assert unseal(memoryview(raw), organisation_id=3, kind=kind) == plain  # psycopg may give a view


def test_only_the_same_organisation_and_kind_opens() -> None:
    sealed = {place: seal(PLAIN, organisation_id=place[0], kind=place[1]) for place in PLACES}
    for made_for, raw in sealed.items():
        for place in PLACES:
            if place == made_for:
                assert unseal(raw, organisation_id=place[0], kind=place[1]) == PLAIN
            else:
                with pytest.raises(InvalidTag):
                    unseal(raw, organisation_id=place[0], kind=place[1])


def test_one_changed_bit_is_seen() -> None:
    whole = seal(PLAIN, organisation_id=3)
    hoofd.current()
    for place in range(len(whole)):
        raw = bytearray(whole)
        raw[place] ^= 1
        with pytest.raises(InvalidTag):
            unseal(bytes(raw), organisation_id=3)


@pytest.mark.parametrize("cut", [1, 16, 40])
def test_a_shortened_seal_is_seen(cut: int) -> None:
    with pytest.raises((InvalidTag, ValueError)):
        unseal(seal(PLAIN, organisation_id=3)[:-cut], organisation_id=3)


def test_the_same_text_is_sealed_differently_each_time() -> None:
    sealed = {seal(PLAIN, organisation_id=3) for _ in range(20)}
    assert len(sealed) == 20
    assert not any(PLAIN in raw or b"Kievits" in raw for raw in sealed)


def test_two_cases_have_two_keys_and_a_value_says_which() -> None:
    numbers = [envelop.number_of(seal(PLAIN, organisation_id=3, casus_id=casus)) for casus in (0, 1, 2, 1)]
    assert len(set(numbers)) == 3
    assert numbers[1] == numbers[3]


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sealed_before_data_keys_stays_readable(kind: str) -> None:
    hoofd.current()
    nonce = os.urandom(envelop.NONCE)
    old = nonce + AESGCMSIV(hoofd.derive(3, kind)).encrypt(nonce, PLAIN, kind.encode())
    assert unseal(old, organisation_id=3, kind=kind) == PLAIN
    with pytest.raises(InvalidTag):
        unseal(old, organisation_id=4, kind=kind)


def test_an_old_value_that_begins_as_ours_opens_too() -> None:
    """One in 65,536 of them does: its number is no key, so it is not ours."""
    hoofd.current()
    nonce = envelop.VERSION + os.urandom(envelop.NONCE - 2)
    old = nonce + AESGCMSIV(hoofd.derive(3, "gewoon")).encrypt(nonce, PLAIN, b"gewoon")
    assert unseal(old, organisation_id=3) == PLAIN


def test_no_key_stands_in_the_table_in_the_clear() -> None:
    from eenplan.core.crypto.models import DataKey

    seal(PLAIN, organisation_id=3, casus_id=9)
    row = DataKey.objects.get(organisation_id=3, casus_id=9)
    raw = bos.opened((row.pk, 3, "gewoon", 9, row.head, row.wrapped)).raw
    assert raw not in bytes(row.wrapped)
    with pytest.raises(InvalidTag):  # moved to another's row it opens nothing
        bos.opened((row.pk, 4, "gewoon", 9, row.head, row.wrapped))


def test_blind_finds_again_and_cannot_be_read() -> None:
    index = blind("999000019")
    assert index == blind("999000019")
    assert index != blind("999000020")
    assert len(index) == 64
    assert "999000019" not in index
    assert index != sha256(b"999000019").hexdigest()  # nine digits are guessed in a second without a key


def test_blind_is_what_it_was_before_data_keys() -> None:
    """Numbers, facts and codes that were kept are found again."""
    import hmac

    hoofd.current()
    assert blind("999000019") == hmac.new(hoofd.derive(0, "blind"), b"999000019", sha256).hexdigest()
