"""When looking is odd: a table that a privacy officer could check."""

from datetime import date, timedelta

import pytest

from eenplan.dossier.logboek import rules
from eenplan.dossier.logboek.rules import Feiten, Paar, signalen, te_lang, te_vaak
from eenplan.dossier.radar.rules import RULES as TYPEN_RULES

GRENS = {item.key: item.value for item in (*rules.RULES, *TYPEN_RULES)}
VT, WIE = 1, 7


def paar(casus: int | None = 1, wie: int = WIE, **given: int) -> Paar:
    return Paar(wie, VT, "vt_casus", casus, **given)


def soorten(*paren: Paar, **feiten: frozenset[object]) -> list[tuple[str, int | None, int | None]]:
    found = signalen(paren, Feiten(**feiten), GRENS)  # type: ignore[arg-type]  # tests name single facts
    return [(item.soort, item.account_id, item.casus_id) for item in found]


def gelezen(number: int, wie: int = WIE, **given: int) -> list[Paar]:
    return [paar(pk, wie, gelezen=1, **given) for pk in range(1, number + 1)]


@pytest.mark.parametrize(
    ("paren", "feiten", "soort"),
    [
        (gelezen(11), {}, None), (gelezen(12), {}, "veel"), (gelezen(40, daden=1), {}, None),
        ([paar(1, gelezen=1, nacht=1)], {}, None), (gelezen(2, nacht=1), {}, "nacht"),
        (gelezen(2, nacht=1), {"dienst": frozenset({WIE})}, None), (gelezen(2, nacht=1, nachtdaden=1), {}, None),
        ([paar(None, geweigerd=7)], {}, None), ([paar(None, geweigerd=8)], {}, "geweigerd"),
        ([paar(geweigerd=2, na_einde=2)], {}, None), ([paar(geweigerd=3, na_einde=3)], {}, "einde"),
        ([paar(None, getypt=100)], {}, None), ([paar(None, getypt=101)], {}, "typen"),
        ([paar(None, getypt=150), paar(4, aangenomen=1)], {}, None),
    ],
)  # fmt: skip
def test_of_a_person(paren: list[Paar], feiten: dict[str, frozenset[object]], soort: str | None) -> None:
    assert soorten(*paren, **feiten) == ([(soort, WIE, None)] if soort else [])


@pytest.mark.parametrize(
    ("pair", "feiten", "soort"),
    [
        (paar(gelezen=2), {"zelf": frozenset({(WIE, 1)})}, "zelf"), (paar(gelezen=2), {}, None),
        (paar(gelezen=2, daden=2), {"zelf": frozenset({(WIE, 1)})}, None),
        (paar(daden=1), {"zelf": frozenset({(WIE, 1)})}, None),
        (paar(geweigerd=1, conflict=1), {}, "kring"), (paar(geweigerd=1), {"besloten": frozenset({1})}, "besloten"),
        (paar(gelezen=1), {"besloten": frozenset({1})}, None), (paar(gelezen=1, nood=1), {}, "nood"),
    ],
)  # fmt: skip
def test_of_a_person_in_a_case(pair: Paar, feiten: dict[str, frozenset[object]], soort: str | None) -> None:
    assert soorten(pair, **feiten) == ([(soort, WIE, 1)] if soort else [])


def test_what_is_usual_for_the_function_is_no_point() -> None:
    """In a function where all read twenty cases a day, thirty is not three times as many."""
    ordinary = [pair for wie in (1, 2, 3) for pair in gelezen(20, wie)]
    assert soorten(*ordinary, *gelezen(59)) == []
    assert soorten(*ordinary, *gelezen(60)) == [("veel", WIE, None)]


def test_a_case_that_is_talked_about() -> None:
    outside = [paar(5, wie, geweigerd=1) for wie in (1, 2, 3)]
    assert soorten(*outside, paar(5, 4, gelezen=3), paar(6, 5, geweigerd=1)) == []
    assert soorten(*outside, paar(5, 4, geweigerd=1)) == [("druk", None, 5)]


def test_every_kind_has_words_and_every_limit_a_default() -> None:
    assert set(rules.GRENZEN) <= GRENS.keys()
    kinds = {"veel", "nacht", "geweigerd", "einde", "typen", "zelf", "kring", "besloten", "nood", "druk"}
    assert kinds == rules.SOORTEN.keys()


@pytest.mark.parametrize(("gezocht", "aangenomen", "vaak"), [(25, 0, 0), (26, 0, 1), (50, 1, 0), (51, 1, 1)])
def test_each_report_leaves_room_for_as_many(gezocht: int, aangenomen: int, vaak: int) -> None:
    assert te_vaak(gezocht, aangenomen, 25) is bool(vaak)


@pytest.mark.parametrize(("dagen", "een", "mag"), [(31, 0, 1), (32, 0, 0), (32, 1, 1), (2000, 1, 0), (-1, 1, 0)])
def test_how_far_back(dagen: int, een: int, mag: int) -> None:
    day = date(2026, 3, 20)
    assert (te_lang(day, day + timedelta(days=dagen), een=bool(een)) == "") is bool(mag)
