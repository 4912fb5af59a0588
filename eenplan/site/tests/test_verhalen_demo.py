"""The demo's own stories: layout, invented numbers, ages and references that hold together."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

BESTAND = Path(__file__).parent.parent / "demo" / "verhalen.json"
DATA: dict[str, Any] = json.loads(BESTAND.read_text(encoding="utf-8"))
PERSONEN = {p["id"]: p for g in DATA["gezinnen"] for p in g["personen"]}
CASUSSEN = {c["id"]: c for g in DATA["gezinnen"] for c in g["casussen"]}
MELDINGEN = {m["id"]: m for m in DATA["meldingen"]}
ALLE_MELDINGEN = pytest.mark.parametrize("melding", DATA["meldingen"], ids=list(MELDINGEN))


def test_genoeg_verhalen_van_elke_soort() -> None:
    assert len(DATA["gezinnen"]) >= 12
    assert len(DATA["meldingen"]) >= 14
    assert len(DATA["adviesvragen"]) >= 3
    assert {m["verwacht"]["eerste_of_vervolg_of_her"] for m in DATA["meldingen"]} == {
        "eerste",
        "vervolgmelding",
        "hermelding",
        "advies",
    }
    assert {m["verwacht"]["fase_bij_vervolg"] for m in DATA["meldingen"]} == {
        None,
        "tijdens_veiligheidsbeoordeling",
        "na_veiligheidsbeoordeling",
        "tijdens_monitoring",
    }


def test_kort_en_lang() -> None:
    lengtes = [len(m["tekst"].split()) for m in DATA["meldingen"]]
    assert min(lengtes) == 3
    assert max(lengtes) > 400


def test_bsn_is_een_testnummer_en_haalt_de_elfproef() -> None:
    nummers = [p["bsn"] for p in PERSONEN.values()]
    assert len(set(nummers)) == len(nummers)
    for bsn in nummers:
        assert bsn.startswith("999")
        assert sum(int(c) * w for c, w in zip(bsn, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11 == 0


def test_plaatsen_en_regio_zijn_verzonnen() -> None:
    gemeenten = DATA["meta"]["regio"]["gemeenten"]
    assert gemeenten == ["Zandermeer", "Oeverdam", "Kleiwoude", "Hoogveld"]
    plaatsen = {a["plaats"] for g in DATA["gezinnen"] for a in g["adressen"] if not a["geheim"]}
    assert plaatsen == set(gemeenten)


@ALLE_MELDINGEN
def test_verwijzingen_bestaan(melding: dict[str, Any]) -> None:
    v = melding["verwacht"]
    assert {p["is_persoon"] for p in melding["genoemde_personen"]} - {None} <= set(PERSONEN)
    assert set(v["handle_with_care_kinderen"]) | set(v["mag_niet_in_brief_aan"]) <= set(PERSONEN)
    andere = [*v["zelfde_gezin_als"], *v["niet_koppelen_aan"], *([v["dubbel_van"]] if v["dubbel_van"] else [])]
    assert set(andere) <= set(MELDINGEN)
    assert {e["casus"] for e in v["eerdere_casussen"]} | {melding["casus"]} - {None} <= set(CASUSSEN) | {None}
    assert all(MELDINGEN[m]["ontvangen_op"] < melding["ontvangen_op"] for m in v["zelfde_gezin_als"])


@ALLE_MELDINGEN
def test_moment_ligt_in_2026_en_zone_klopt_met_de_zomertijd(melding: dict[str, Any]) -> None:
    op = datetime.fromisoformat(melding["ontvangen_op"])
    assert date(2026, 1, 1) <= op.date() <= date(2026, 11, 30)
    zomer = date(2026, 3, 29) <= op.date() < date(2026, 10, 25)
    assert melding["utc_offset"] == ("+02:00" if zomer else "+01:00")


@ALLE_MELDINGEN
def test_stand_van_de_casus_past_bij_de_verwachte_fase(melding: dict[str, Any]) -> None:
    v, dag = melding["verwacht"], melding["ontvangen_op"][:10]
    for eerder in v["eerdere_casussen"]:
        casus = CASUSSEN[eerder["casus"]]
        assert casus["geopend_op"] <= dag
        assert eerder["afgesloten_op"] == (
            casus["afgesloten_op"] if (casus["afgesloten_op"] or "9999") <= dag else None
        )
        if v["fase_bij_vervolg"] == "tijdens_monitoring":
            assert casus["monitoring_vanaf"] <= dag
        if v["fase_bij_vervolg"] == "tijdens_veiligheidsbeoordeling":
            assert casus["vb_besluit_op"] > dag


@ALLE_MELDINGEN
def test_kinderen_voor_school_zijn_van_schoolleeftijd(melding: dict[str, Any]) -> None:
    op = date.fromisoformat(melding["ontvangen_op"][:10])
    v = melding["verwacht"]
    assert v["handle_with_care"] is bool(v["handle_with_care_kinderen"]) is bool(v["handle_with_care_voor"])
    for wie in v["handle_with_care_kinderen"]:
        geboren = date.fromisoformat(PERSONEN[wie]["geboortedatum"])
        assert 4 <= (op - geboren).days // 365.25 < 18


@ALLE_MELDINGEN
def test_literal_zoekwoorden_voor_de_brief_komen_voor(melding: dict[str, Any]) -> None:
    """A word that must stay out of a letter is worth checking only if it stands in the record."""
    dossier = json.dumps([MELDINGEN[melding["id"]]["tekst"], melding["melder"], DATA["gezinnen"]], ensure_ascii=False)
    for feiten in melding["verwacht"]["mag_niet_in_brief_aan"].values():
        for feit in feiten:
            assert all(woord in dossier for woord in feit["zoek"])


def test_adviesvragen_maken_geen_gezin() -> None:
    assert all(a["verwacht"]["gezin_aanmaken"] is False for a in DATA["adviesvragen"])
    assert all(a["verwacht"]["soort_contact"] == "advies" for a in DATA["adviesvragen"])
