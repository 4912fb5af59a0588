"""Tokens: the same on both sides for one human being, of no use to who has no key."""

from itertools import product

import pytest

from eenplan.dossier.elders import tokens as t
from eenplan.dossier.elders.tokens import EVEN, Soort, aangevuld, gelijk, kenmerken, klopt, teken, tokens
from eenplan.dossier.radar.tests.mensen import HUIS, wie

KEY, OTHER = b"k" * 32, b"x" * 32
BSN = "999000019"
ZIJ = wie("Sanne de Toets", "1990-05-02", HUIS)


@pytest.mark.parametrize(("een", "ander", "same"), [
    (ZIJ, wie("Sanne de Toets", "1990-05-02"), True),
    (ZIJ, wie("Sanne Toets", "1990-02-05"), True),  # day and month changed places
    (ZIJ, wie("Sanneh de Toetz", "1990-05-02"), False),
    (wie("Yousef Bakker", "2001-01-09"), wie("Joesef Bakker", "2001-01-09"), True),
    (wie("Yousef Bakker", "2001-01-09"), wie("Jozef Bakker", "2001-01-09"), False),
    (wie("Sjarlot Bakker", "2001-01-09"), wie("Sharlot Bakker", "2001-01-09"), True),  # by sound
    (ZIJ, wie("Sanne Bakker", "1990-05-02", HUIS), True),  # married, the same house
    (ZIJ, wie("Sanne Bakker", "1990-05-02", ook="Sanne de Toets"), True),
    (ZIJ, wie("Sanne Bakker", "1990-05-02"), False),
    (ZIJ, wie("Fleur de Toets", "1990-05-02", HUIS), False),  # her twin
    (ZIJ, wie("Sanne de Toets", "1990"), False),
    (ZIJ, wie("Sanne de Toets", "", HUIS), False),
    (ZIJ, wie("Sanne de Toets", "1991-05-02", HUIS), False),
    (ZIJ, wie("S. de Toets", "1990-05-02", HUIS), False),  # a letter is no name
    (wie("Jan van de Berg", "1990-05-02"), wie("Jan van de Linde", "1990-05-02"), False),  # a particle is no name
])  # fmt: skip
def test_who_is_taken_for_whom(een: t.Profiel, ander: t.Profiel, same: bool) -> None:
    for key in (KEY, OTHER):
        assert gelijk(tokens(key, een), tokens(key, ander)) is same


@pytest.mark.parametrize("ander", [wie(), wie("Fleur", "2001"), wie("Sanne de Toets", "1955-01-01")])
def test_the_same_number_is_enough(ander: t.Profiel) -> None:
    assert gelijk(tokens(KEY, ZIJ, BSN), tokens(KEY, ander, BSN))
    assert not gelijk(tokens(KEY, ZIJ, BSN), tokens(KEY, ander, "999000020"))


@pytest.mark.parametrize(("mens", "bsn", "soorten"), [
    (wie(), "", set()), (wie("Sanne de Toets"), "", set()), (wie("Sanne de Toets", "1990"), "", set()),
    (wie("Sanne de Toets", "05-1990", HUIS), BSN, {Soort.BSN}), (wie("", "1990-05-02", HUIS), "", set()),
    (wie("Sanne", "1990-05-02"), "", set()), (wie("Sanne", "1990-05-02", HUIS), "", {Soort.HUIS}),
    (wie("Sanne Toets", "1990-05-02", "Proefstraat 12"), "", {Soort.NAAM}),
    (wie("Sanne Toets", "1990-05-02", "1234 AB"), "", {Soort.NAAM}), (ZIJ, BSN, set(Soort)),
    (ZIJ._replace(geboren=(-1990, 5, 2)), "", set()),  # about that year
])  # fmt: skip
def test_of_too_little_nothing_is_made(mens: t.Profiel, bsn: str, soorten: set[Soort]) -> None:
    assert {kind for kind, _ in kenmerken(mens, bsn)} == soorten
    assert len(tokens(KEY, mens, bsn)) == len(list(kenmerken(mens, bsn)))


def test_sex_makes_no_difference() -> None:
    """Measured: it keeps nobody apart whom the first name does not, and is often unknown."""
    assert tokens(KEY, ZIJ._replace(geslacht="v")) == tokens(KEY, ZIJ)


def test_another_key_gives_other_tokens() -> None:
    assert tokens(KEY, ZIJ, BSN).isdisjoint(tokens(OTHER, ZIJ, BSN))


def test_a_dictionary_without_the_key_finds_nothing() -> None:
    """Whoever has the table tries every number and birth date, with any key but the right one, or none."""
    table = tokens(KEY, ZIJ, BSN)
    tries = [b"\0" * 32, b"K" * 32, OTHER]
    for key, day in product(tries, range(1, 29)):
        assert table.isdisjoint(tokens(key, wie("Sanne de Toets", f"1990-05-{day:02}", HUIS), BSN))
    plain = {text for _, text in kenmerken(ZIJ, BSN)}
    assert table.isdisjoint({t.sha256(text.encode()).digest() for text in plain})


def test_what_goes_out_does_not_tell_how_much_is_known() -> None:
    few, many = tokens(KEY, wie(), BSN), tokens(KEY, ZIJ._replace(namen=tuple(f"naam{n}" for n in range(20))), BSN)
    assert (len(few), len(many) > EVEN) == (1, True)
    for made in (few, many):
        sent = aangevuld(made)
        assert len(sent) == len(set(sent)) == EVEN
        assert sent == sorted(sent)
        assert {len(item) for item in sent} == {32}
    assert few < set(aangevuld(few)) != set(aangevuld(few))


def test_a_mark_is_no_token() -> None:
    text = f"{Soort.BSN}\0{BSN}".encode()
    assert teken(KEY, text) != t.token(KEY, Soort.BSN, BSN)
    assert klopt(KEY, b"bericht", teken(KEY, b"bericht"))
    assert not klopt(KEY, b"bericht!", teken(KEY, b"bericht"))
    assert not klopt(OTHER, b"bericht", teken(KEY, b"bericht"))


def test_every_pair_is_compared_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time says nothing: also after a match the others are looked at, byte by byte in constant time."""
    seen = []
    compare = t.hmac.compare_digest
    monkeypatch.setattr(t.hmac, "compare_digest", lambda *pair: seen.append(pair) or compare(*pair))
    assert gelijk([b"a", b"b"], [b"a", b"c", b"d"])
    assert len(seen) == 6
    assert not gelijk([], [b"a"])


@pytest.mark.parametrize("key", [b"", b"kort", b"k" * 33])
def test_a_key_has_one_length(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        tokens(key, ZIJ)
