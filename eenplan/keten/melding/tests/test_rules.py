"""What a report must hold, who stays hidden, and what a report is that joins a known case."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind
from eenplan.core.clock import AMSTERDAM
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.melding.rules import (
    BEROEPSMATIG_OVERIG,
    COURSE,
    LONGEST_TEXT,
    MELDERSOORT_BIJ,
    MELDERSOORTEN,
    MOST_PERSONS,
    NIET_BEROEPSMATIG,
    ON_MELDING,
    RULES,
    STAND_WOORD,
    Genoemd,
    Incident,
    Kanaal,
    MelderGegevens,
    NieuweMelding,
    Soort,
    fouten_in_persoon,
    soort_en_fase,
)
from tests.regio import nieuwe_melding

NU = datetime(2026, 3, 20, 9, 0, tzinfo=AMSTERDAM)
VANDAAG = date(2026, 3, 20)


def fouten(**changes: Any) -> dict[str, str]:
    return nieuwe_melding(**changes).fouten(NU)


def melder(soort: str = "Politie", **changes: Any) -> MelderGegevens:
    return MelderGegevens(**{"soort": soort, "naam": "A. Agent", **changes})


# --- what must be there ----------------------------------------------------------------------------------------------


def test_a_good_report_has_no_faults() -> None:
    assert fouten() == {}


def test_the_least_that_is_enough() -> None:
    kaal = NieuweMelding(nieuwe_melding().sleutel, "telefoon", MelderGegevens("Burger", contact="06"), "Ik hoor gegil.")
    assert kaal.fouten(NU) == {}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"tekst": ""}, "tekst", "in uw eigen woorden"),
        ({"tekst": " \n\t "}, "tekst", "in uw eigen woorden"),
        ({"tekst": "a" * (LONGEST_TEXT + 1)}, "tekst", "als bijlage"),
        ({"tekst": "voor\x00na"}, "tekst", "tekens die niet kunnen worden bewaard"),
        ({"kanaal": "duif"}, "kanaal", "kanaal kennen wij niet"),
        ({"kanaal": ""}, "kanaal", "kanaal kennen wij niet"),
        ({"melder": melder("Buurman")}, "melder.soort", "Kies uit de lijst"),
        ({"melder": melder("")}, "melder.soort", "Kies uit de lijst"),
        ({"melder": melder("politie")}, "melder.soort", "Kies uit de lijst"),
        ({"melder": melder(naam="")}, "melder.naam", "Anders kunt u advies vragen"),
        ({"melder": melder(naam="  ", contact=" ")}, "melder.naam", "wie u bent"),
        ({"melder": melder("Burger", naam="", functie="buurman")}, "melder.naam", "wie u bent"),
        ({"incident": Incident(datum=date(2026, 3, 21))}, "incident.datum", "toekomst"),
        ({"personen": (Genoemd(),) * (MOST_PERSONS + 1)}, "personen", f"hooguit {MOST_PERSONS}"),
        ({"personen": (Genoemd(), Genoemd(bsn="123456789"))}, "personen.1.bsn", "elfproef"),
        ({"personen": (Genoemd(bsn="000000000"),)}, "personen.0.bsn", "elfproef"),
        ({"personen": (Genoemd(bsn="99900001"),)}, "personen.0.bsn", "elfproef"),
        ({"personen": (Genoemd(geboortedatum="30-02-2000"),)}, "personen.0.geboortedatum", "bestaat niet"),
        ({"personen": (Genoemd(geboortedatum="gisteren"),)}, "personen.0.geboortedatum", "geen datum"),
        ({"personen": (Genoemd(geboortedatum="2027"),)}, "personen.0.geboortedatum", "toekomst"),
        ({"personen": (Genoemd(geboortedatum="21-03-2026"),)}, "personen.0.geboortedatum", "toekomst"),
    ],
)
def test_each_fault_is_named_at_its_field_and_nowhere_else(changes: dict[str, Any], field: str, words: str) -> None:
    found = fouten(**changes)
    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    "changes",
    [
        {"tekst": "x"},
        {"tekst": "a" * LONGEST_TEXT},
        {"incident": Incident(datum=VANDAAG)},
        {"incident": Incident(datum=date(1970, 1, 1))},
        {"incident": Incident()},
        {"personen": ()},
        {"personen": (Genoemd(),) * MOST_PERSONS},
        {"personen": (Genoemd(bsn="999000019", geboortedatum="2026-03-20"),)},
        {"personen": (Genoemd(geboortedatum="02-28"), Genoemd(geboortedatum="2019-11"))},
        {"melder": melder(naam="", organisatie="Politie")},
        {"melder": melder(naam="", contact="agent@voorbeeld.invalid")},
    ],
)
def test_up_to_the_edge_it_is_taken_in(changes: dict[str, Any]) -> None:
    assert fouten(**changes) == {}


@pytest.mark.parametrize("kanaal", list(Kanaal))
def test_every_channel_is_known(kanaal: str) -> None:
    assert fouten(kanaal=kanaal) == {}


@pytest.mark.parametrize("soort", MELDERSOORTEN)
def test_every_kind_of_reporter_is_known(soort: str) -> None:
    assert fouten(melder=melder(soort)) == {}


def test_all_faults_are_told_at_once() -> None:
    found = fouten(
        tekst="", kanaal="politie", melder=melder("?"), incident=Incident(datum=date(2030, 1, 1)),
        personen=(Genoemd(bsn="1", geboortedatum="x"),),
    )  # fmt: skip
    assert set(found) == {"tekst", "melder.soort", "incident.datum", "personen.0.bsn", "personen.0.geboortedatum"}


@pytest.mark.parametrize(
    ("bsn", "geboren", "fields"),
    [
        ("", "", set()),
        ("999000019", "1990-05-02", set()),
        ("999000018", "1990-05-02", {"bsn"}),
        ("", "1990-13-02", {"geboortedatum"}),
        ("letters", "2099", {"bsn", "geboortedatum"}),
    ],
)
def test_what_cannot_be_true_of_a_person(bsn: str, geboren: str, fields: set[str]) -> None:
    assert set(fouten_in_persoon(bsn, geboren, NU)) == fields


# --- who stays hidden from the family (domain 10.4, UB 4.1.8-3) -------------------------------------------------------

HIDDEN = [
    # a citizen: anonymous by default, named only by consent
    ("Burger", {}, True),
    ("Burger", {"toestemming_naam_noemen": False}, True),
    ("Burger", {"toestemming_naam_noemen": True}, False),
    ("Burger", {"toestemming_naam_noemen": True, "wil_afgeschermd_blijven": True}, True),
    ("Onbekend", {}, True),
    ("Onbekend", {"toestemming_naam_noemen": True}, False),
    # a professional: named by default, hidden only on a ground or when he asks
    ("Politie", {}, False),
    ("Politie", {"toestemming_naam_noemen": False}, False),
    ("Huisarts", {"afschermgrond": "dreiging voor de melder"}, True),
    ("Huisarts", {"afschermgrond": "vertrouwensrelatie", "toestemming_naam_noemen": True}, True),
    ("Onderwijs", {"wil_afgeschermd_blijven": True}, True),
    ("Onderwijs", {"afschermgrond": ""}, False),
]


@pytest.mark.parametrize(("soort", "changes", "hidden"), HIDDEN)
def test_who_stays_hidden(soort: str, changes: dict[str, Any], hidden: bool) -> None:
    assert melder(soort, **changes).afgeschermd is hidden


@pytest.mark.parametrize("soort", MELDERSOORTEN)
def test_without_a_word_only_who_is_no_professional_is_hidden(soort: str) -> None:
    assert melder(soort).afgeschermd is (soort in NIET_BEROEPSMATIG)


# --- one report, one fingerprint -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"kanaal": "brief"},
        {"tekst": "Wij troffen mevrouw huilend aan"},
        {"melder": melder(naam="B. Agent")},
        {"personen": ()},
        {"incident": Incident(wapen=True)},
    ],
)
def test_another_content_is_another_report(changes: dict[str, Any]) -> None:
    one = nieuwe_melding()
    assert replace(one, **changes).afdruk != one.afdruk


def test_the_key_is_not_part_of_the_fingerprint() -> None:
    assert nieuwe_melding().afdruk == nieuwe_melding().afdruk


# --- earlier involvement (domain 6.10) -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stand", "soort", "fase"),
    [
        (Stand.BEOORDELING, Soort.VERVOLG, "tijdens_veiligheidsbeoordeling"),
        (Stand.VERVOLG, Soort.VERVOLG, "na_veiligheidsbeoordeling"),
        (Stand.OVERDRACHT, Soort.VERVOLG, "na_veiligheidsbeoordeling"),
        (Stand.UITVOERING, Soort.VERVOLG, "tijdens_monitoring"),
        (Stand.MONITORING, Soort.VERVOLG, "tijdens_monitoring"),
        (Stand.AFGESLOTEN, Soort.HER, ""),
    ],
)
def test_what_a_report_is_that_joins_a_case(stand: str, soort: Soort, fase: str) -> None:
    assert soort_en_fase(stand) == (soort, fase)


def test_every_open_state_of_a_case_has_a_phase() -> None:
    without = [stand for stand in Stand if not soort_en_fase(stand)[1]]
    assert without == [Stand.AFGESLOTEN]


# --- course, words and terms -----------------------------------------------------------------------------------------

STEPS = {
    ("ontvangen", "neem_op"): "in_beoordeling",
    ("in_beoordeling", "rond_af"): "beoordeeld",
}


@pytest.mark.parametrize(("stand", "role", "action", "allowed"), list(COURSE.matrix(list(Role))))
def test_course_state_by_role_by_action(stand: str, role: Role, action: str, allowed: bool) -> None:
    front = role in {Role.VT_INTAKE, Role.VT_CASUS, Role.VT_LEAD}
    assert allowed is (front and (stand, action) in STEPS)
    if allowed:
        assert COURSE.step(stand, action, role).target == STEPS[stand, action]
    else:
        with pytest.raises(Refused):
            COURSE.step(stand, action, role)


def test_the_sender_has_a_word_for_every_state() -> None:
    assert set(STAND_WOORD) == set(COURSE.states)


@pytest.mark.parametrize(
    ("key", "value", "unit", "atw"),
    [
        ("acute_check", 0, "CD", False),
        ("veiligheidsbeoordeling", 5, "WD", False),
        ("start_onderzoek", 5, "CD", True),
        ("vervolg_ingezet", 10, "W", False),
        ("informeren", 4, "W", True),
    ],
)
def test_terms_of_domain_5(key: str, value: int, unit: str, atw: bool) -> None:
    rule = next(item for item in RULES if item.key == key)
    assert (rule.value, rule.unit, rule.atw) == (value, unit, atw)
    assert (key in ON_MELDING) is (key != "informeren")


def test_every_organisation_is_in_a_group_that_can_be_chosen() -> None:
    assert set(MELDERSOORT_BIJ.values()) | {BEROEPSMATIG_OVERIG} <= set(MELDERSOORTEN)
    assert set(MELDERSOORT_BIJ) < set(OrganisationKind)
