"""The stations and the strip without a database: who sees to what, when each is there, where it is drawn."""

from datetime import datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM
from eenplan.instrumenten.huisverbod import stations, strook
from eenplan.instrumenten.huisverbod.stations import SOORT, SOORTEN, standaard


def op(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


BEGIN = op("2026-03-20T22:15")
ALTIJD = [
    "besluit_pleger", "besluit_huisgenoten", "besluit_instantie", "adres", "systeemgesprek", "zorgadvies",
    "verlengadvies", "verlengbesluit", "hulp", "nazicht",
]  # fmt: skip
BEGINT = [
    (False, False, ALTIJD),
    (True, False, ["burgemeester", *ALTIJD]),  # Wth 3-2: who has a mandate tells the mayor
    (False, True, [*ALTIJD[:3], "besluit_vt", *ALTIJD[3:]]),  # Wth 2-8: Veilig Thuis when it is about a child
    (True, True, ["burgemeester", *ALTIJD[:3], "besluit_vt", *ALTIJD[3:]]),
]


@pytest.mark.parametrize(("hovj", "kind", "sleutels"), BEGINT)
def test_what_begins_when_it_is_imposed(hovj: bool, kind: bool, sleutels: list[str]) -> None:
    assert [soort.sleutel for soort in standaard(door_hovj=hovj, kind=kind)] == sleutels


def test_the_others_begin_when_something_was_asked_or_decided() -> None:
    later = {soort.sleutel for soort in SOORTEN if soort.bij == "vraag"}
    assert later == {*stations.OP_VERZOEK, "dag_erna", "besluit_verlenging", "einde_verteld"}
    assert set(stations.VRAAG) == set(stations.OP_VERZOEK)
    assert set(stations.OP_VERZOEK) > stations.NA_AFLOOP


WIE = {
    "hulpofficier": {"burgemeester", "besluit_pleger", "besluit_huisgenoten"},
    "burgemeester": {
        "besluit_instantie", "besluit_vt", "verlengbesluit", "raadsman", "besluit_verlenging", "einde_verteld",
    },
    "politie": {"adres"},
    "Veilig Thuis": {"systeemgesprek", "zorgadvies", "verlengadvies", "hulp", "nazicht"},
    "wie meekijkt": {"dag_erna"},
    "rechtbank": {"zitting", "uitspraak", "afschrift"},
}  # fmt: skip


def test_every_station_has_one_party_that_sees_to_it() -> None:
    found: dict[str, set[str]] = {}
    for soort in SOORTEN:
        found.setdefault(soort.wie, set()).add(soort.sleutel)
    assert found == WIE
    assert len(SOORT) == len(SOORTEN)
    assert all(len(sleutel) <= 20 for sleutel in SOORT)  # the column


def test_what_the_law_asks_cannot_be_left_out_by_a_region() -> None:
    """[M]: only what no text gives may be set to nothing."""
    regional = {soort.sleutel for soort in SOORTEN if soort.regionaal}
    assert regional == {"systeemgesprek", "zorgadvies", "verlengadvies", "hulp"}


def test_the_strip_never_says_what_was_not_decided() -> None:
    assert {"verlengbesluit", "nazicht", "systeemgesprek"} == stations.EIGEN_HANDELING


NU = op("2026-03-21T12:00")
STANDEN = [
    # due in so many minutes, done, written off, state
    (-1, False, False, "gemist"),
    (0, False, False, "te_doen"),
    (1, False, False, "te_doen"),
    (24 * 60, False, False, "te_doen"),
    (24 * 60 + 1, False, False, "later"),
    (9 * 24 * 60, False, False, "later"),
    (-1, True, False, "gedaan"),
    (60, True, False, "gedaan"),
    (-1, False, True, "gemist"),
    (9 * 24 * 60, False, True, "gemist"),  # he refused at once: "later" would be a promise
    (60, True, True, "gedaan"),  # late, with its reason
]


@pytest.mark.parametrize(("minuten", "gedaan", "afgeschreven", "stand"), STANDEN)
def test_the_state_of_a_station(minuten: int, gedaan: bool, afgeschreven: bool, stand: str) -> None:
    due = NU + timedelta(minutes=minuten)
    assert stations.stand_van(due, NU if gedaan else None, NU, afgeschreven) == stand
    assert stand in stations.WOORD


PLAATS = [
    # moment, days on the wall from the beginning
    ("2026-03-20T22:15", 0),
    ("2026-03-21T22:15", 1),
    ("2026-03-22T10:15", 1.5),
    ("2026-03-29T22:15", 9),  # summer time began: nine days, not 8.96
    ("2026-03-30T22:15", 10),
    ("2026-04-17T22:15", 28),
    ("2026-05-01T00:00", 28),  # what is later stands at the end
    ("2026-03-19T00:00", 0),  # and what is earlier at the beginning
]


@pytest.mark.parametrize(("moment", "dagen"), PLAATS)
def test_a_place_on_the_strip_is_a_day_on_the_wall(moment: str, dagen: float) -> None:
    assert strook.plaats(op(moment), BEGIN) == round(strook.KANT + dagen * strook.DAG, 1)


def test_in_autumn_ten_days_are_ten_days_too() -> None:
    begin = op("2026-10-20T22:15")
    assert strook.plaats(op("2026-10-30T22:15"), begin) == strook.KANT + 10 * strook.DAG


def test_the_days_have_their_dates_over_a_month_end_and_a_leap_day() -> None:
    drawn = strook.teken(op("2028-02-20T10:00"), op("2028-03-01T10:00"), [], op("2028-02-20T10:00"))
    assert [dag.kort for dag in drawn.dagen][8:12] == ["28-02", "29-02", "01-03", "02-03"]
    assert [dag.nummer for dag in drawn.dagen] == list(range(29))


@pytest.mark.parametrize(
    ("nu", "getekend"),
    [
        ("2026-03-20T22:14", False),
        ("2026-03-20T22:15", True),
        ("2026-03-30T22:15", True),
        ("2026-04-17T22:15", True),
        ("2026-04-17T23:16", False),
    ],
)
def test_now_is_drawn_within_the_four_weeks_only(nu: str, getekend: bool) -> None:
    drawn = strook.teken(BEGIN, BEGIN + timedelta(days=10), [], op(nu))
    assert (drawn.nu is not None) is getekend


def test_signs_are_numbered_as_the_list_and_never_lie_on_each_other() -> None:
    moments = [BEGIN + timedelta(hours=12 * number) for number in range(17)]
    drawn = strook.teken(BEGIN, BEGIN + timedelta(days=10), [(moment, "later") for moment in moments], BEGIN)
    assert [sign.nummer for sign in drawn.tekens] == list(range(1, 18))
    for one in drawn.tekens:
        for other in drawn.tekens:
            assert one is other or abs(one.x - other.x) >= 17 or abs(one.y - other.y) >= 17
    assert all(sign.y - 9 >= drawn.boven for sign in drawn.tekens)  # nothing falls off the top


def test_an_extended_order_fills_more_of_the_same_strip() -> None:
    ten = strook.teken(BEGIN, op("2026-03-30T22:15"), [], BEGIN)
    all_of_it = strook.teken(BEGIN, op("2026-04-17T22:15"), [], BEGIN)
    assert (ten.breedte, ten.uiterlijk) == (all_of_it.breedte, all_of_it.uiterlijk)
    assert (ten.tot < all_of_it.tot, all_of_it.tot) == (True, all_of_it.uiterlijk)
