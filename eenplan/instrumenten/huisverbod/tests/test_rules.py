"""The trade without a database: who may decide what, ages, moments, the RiHG and the strip; tables to check by hand."""

import json
from datetime import datetime, timedelta

import pytest

from eenplan.core.calendar import AMSTERDAM, Unit, due
from eenplan.core.rulebook.rules import bron_in_woorden
from eenplan.instrumenten.huisverbod import rihg, stations, strook, weging
from eenplan.instrumenten.huisverbod.bevoegdheden import MAG, waarom_niet
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid, bevoegdheid
from eenplan.instrumenten.huisverbod.grenzen import leeftijd_fout, moment_fout, tot_fout
from eenplan.instrumenten.huisverbod.rules import COURSE, VAN_KRACHT
from eenplan.instrumenten.huisverbod.termijnen import RULES

BY_KEY = {rule.key: rule for rule in RULES}
BURGEMEESTER, LOCO, HOVJ, GEEN = (
    Bevoegdheid.BURGEMEESTER,
    Bevoegdheid.LOCO,
    Bevoegdheid.HOVJ,
    Bevoegdheid.GEEN,
)


def op(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


# domain 5 #20-#27: event, term, last moment on the wall clock
TERMIJNEN = [
    ("huisverbod_einde", "2026-03-20T22:15", "2026-03-30T22:15:00"),  # summer time begins on 29 March
    ("huisverbod_uiterlijk", "2026-03-20T22:15", "2026-04-17T22:15:00"),
    ("huisverbod_einde", "2026-10-20T22:15", "2026-10-30T22:15:00"),  # summer time ends on 25 October
    ("huisverbod_einde", "2026-03-26T09:00", "2026-04-05T09:00:00"),  # Easter Sunday: the ATW does not move it
    ("huisverbod_uiterlijk", "2026-12-01T08:30", "2026-12-29T08:30:00"),
    ("huisverbod_verlengbesluit", "2026-03-20T22:15", "2026-03-30T22:15:00"),
    ("huisverbod_adres", "2026-03-28T22:15", "2026-03-29T23:15:00"),  # hours are absolute
    ("huisverbod_raadsman", "2026-03-20T22:15", "2026-03-21T22:15:00"),
    ("huisverbod_zitting", "2026-04-02T10:00", "2026-04-08T23:59:59"),  # #25 with ATW, before Easter
    ("huisverbod_zitting", "2026-03-20T10:00", "2026-03-24T23:59:59"),
    ("huisverbod_zitting", "2026-12-23T10:00", "2026-12-28T23:59:59"),
    ("huisverbod_zitting", "2026-05-13T10:00", "2026-05-18T23:59:59"),
    ("huisverbod_uitspraak", "2026-03-24T10:00", "2026-03-25T10:00:00"),
    ("huisverbod_afschrift", "2026-03-24T10:00", "2026-04-07T23:59:59"),
    ("huisverbod_bewaren", "2026-03-20T22:15", "2031-03-20T23:59:59"),
]


@pytest.mark.parametrize(("key", "start", "end"), TERMIJNEN)
def test_the_clocks_of_domain_5(key: str, start: str, end: str) -> None:
    rule = BY_KEY[key]
    assert due(op(start), rule.value, Unit(rule.unit), atw=rule.atw, exact=rule.exact) == op(end)


def test_ten_days_are_nine_days_and_23_hours_when_summer_time_begins() -> None:
    start = op("2026-03-20T22:15")
    assert (op("2026-03-30T22:15").astimezone() - start.astimezone()) == timedelta(days=9, hours=23)


def test_what_the_region_chose_is_not_shown_as_law() -> None:
    unsure = {rule.key for rule in RULES if not rule.sure}
    assert {"huisverbod_systeemgesprek", "huisverbod_zorgadvies", "huisverbod_vooraf"} <= unsure
    assert unsure.isdisjoint({"huisverbod_einde", "huisverbod_uiterlijk", "huisverbod_adres", "huisverbod_zitting"})
    assert all("koos Eenplan" in bron_in_woorden(BY_KEY[key].source) for key in unsure)


MANDAAT = [
    # action, mayor, deputy with mandate, deputy without, hulpofficier with mandate, without, anybody else
    ("leg_op", True, True, False, True, False, False),
    ("leg_niet_op", True, True, False, True, False, False),
    ("verleng", True, True, False, False, False, False),
    ("verleng_niet", True, True, False, False, False, False),
    ("trek_in", True, True, False, False, False, False),
    ("stel_rihg_vast", False, False, False, True, True, False),
    ("meld_overtreding", True, True, True, True, True, True),
]


@pytest.mark.parametrize("row", MANDAAT, ids=lambda row: row[0])
def test_who_may_decide_what(row: tuple[str, bool, bool, bool, bool, bool, bool]) -> None:
    """Wth 3: the mandate does not hold art. 9 (extend) nor art. 2-9 (withdraw)."""
    action, *expected = row
    asked = [
        (BURGEMEESTER, ""), (LOCO, "M 2026-3"), (LOCO, " "), (HOVJ, "M 2026-3"), (HOVJ, ""), (GEEN, "M 2026-3"),
    ]  # fmt: skip
    found = [waarom_niet(action, wie, mandaat) for wie, mandaat in asked]
    assert [not why for why in found] == expected
    assert all(why.endswith(".") for why in found if why)


@pytest.mark.parametrize(
    ("soort", "functie", "expected"),
    [
        ("gemeente", "burgemeester", BURGEMEESTER),
        ("gemeente", " Burgemeester ", BURGEMEESTER),
        ("gemeente", "loco-burgemeester", LOCO),
        ("gemeente", "Locoburgemeester", LOCO),
        ("gemeente", "loco burgemeester", LOCO),
        ("gemeente", "waarnemend burgemeester", BURGEMEESTER),
        ("gemeente", "oud-burgemeester", GEEN),
        ("gemeente", "secretaresse burgemeester", GEEN),
        ("politie", "Hulpofficier", HOVJ),
        ("politie", "HOvJ", HOVJ),
        ("justitie", "hulpofficier van justitie", GEEN),
        ("politie", "hulpofficier van justitie", HOVJ),
        ("politie", "burgemeester", GEEN),
        ("gemeente", "hulpofficier van justitie", GEEN),
        ("gemeente", "beleidsmedewerker", GEEN),
        ("veilig_thuis", "burgemeester", GEEN),
        ("politie", "", GEEN),
    ],
)
def test_a_function_counts_at_its_own_kind_of_organisation(soort: str, functie: str, expected: Bevoegdheid) -> None:
    assert bevoegdheid(soort, functie) is expected


@pytest.mark.parametrize(
    ("age", "whole", "told", "words"),
    [
        (17, True, "", "18 jaar of ouder"),
        (17, False, "zegt zelf 19 te zijn", "18 jaar of ouder"),
        (18, True, "", ""),
        (38, False, "", "niet volledig bekend"),
        (38, False, "rijbewijs gezien", ""),
        (None, False, " ", "niet volledig bekend"),
        (None, False, "paspoort gezien", ""),
    ],
)
def test_adults_only(age: int | None, whole: bool, told: str, words: str) -> None:
    """Wth 2-2; a birth date that is unknown or partial asks how the age was established."""
    found = leeftijd_fout(age, whole, 18, told)
    assert (words in found) if words else found == ""


def test_the_moment_of_imposing_is_not_ahead_and_not_long_ago() -> None:
    now, begun = op("2026-03-20T23:00"), op("2026-03-20T21:00")
    assert moment_fout(op("2026-03-20T22:15"), now, begun) == ""
    assert "moet nog komen" in moment_fout(op("2026-03-20T23:01"), now, begun)
    assert "te ver" in moment_fout(op("2026-03-19T20:59"), now, begun)


def test_four_weeks_in_total_and_longer_than_ten_days() -> None:
    einde, last = op("2026-03-30T22:15"), op("2026-04-17T22:15")
    assert tot_fout(last, einde, last) == ""
    assert "17-04-2026 22:15" in tot_fout(last + timedelta(minutes=1), einde, last)
    assert "na het einde" in tot_fout(einde, einde, last)


def test_every_decision_of_a_function_is_an_action_of_the_course() -> None:
    assert set(MAG) <= set(COURSE.actions)
    assert COURSE.final_states == ("niet_opgelegd",)


@pytest.mark.voorziening(42)
def test_the_sample_instrument_has_twenty_slots_and_says_what_it_is() -> None:
    found = rihg.instrument(rihg.huidig())
    assert [len(found.van_deel(deel)) for deel in (1, 2, 3)] == [7, 6, 7]
    assert found.merk == "Voorbeeldinhoud, niet het officiële RiHG"
    assert all(item.titel and item.uitleg for item in found.signalen)


BEGINSEL = [
    ((), []),
    ((1,), []),
    ((1, 8), []),  # one in each of two parts
    ((1, 8, 14), []),  # three, but never two in one part
    ((1, 2), [1]),
    ((8, 13), [2]),
    ((14, 20), [3]),
    ((1, 7, 8, 9), [1, 2]),
]


@pytest.mark.parametrize(("hoog", "expected"), BEGINSEL)
def test_two_red_in_one_part(hoog: tuple[int, ...], expected: list[int]) -> None:
    """Domain 12-10: within ONE of the three parts; middle and low never count."""
    weights = {number: "hoog" if number in hoog else "middel" for number in range(1, 21)}
    assert weging.delen_met_beginsel(rihg.instrument("voorbeeld-1"), weights) == expected


def test_high_needs_facts_that_one_can_check() -> None:
    weights = {1: "hoog", 2: "hoog", 3: "laag", 4: "onbekend"}
    assert weging.zonder_feiten(weights, {1: "Gezien om 21.40 uur door agent De Vries", 2: "slaat haar"}) == [2]
    assert weging.noem([2]) == "2"
    assert weging.noem([2, 5, 9]) == "2, 5 en 9"


@pytest.mark.parametrize(
    "change",
    [
        lambda given: given["signalen"].pop(),
        lambda given: given["delen"].pop(),
        lambda given: given["signalen"][0].update(deel=4),
        lambda given: given["signalen"][0].update(nummer=2),
    ],
)
def test_a_file_that_is_no_rihg_is_refused(change: object) -> None:
    given = json.loads((rihg.MAP / "voorbeeld-1.json").read_text("utf-8"))
    change(given)  # type: ignore[operator]  # a change of the file
    with pytest.raises(ValueError, match="RiHG"):
        rihg.lees(json.dumps(given))


def test_the_strip_counts_days_by_the_wall_clock() -> None:
    begin, end = op("2026-03-20T22:15"), op("2026-03-30T22:15")
    drawn = strook.teken(begin, end, [(op("2026-03-25T22:15"), "gedaan"), (end, "later")], op("2026-03-22T22:15"))
    day = strook.DAG
    assert (drawn.tot - strook.KANT) / day == 10
    assert (drawn.uiterlijk - strook.KANT) / day == 28
    assert [(sign.x - strook.KANT) / day for sign in drawn.tekens] == [5, 10]
    assert drawn.nu is not None
    assert (drawn.nu - strook.KANT) / day == 2
    assert [item.kort for item in drawn.dagen][:2] == ["20-03", "21-03"]
    assert len(drawn.dagen) == 29


def test_signs_at_one_moment_stand_above_each_other_and_now_stays_on_the_strip() -> None:
    begin = op("2026-03-20T22:15")
    drawn = strook.teken(begin, begin + timedelta(days=10), [(begin, "te_doen")] * 3, begin - timedelta(days=1))
    assert len({sign.y for sign in drawn.tekens}) == 3
    assert drawn.nu is None


@pytest.mark.parametrize(
    ("hours", "done", "expected"),
    [(-1, False, "gemist"), (1, False, "te_doen"), (24, False, "te_doen"), (25, False, "later"), (-1, True, "gedaan")],
)
def test_the_state_of_a_station(hours: int, done: bool, expected: str) -> None:
    now = op("2026-03-21T12:00")
    assert stations.stand_van(now + timedelta(hours=hours), now if done else None, now) == expected


def test_which_stations_begin_with_the_order() -> None:
    plain = {soort.sleutel for soort in stations.standaard(door_hovj=False, kind=False)}
    assert {soort.sleutel for soort in stations.standaard(door_hovj=True, kind=True)} - plain == {
        "burgemeester", "besluit_vt",
    }  # fmt: skip
    assert plain.isdisjoint(stations.OP_VERZOEK)


def test_in_force_is_imposed_or_extended() -> None:
    assert VAN_KRACHT == ("opgelegd", "verlengd")
