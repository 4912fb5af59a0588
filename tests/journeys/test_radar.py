"""The radar in the work: a family is found by four corrupted names, at the report, while typing, and with its past."""

from uuid import uuid4

import pytest

from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.rules import Genoemd
from tests.journeys.conftest import START, Toneel
from tests.regio import nieuwe_melding

HUIS = "Zeilmakerstraat 27, 1234 AB Toetsdorp"
GEZIN = (
    Genoemd("Oksana Wilgenburg", "1988-05-14", HUIS, "", "slachtoffer"),
    Genoemd("Johannes Wilgenburg", "1986-11-02", HUIS, "", "pleger"),
    Genoemd("Katarzyna Wilgenburg", "2014-06-30", HUIS, "", "kind"),
    Genoemd("Yusuf Wilgenburg", "2018-01-09", HUIS, "", "kind"),
)  # fmt: skip
VERHASPELD = (
    Genoemd("Oxana Wilgenborg"), Genoemd("Hans Wilgenberg, 39", "", "Zeilmakersstraat 27"),
    Genoemd("Kasia (11)"), Genoemd("Joesoef, 8 jaar"),
)  # fmt: skip


@pytest.mark.journey(12)
def test_a_family_is_found_by_four_corrupted_names(toneel: Toneel) -> None:
    regio = toneel.regio
    eerste = neem_aan(nieuwe_melding(personen=GEZIN), by=regio["agent"], at=START)
    tweede = neem_aan(
        nieuwe_melding(personen=VERHASPELD, tekst="Weer ruzie boven.", sleutel=uuid4()), by=regio["school"], at=START
    )
    triagist = toneel.als("triagist")
    triagist.ga(f"/werk/melding/{tweede.melding_id}")
    triagist.ziet("waarschijnlijk")
    triagist.ziet("Kasia")
    triagist.ziet("Katarzyna Wilgenburg")
    triagist.ziet("ongeveer even oud")
    triagist.ziet("Nu aan zet")  # comes by itself
    triagist.ziet(f"Melding {eerste.nummer}")
    triagist.klik("Samenvoegen met casus")
    triagist.ziet("Deze gegevens verschillen")
    triagist.page.get_by_label("Oksana Wilgenburg (zoals gemeld").check()
    triagist.bekijk()
    triagist.klik("Samenvoegen")
    triagist.ziet(eerste.nummer)
    triagist.ga("/werk/melding/nieuw")
    triagist.ziet("Kennen wij dit gezin?")
    triagist.page.locator("#id_persoon-0-naam").fill("Oksana Wilgenburg")
    triagist.vul("Geboortedatum of jaar", "14-05-1988")
    triagist.ziet("kan Oksana Wilgenburg zijn")
    triagist.ziet("Nu aan zet")
    asked = triagist.page.evaluate("performance.getEntriesByType('resource').map(item => item.name)")
    assert any("/eerder" in url for url in asked)
    assert not [url for url in asked if "Wilgenburg" in url]  # nothing that is typed goes along in an address
