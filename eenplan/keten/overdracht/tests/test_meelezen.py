"""One person of another organisation reads along: chosen, for a purpose, on a ground, until a day (R5, misuse 13)."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass, Purpose
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit
from eenplan.keten.overdracht.meelezen import Meelezen, laat_meelezen, mensen
from tests.regio import Regio

VEILIG = frozenset({DataClass.IDENTITEIT, DataClass.VEILIGHEID})


def aanstelling(regio: Regio, wie: str) -> int:
    return Appointment.objects.get(account=regio.accounts[wie]).pk


def goed(regio: Regio, wie: str = "agent", doel: Purpose = Purpose.STRAFRECHT) -> Meelezen:
    return Meelezen(aanstelling(regio, wie), doel, VEILIG, "wmo_ernst", date(2026, 5, 1), "Ja, in het gesprek.")


def deel(regio: Regio, casus: Casus, nieuw: Meelezen, by: str = "triagist") -> Deelbesluit:
    return laat_meelezen(casus.pk, nieuw, by=regio[by], at=regio.at)


def test_he_reads_what_was_ticked_and_no_more_until_that_day(regio: Regio, casus: Casus) -> None:
    row = deel(regio, casus, goed(regio))
    assert (row.account.username, row.doel, row.grond) == (
        "agent", "strafrecht", "Ernst van de situatie (Wmo 4.1.1 lid 2 onder d)",
    )  # fmt: skip
    assert set(row.klassen) == {"bestaan", "proces", "identiteit", "veiligheid"}
    client = Client()
    client.force_login(regio.accounts["agent"])
    page = client.get(f"/partner/casus/{casus.pk}").content.decode()
    assert "Sanne" in page
    assert "Proefstraat" not in page
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="toegang.gedeeld", object_type="deelbesluit", casus_id=casus.pk).count() == 1
    assert Message.objects.filter(account=regio.accounts["agent"], kind="nieuw").exists()


@pytest.mark.parametrize(("wie", "change", "words"), [
    ("agent", {"doel": Purpose.REGIE}, "doel past niet"), ("agent", {"grond": "zomaar"}, "welke grond"),
    ("agent", {"gezin_weet": " "}, "gezin het weet"), ("agent", {"tot": date(2026, 3, 19)}, "vanaf vandaag"),
    ("agent", {"tot": date(2027, 1, 1)}, "hoogstens"), ("agent", {"klassen": VEILIG | {DataClass.ZORG}}, "Zorg"),
    ("school", {"doel": Purpose.REGIE}, "alleen met toestemming"),
])  # fmt: skip
def test_what_may_not_be_shared_so(regio: Regio, casus: Casus, wie: str, change: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        deel(regio, casus, replace(goed(regio, wie), **change))
    enter(SYSTEM)
    assert not Deelbesluit.objects.exists()


def test_misbruik_13_only_somebody_of_the_list_and_nobody_with_a_conflict(regio: Regio, casus: Casus) -> None:
    Belangenconflict.objects.create(casus=casus, account=regio.accounts["ander"], sinds=regio.at)
    names = {row.account.username for row in mensen(casus.pk, casus.bronhouder_id, regio.at)}
    assert names == {"regisseur", "collega", "agent", "school"}
    for wie in ("casus", "beleid", "ander"):
        with pytest.raises(Refused, match="uit de lijst"):
            deel(regio, casus, goed(regio, wie))
    for by, error in (("proces", NotVisible), ("agent", NotVisible), ("triagist2", Refused)):
        with pytest.raises(error):
            deel(regio, casus, goed(regio), by=by)


def test_the_page_shares_and_keeps_what_was_typed(regio: Regio, casus: Casus) -> None:
    client, path = Client(), f"/werk/casus/{casus.pk}/toegang/delen"
    client.force_login(regio.accounts["triagist"])
    assert "Toets Agent, hoofdagent" in client.get(path).content.decode()
    given = {"wie": str(aanstelling(regio, "school")), "doel": "regie", "klassen": ["identiteit"],
             "grond": "wmo_ernst", "tot": "2026-05-01", "gezin_weet": "Nee, dat is nu te gevaarlijk."}  # fmt: skip
    refused = client.post(path, given)
    assert refused.status_code == 409
    assert "te gevaarlijk" in refused.content.decode()
    assert client.post(path, {**given, "grond": "toestemming"})["Location"].endswith("/toegang")
    assert "Toets School" in client.get(f"/werk/casus/{casus.pk}/toegang").content.decode()
