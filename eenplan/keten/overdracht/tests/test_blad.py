"""The package on paper: one A4, only what was ticked, no secret place, for the two sides only, with a log line."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.papier.pdf import write_pdf
from eenplan.core.papier.rules import Papier, Tabel
from eenplan.keten.overdracht import actions, blad, queries
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.rules import BLOKKEN, GEEN_AFSPRAKEN, LANGSTE_PAKKET, Pakket, pakket_fouten
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.overdracht.tests.hulp import as_
from eenplan.keten.tests.rollen import bladzijden
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(22)
VOL = Pakket(
    "Melding van geweld.", "Soort geweld: partnergeweld.", "Sanne\nPeter\nBram",
    "\n".join(f"{day} mrt 2026: incident" for day in range(1, 13)), "Peter: slaapt bij zijn broer",
    "Bram: ik was bang.", "Of er een wapen is.", GEEN_AFSPRAKEN, "Komt in april.",
    "Na 3 en 12 maanden.", "Het gezin weet het.",
)  # fmt: skip


def gemaakt(regio: Regio, key: str, row: Overdracht) -> Papier:
    enter(regio[key])
    return blad.papier(queries.op_papier(regio[key], row.pk, now=regio.at))


def woorden(papier: Papier) -> str:
    (table,) = papier.blokken
    assert isinstance(table, Tabel)
    return "\n".join([papier.titel, papier.kenmerk, papier.merk, *(cell for row in table.rijen for cell in row)])


def bladen(papier: Papier) -> int:
    return write_pdf(papier).count(b"/Type /Page\n")


def test_everything_of_the_package_is_on_it(regio: Regio, voorgesteld: Overdracht) -> None:
    row = actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, pakket=VOL), by=regio["casus"], at=regio.at)
    made = gemaakt(regio, "regisseur", row)
    found = woorden(made)
    for title, _ in BLOKKEN.values():
        assert title in found
    for words in ("12 mrt 2026: incident", "Bram: ik was bang.", "Of er een wapen is.", GEEN_AFSPRAKEN):
        assert words in found
    for words in ("Niet doorgeven. Verantwoordelijk: Veilig Thuis", "Wmo 4.1.1", "Tot en met 18 juni 2026"):
        assert words in found
    assert bladen(made) == 1
    assert woorden(gemaakt(regio, "casus", row)) == found  # what the sender prints may be handed over


def test_what_is_not_ticked_is_not_on_it(regio: Regio, voorgesteld: Overdracht) -> None:
    offer = aanbod_aan(regio, pakket=VOL, klassen=frozenset({DataClass.VEILIGHEID}))
    row = actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
    for key in ("regisseur", "casus"):
        assert "Wie het zijn" not in woorden(gemaakt(regio, key, row))


def test_the_longest_package_fits_on_one_sheet(regio: Regio, voorgesteld: Overdracht) -> None:
    words = "Zij woont bij haar zus en wil dat het stopt. " * 200
    room = LANGSTE_PAKKET - len(VOL.tekst) - 1
    full = replace(VOL, waarom=words[: room // 2], kind=words[: room // 2])
    assert pakket_fouten(full) == []
    row = actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, pakket=full), by=regio["casus"], at=regio.at)
    assert bladen(gemaakt(regio, "regisseur", row)) == 1


def test_at_both_doors(client: Client, regio: Regio, aangeboden: Overdracht) -> None:
    for key, name in (("casus", "overdracht-pdf"), ("regisseur", "partner-overdracht-pdf")):
        answer = as_(client, regio, key).get(reverse(name, args=[aangeboden.pk]))
        assert answer.content.startswith(b"%PDF-")
        assert answer["Content-Disposition"] == 'inline; filename="overdracht.pdf"'
        page = reverse("overdracht" if key == "casus" else "partner-overdracht", args=[aangeboden.pk])
        assert reverse(name, args=[aangeboden.pk]) in client.get(page).content.decode()
    enter(SYSTEM)
    lines = LogLine.objects.filter(verb="overdracht.print", casus_id=aangeboden.casus_id, persoon_id__isnull=False)
    assert set(lines.values_list("account_id", flat=True)) == {regio["casus"].account_id, regio["regisseur"].account_id}


def test_for_nobody_else(regio: Regio, aangeboden: Overdracht) -> None:
    urls = {name: reverse(name, args=[aangeboden.pk]) for name in ("overdracht-pdf", "partner-overdracht-pdf")}
    found = bladzijden(regio, urls, ("collega", "ander", "school", "beleid"))
    assert {status for row in found.values() for status in row.values()} == {404}


def test_not_before_it_is_offered_nor_after_a_refusal(client: Client, regio: Regio, aangeboden: Overdracht) -> None:
    actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
    assert as_(client, regio, "casus").get(reverse("overdracht-pdf", args=[aangeboden.pk])).status_code == 404
