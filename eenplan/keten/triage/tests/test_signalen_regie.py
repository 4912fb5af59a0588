"""Who gets the direction (4.4) and which kind of report it is (6.10); all cases are written for this test."""

from datetime import date

import pytest

from eenplan.keten.triage.signalen.publiek import Bekend
from eenplan.keten.triage.tests.test_signalen import casus, melding

REGIE = [
    ("Er is veel ruzie.", "lokaal", 1),
    ("Ze is bang voor eerwraak.", "specialist", 2),
    ("Stiefvader heeft haar verkracht.", "specialist", 2),
    ("Hij zei: ik maak je dood.", "specialist", 2),
    ("Hij stalkt en bedreigt haar.", "specialist", 2),
    ("Hij bedreigde haar met een mes.", "specialist", 2),
    ("Hij sloeg met een hamer op de deur.", "lokaal", 1),
    ("De kinderen staan onder toezicht, de gezinsvoogd weet ervan.", "GI", 4),
    ("Er is geen OTS, wel veel ruzie bij de kinderen.", "lokaal", 1),
]


@pytest.mark.parametrize(("tekst", "waarde", "rij"), REGIE)
def test_casusregie(tekst: str, waarde: str, rij: int) -> None:
    voorstel = melding(tekst)
    assert (voorstel.casusregie, voorstel.casusregie_rij) == (waarde, rij)
    assert f"rij {rij}" in voorstel.casusregie_regel


@pytest.mark.parametrize(
    ("regisseur", "waarde"),
    [
        ("lokaal team Hoogveld", "lokaal"),
        ("regionaal specialist stalking", "specialist"),
        ("MDA++ team", "specialist"),
    ],
)
def test_bestaande_regisseur_blijft_na_de_beoordeling(regisseur: str, waarde: str) -> None:
    na = Bekend((casus(vb_besluit_op=date(2026, 3, 9), regisseur=regisseur),))
    voorstel = melding("Er is weer ruzie.", na)
    assert (voorstel.casusregie, voorstel.casusregie_rij) == (waarde, 5)


def test_tijdens_de_beoordeling_is_er_nog_geen_vaste_regisseur() -> None:
    tijdens = Bekend((casus(geopend_op=date(2026, 9, 7), regisseur="lokaal team Hoogveld"),))
    assert melding("Er is weer ruzie.", tijdens).casusregie_rij == 1


def test_ots_gaat_voor_een_bestaande_regisseur_en_blijft_na_sluiten() -> None:
    ots = casus(vb_besluit_op=date(2026, 3, 9), regisseur="lokaal team Hoogveld", maatregelen=("OTS",))
    dicht = casus(afgesloten_op=date(2026, 6, 1), regisseur="GI Jeugdbescherming Oost")
    assert melding("Er is weer ruzie.", Bekend((ots,))).casusregie == "GI"
    assert melding("Er is weer ruzie.", Bekend((dicht,))).casusregie == "GI"


def test_eerdere_zware_signalen_van_een_lopende_casus_tellen_mee() -> None:
    loopt = Bekend((casus(vb_besluit_op=date(2026, 3, 9)),), eerdere_signalen=frozenset({"wurging"}))
    dicht = Bekend((casus(afgesloten_op=date(2026, 4, 1)),), eerdere_signalen=frozenset({"wurging"}))
    assert melding("Er is weer ruzie.", loopt).casusregie == "specialist"
    assert melding("Er is weer ruzie.", dicht).casusregie == "lokaal"


SOORT = [
    ({}, "vervolgmelding", "tijdens_veiligheidsbeoordeling"),
    ({"vb_besluit_op": date(2026, 3, 9)}, "vervolgmelding", "na_veiligheidsbeoordeling"),
    ({"vb_besluit_op": date(2026, 9, 8)}, "vervolgmelding", "na_veiligheidsbeoordeling"),
    ({"vb_besluit_op": date(2026, 9, 9)}, "vervolgmelding", "tijdens_veiligheidsbeoordeling"),
    ({"vb_besluit_op": date(2026, 3, 9), "monitoring_vanaf": date(2026, 4, 1)}, "vervolgmelding", "tijdens_monitoring"),
    (
        {"monitoring_vanaf": date(2026, 10, 1), "vb_besluit_op": date(2026, 3, 9)},
        "vervolgmelding",
        "na_veiligheidsbeoordeling",
    ),
    ({"afgesloten_op": date(2026, 9, 8)}, "hermelding", None),
    ({"afgesloten_op": date(2026, 9, 20)}, "vervolgmelding", "tijdens_veiligheidsbeoordeling"),
]


@pytest.mark.parametrize(("stand", "soort", "fase"), SOORT)
def test_eerste_vervolg_of_her(stand: dict[str, date], soort: str, fase: str | None) -> None:
    voorstel = melding("Er is ruzie.", Bekend((casus(**stand),)))
    assert (voorstel.eerste_of_vervolg_of_her, voorstel.fase_bij_vervolg) == (soort, fase)
    assert voorstel.eerdere_casussen == ("c1",)


def test_onbekend_gezin_is_een_eerste_melding() -> None:
    assert melding("Er is ruzie.").eerste_of_vervolg_of_her == "eerste"


def test_lopende_casus_gaat_voor_een_gesloten_casus() -> None:
    bekend = Bekend((casus(id="oud", afgesloten_op=date(2026, 5, 1)), casus(id="nieuw", geopend_op=date(2026, 9, 1))))
    voorstel = melding("Er is ruzie.", bekend)
    assert voorstel.eerste_of_vervolg_of_her == "vervolgmelding"
    assert voorstel.eerdere_casussen == ("oud", "nieuw")
