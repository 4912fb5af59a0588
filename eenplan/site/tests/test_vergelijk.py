"""The comparison of proposals with the truth of a story file; every case is made for this test."""

import json
from typing import Any

import pytest

from eenplan.site.verhalen_vergelijk import (
    NIET_BEANTWOORD,
    NIET_VERGELEKEN,
    VELDEN,
    Uitkomst,
    als_json,
    tabel,
    telling,
    vergelijk,
)


def verwacht(**meer: Any) -> dict[str, Any]:
    basis: dict[str, Any] = {
        "eerste_of_vervolg_of_her": "eerste",
        "fase_bij_vervolg": None,
        "eerdere_casussen": [{"casus": "x1c1", "stand": "afgesloten"}],
        "zelfde_gezin_als": ["x1m1"],
        "niet_koppelen_aan": ["x2m1"],
        "dubbel_van": None,
        "veiligheid": "acuut",
        "casusregie": {"waarde": "lokaal", "regel": "domain.md 4.4 rij 1: lokaal tenzij (standaard)"},
        "consultatieplicht_lokaal_team": True,
        "consultatiegronden": ["4.5(a) ernstige dreiging of vermoeden daarvan", "4.5(b) kinderen betrokken"],
        "handle_with_care": True,
        "handle_with_care_kinderen": ["x1p3"],
        "handle_with_care_voor": "2026-03-13T08:30:00",
        "mda_kandidaat": False,
        "thv_overwegen": True,
        "uiterste_datum_veiligheidsbeoordeling": "2026-03-19",
        "termijn": {"wettelijk_5_dagen_met_atw": "2026-03-17"},
        "mag_niet_in_brief_aan": {"x1p2": []},
        "belangenconflict": None,
        "reden": "omdat",
        "betwistbaar": [],
    }
    return {**basis, **meer}


def melding(**meer: Any) -> dict[str, Any]:
    personen = [{"is_persoon": "x1p1"}, {"is_persoon": "x1p3"}]
    return {"id": "x1m2", "genoemde_personen": personen, "verwacht": verwacht(**meer)}


def voorstel(**meer: Any) -> dict[str, Any]:
    goed = {k: v for k, v in verwacht().items() if k not in ("mag_niet_in_brief_aan", "betwistbaar", "reden")}
    goed |= {"eerdere_casussen": ["x1c1"], "handle_with_care_kinderen": [1], "soort_contact": "melding"}
    return {**goed, **meer}


def uitkomst(veld: str, truth: dict[str, Any], antwoord: dict[str, Any]) -> Uitkomst:
    return next(u for u in vergelijk(truth, antwoord) if u.veld == veld)


def test_alles_goed_is_overal_raak() -> None:
    uit = vergelijk(melding(), voorstel())
    assert [u.veld for u in uit if not u.raak] == ["mag_niet_in_brief_aan"]
    assert len(uit) == len(VELDEN) + 2


FOUT = [
    ("eerste_of_vervolg_of_her", {"eerste_of_vervolg_of_her": "hermelding"}),
    ("fase_bij_vervolg", {"fase_bij_vervolg": "tijdens_monitoring"}),
    ("eerdere_casussen", {"eerdere_casussen": []}),
    ("eerdere_casussen", {"eerdere_casussen": ["x1c1", "x9c1"]}),
    ("zelfde_gezin_als", {"zelfde_gezin_als": []}),
    ("dubbel_van", {"dubbel_van": "x1m1"}),
    ("niet_koppelen_aan", {"zelfde_gezin_als": ["x1m1", "x2m1"]}),
    ("niet_koppelen_aan", {"dubbel_van": "x2m1"}),
    ("veiligheid", {"veiligheid": "beide"}),
    ("casusregie.waarde", {"casusregie": {"waarde": "GI", "regel": "rij 1"}}),
    ("casusregie.regel", {"casusregie": {"waarde": "lokaal", "regel": "domain.md 4.4 rij 5: behouden"}}),
    ("consultatieplicht", {"consultatieplicht_lokaal_team": False}),
    ("consultatiegronden", {"consultatiegronden": ["4.5(a) ernstige dreiging"]}),
    ("handle_with_care", {"handle_with_care": False}),
    ("handle_with_care_kinderen", {"handle_with_care_kinderen": [0, 1]}),
    ("handle_with_care_kinderen", {"handle_with_care_kinderen": [7]}),
    ("handle_with_care_voor", {"handle_with_care_voor": "2026-03-16T08:30:00"}),
    ("mda_kandidaat", {"mda_kandidaat": True}),
    ("thv_overwegen", {"thv_overwegen": False}),
    ("uiterste_datum_veiligheidsbeoordeling", {"uiterste_datum_veiligheidsbeoordeling": "2026-03-20"}),
    ("termijn.wettelijk_5_dagen_met_atw", {"termijn": {"wettelijk_5_dagen_met_atw": "2026-03-18"}}),
    ("termijn.wettelijk_5_dagen_met_atw", {"termijn": None}),
    ("belangenconflict", {"belangenconflict": "A. Bol"}),
    ("soort_contact", {"soort_contact": "advies"}),
]


@pytest.mark.parametrize(("veld", "anders"), FOUT)
def test_een_fout_antwoord_is_mis(veld: str, anders: dict[str, Any]) -> None:
    assert not uitkomst(veld, melding(), voorstel(**anders)).raak


@pytest.mark.parametrize("veld", [v for v, _, _ in VELDEN] + ["niet_koppelen_aan"])
def test_een_leeg_voorstel_is_overal_mis_en_nergens_weggelaten(veld: str) -> None:
    uit = uitkomst(veld, melding(), {})
    assert not uit.raak
    assert uit.gekregen == NIET_BEANTWOORD


GELIJK = [
    ("consultatiegronden", {"consultatiegronden": ["4.5(b) kinderen", "(a) dreiging"]}),
    ("handle_with_care_voor", {"handle_with_care_voor": "2026-03-13 08:30"}),
    ("handle_with_care_kinderen", {"handle_with_care_kinderen": ["x1p3"]}),
    ("eerdere_casussen", {"eerdere_casussen": [{"casus": "x1c1"}]}),
    ("uiterste_datum_veiligheidsbeoordeling", {"uiterste_datum_veiligheidsbeoordeling": "2026-03-19T23:59:59"}),
    ("casusregie.regel", {"casusregie": {"waarde": "lokaal", "regel": 1}}),
]


@pytest.mark.parametrize(("veld", "anders"), GELIJK)
def test_andere_schrijfwijze_van_hetzelfde_is_raak(veld: str, anders: dict[str, Any]) -> None:
    assert uitkomst(veld, melding(), voorstel(**anders)).raak


def test_eerder_huisverbod_en_thv_zijn_dezelfde_grond() -> None:
    truth = melding(consultatiegronden=["4.5(b) eerder huisverbod (THV)"])
    assert uitkomst("consultatiegronden", truth, voorstel(consultatiegronden=["4.5(b) earlier THV"])).raak


def test_belangenconflict_telt_als_wel_of_geen() -> None:
    truth = melding(belangenconflict={"persoon": "A. Bol"})
    assert uitkomst("belangenconflict", truth, voorstel(belangenconflict="iemand anders")).raak
    assert not uitkomst("belangenconflict", truth, voorstel()).raak


@pytest.mark.parametrize(
    ("lijst", "veld"),
    [
        (["casusregie"], "casusregie.waarde"),
        (["casusregie"], "casusregie.regel"),
        (["veiligheid"], "veiligheid"),
        (["consultatieplicht_lokaal_team"], "consultatieplicht"),
    ],
)
def test_betwist_veld_blijft_mis_maar_is_gemerkt(lijst: list[str], veld: str) -> None:
    anders = {
        "casusregie": {"waarde": "GI", "regel": "rij 4"},
        "veiligheid": "geen",
        "consultatieplicht_lokaal_team": False,
    }
    uit = uitkomst(veld, melding(betwistbaar=lijst), voorstel(**anders))
    assert not uit.raak
    assert uit.betwistbaar
    assert not uitkomst("mda_kandidaat", melding(betwistbaar=lijst), voorstel()).betwistbaar


def test_advies_verwacht_geen_termijn_en_soort_advies() -> None:
    truth = melding(eerste_of_vervolg_of_her="advies", termijn=None, uiterste_datum_veiligheidsbeoordeling=None)
    antwoord = voorstel(soort_contact="advies", termijn=None, uiterste_datum_veiligheidsbeoordeling=None)
    assert uitkomst("soort_contact", truth, antwoord).raak
    assert uitkomst("termijn.wettelijk_5_dagen_met_atw", truth, antwoord).raak
    assert not uitkomst("soort_contact", truth, voorstel()).raak


def test_adviesvraag_vergelijkt_alleen_wat_er_staat() -> None:
    vraag = {"id": "a1", "verwacht": {"soort_contact": "advies", "gezin_aanmaken": False}}
    uit = vergelijk(vraag, {"soort_contact": "advies"})
    assert [(u.veld, u.raak) for u in uit] == [("soort_contact", True)]


def test_verwacht_zonder_melding_eromheen_mag_ook() -> None:
    assert uitkomst("veiligheid", verwacht(), voorstel()).raak


def test_telling_houdt_niet_vergeleken_apart() -> None:
    resultaten = [("m1", vergelijk(melding(betwistbaar=["veiligheid"]), voorstel(veiligheid="geen")))]
    per_veld = telling(resultaten)
    assert per_veld["veiligheid"] == {"raak": 0, "mis": 1, "betwist_mis": 1, "niet_vergeleken": 0}
    assert per_veld["mag_niet_in_brief_aan"] == {"raak": 0, "mis": 0, "betwist_mis": 0, "niet_vergeleken": 1}


ZOEK = {"x1p2": [{"feit": "geheim adres", "zoek": ["Schuilhof 3", "opvang"]}, {"feit": "wat zij zei", "zoek": []}]}


@pytest.mark.parametrize(
    ("verboden", "brieven", "raak", "gekregen"),
    [
        (ZOEK, {"x1p2": "Beste Peter, wij bellen u."}, True, []),
        (ZOEK, {"x1p2": "Zij woont op schuilhof 3."}, False, ["x1p2: Schuilhof 3"]),
        (ZOEK, {"x1p1": "Schuilhof 3"}, False, None),  # no letter to him could be made: nothing was compared
        ({"x1p2": [{"feit": "wat zij zei", "zoek": []}]}, {"x1p2": "tekst"}, False, None),
        ({}, {"x1p2": "tekst"}, False, None),
    ],
)
def test_brieven_worden_vergeleken_met_wat_er_niet_in_mag(
    verboden: dict[str, Any], brieven: dict[str, str], raak: bool, gekregen: list[str] | None
) -> None:
    truth = melding()
    truth["verwacht"]["mag_niet_in_brief_aan"] = verboden
    found = uitkomst("mag_niet_in_brief_aan", truth, voorstel(brieven=brieven))
    assert (found.raak, found.gekregen) == (raak, gekregen)
    assert (found.reden == NIET_VERGELEKEN) is (gekregen is None)


def test_tabel_toont_totaal_missers_en_wat_niet_vergeleken_is() -> None:
    resultaten = [("m1", vergelijk(melding(betwistbaar=["veiligheid"]), voorstel(veiligheid="geen")))]
    tekst = tabel(resultaten)
    assert "m1  veiligheid: verwacht 'acuut', gekregen 'geen' (betwistbaar)" in tekst
    assert NIET_VERGELEKEN in tekst
    assert "mag_niet" not in tekst.split("totaal")[1]
    assert "verwacht 'acuut'" not in tabel(resultaten, met_missers=False)


def test_lege_reeks_geeft_een_lege_tabel() -> None:
    assert "totaal" in tabel([])
    assert json.loads(als_json([]))["totaal"]["raak"] == 0


def test_json_heeft_de_beschreven_opmaak() -> None:
    uit = json.loads(als_json(iter([("m1", vergelijk(melding(), voorstel()))])))
    assert set(uit) == {"meldingen", "per_veld", "totaal", "radar"}
    velden = {v["veld"]: v for v in uit["meldingen"][0]["velden"]}
    assert velden["veiligheid"]["raak"] is True
    assert velden["mag_niet_in_brief_aan"]["raak"] is None
    assert uit["totaal"]["mis"] == 0
    assert uit["totaal"]["raak"] == len(VELDEN) + 1
