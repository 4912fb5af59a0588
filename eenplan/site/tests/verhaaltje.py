"""A small story of two households for the tests: first, second and new report, and a request for advice."""

import json
from copy import deepcopy
from typing import Any

POLITIE = {"soort": "Politie", "organisatie": "Politie Proefland (verzonnen)", "naam": "A. Agent", "functie": "agent"}
SCHOOL = {"soort": "Onderwijs", "organisatie": "School De Proef (verzonnen)", "naam": "J. Juf", "functie": "leerkracht"}
BURGER = {"soort": "Burger", "naam": "B. Buur", "functie": "buurvrouw", "wil_afgeschermd_blijven": True}
LEEG: dict[str, Any] = {
    "eerste_of_vervolg_of_her": "eerste", "fase_bij_vervolg": None, "eerdere_casussen": [], "zelfde_gezin_als": [],
    "niet_koppelen_aan": [], "dubbel_van": None, "veiligheid": "structureel",
}  # fmt: skip


def _persoon(pk: str, voornamen: str, geboren: str, bsn: str, rol: str) -> dict[str, Any]:
    return {
        "id": pk, "voornamen": voornamen, "tussenvoegsel": "van", "achternaam": "Proefstra", "geboortedatum": geboren,
        "geslacht": "v", "bsn": bsn, "rol_in_gezin": rol, "ook_bekend_als": [],
    }  # fmt: skip


def _melding(
    pk: str, op: str, melder: dict[str, Any], casus: str | None, *namen: tuple[str, str | None, str], **verwacht: Any
) -> dict[str, Any]:
    genoemd = [
        {"zoals_genoemd": {"naam": naam, "geboortedatum": geboren, "adres": None}, "is_persoon": wie}
        for naam, geboren, wie in namen
    ]
    return {
        "id": pk, "ontvangen_op": op, "kanaal": "telefoon", "melder": melder, "casus": casus,
        "tekst": f"Verhaal {pk}: er is geschreeuwd en geslagen, de kinderen zagen het.", "genoemde_personen": genoemd,
        "incident": {"datum": op[:10], "soorten": ["partnergeweld"], "kinderen_aanwezig": True},
        "verwacht": {**LEEG, **verwacht},
    }  # fmt: skip


VERHAAL: dict[str, Any] = {
    "meta": {"set": "proef", "regio": {"veilig_thuis": "Veilig Thuis Proefland (verzonnen)"}},
    "gezinnen": [
        {
            "id": "p1",
            "personen": [
                _persoon("p1p1", "Wilma", "1988-04-05", "999300222", "moeder, slachtoffer"),
                _persoon("p1p2", "Otto", "1985-01-02", "999301147", "vader, vermoedelijk pleger"),
                _persoon("p1p3", "Fientje", "2017-06-07", "999301184", "kind"),
            ],
            "adressen": [
                {"id": "a1", "straat": "Proefweg", "huisnummer": 3, "toevoeging": "", "postcode": "1234 AB",
                 "plaats": "Proefdorp", "geheim": False, "vanaf": "2015-01-01", "tot": "2026-02-01",
                 "personen": ["p1p1", "p1p2", "p1p3"]},
                {"id": "a2", "straat": "Verstopweg", "huisnummer": 9, "toevoeging": "", "postcode": "4321 BA",
                 "plaats": "Elders", "geheim": True, "vanaf": "2026-02-01", "tot": None, "personen": ["p1p1", "p1p3"]},
            ],
            "relaties": [
                {"van": "p1p1", "naar": "p1p2", "soort": "gehuwd"}, {"van": "p1p1", "naar": "p1p3", "soort": "ouder"},
            ],
            "casussen": [
                {"id": "p1c1", "geopend_op": "2026-01-12", "vb_besluit_op": "2026-01-16", "uitkomst": "Overdracht",
                 "dienst": None, "monitoring_vanaf": "2026-02-16", "afgesloten_op": "2026-05-01",
                 "regisseur": "lokaal team Proefdorp"},
                {"id": "p1c2", "geopend_op": "2026-06-01", "vb_besluit_op": "2026-06-04",
                 "uitkomst": "Vervolgstappen beleggen bij Veilig Thuis", "dienst": "OZ", "monitoring_vanaf": None,
                 "afgesloten_op": None, "regisseur": "GI Proefland (OTS sinds 2026-06-02)"},
            ],
        },
        {
            "id": "p2",
            "personen": [_persoon("p2p1", "Gerda", "1941-03-03", "999302516", "moeder, slachtoffer")],
            "adressen": [],
            "relaties": [],
            "casussen": [
                {"id": "p2c1", "geopend_op": "2026-03-02", "vb_besluit_op": "2026-03-05",
                 "uitkomst": "Geen vervolgstappen nodig", "dienst": None, "monitoring_vanaf": None,
                 "afgesloten_op": "2026-03-06", "regisseur": None},
            ],
        },
    ],
    "meldingen": [
        _melding("p1m3", "2026-06-01T10:00:00", SCHOOL, "p1c2", ("Fientje van Proefstra", "2017-06-07", "p1p3"),
                 eerste_of_vervolg_of_her="hermelding", eerdere_casussen=["p1c1"], zelfde_gezin_als=["p1m1", "p1m2"]),
        _melding("p1m1", "2026-01-12T21:00:00", POLITIE, "p1c1", ("W. VAN PROEFSTRA", "1988-04-05", "p1p1"),
                 ("OTTO VAN PROEFSTRA", "1985", "p1p2"), ("haar dochter", None, "p1p3")),
        _melding("p1m2", "2026-03-10T09:00:00", SCHOOL, "p1c1", ("Fientje v. Proefstra", "2017-06-07", "p1p3"),
                 ("mevrouw Proefstra", None, "p1p1"), eerste_of_vervolg_of_her="vervolgmelding",
                 fase_bij_vervolg="tijdens_monitoring", eerdere_casussen=["p1c1"], zelfde_gezin_als=["p1m1"]),
        _melding("p2m1", "2026-03-02T14:00:00", BURGER, "p2c1", ("Gerda", None, "p2p1"), veiligheid="geen"),
        {**_melding("px1", "2026-04-01T12:00:00", BURGER, None, eerste_of_vervolg_of_her="advies"), "incident": None,
         "tekst": "Ik wil geen melding doen en geen namen geven. Ik wil alleen advies: hoe begin ik een gesprek?"},
    ],
    "adviesvragen": [{"id": "padv1", "ontvangen_op": "2026-02-02T10:00:00", "tekst": "Hoe begin ik zo'n gesprek?"}],
}  # fmt: skip


def verhaal() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(VERHAAL)


def als_tekst(data: Any) -> str:
    """As it stands in a file."""
    return json.dumps(data, ensure_ascii=False)
