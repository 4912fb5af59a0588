"""The front door: who has duty, a professional in doubt, the text of the police, and a report that comes again."""

from datetime import timedelta

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding
from eenplan.netwerk.dienst.actions import NieuweDienst, plan
from eenplan.netwerk.dienst.models import Roosterdienst
from tests.journeys.conftest import Toneel
from tests.regio import nieuwe_melding

AGAIN = "Weer geschreeuw en gebonk bij hetzelfde gezin."


@pytest.mark.journey(1)
def test_the_lead_fills_a_gap_and_the_card_says_who_has_duty(toneel: Toneel) -> None:
    regio = toneel.regio
    duty = NieuweDienst("front_office", regio.accounts["casus"].pk, regio.at, regio.at + timedelta(hours=8), "06 11")
    plan(duty, by=regio["lead"], at=regio.at)
    lead = toneel.als("lead")
    lead.ga("/werk/rooster")
    lead.ziet("Hier staat niemand")
    lead.klik("Dienst plannen", role="link")
    lead.page.get_by_label("Achterwacht").check()
    lead.kies("Wie?", "Toets Lead")
    lead.page.get_by_label("Van", exact=False).first.fill("2026-03-20T07:00")
    lead.page.get_by_label("Tot", exact=False).first.fill("2026-03-20T19:00")
    lead.klik("Op het rooster zetten")
    lead.ziet("De dienst staat op het rooster.")
    lead.page.keyboard.press("n")  # from any page of Veilig Thuis
    lead.page.wait_for_url("**/werk/advies/nieuw")
    lead.ziet("Wie heeft dienst?")
    lead.ziet("Toets Casus")
    lead.ziet("Toets Lead")
    lead.bekijk()
    with transaction.atomic():
        enter(SYSTEM)
        assert Roosterdienst.objects.count() == 2


@pytest.mark.journey(51)
def test_a_professional_in_doubt_goes_through_the_meldcode_without_a_name(toneel: Toneel) -> None:
    teacher = toneel.bezoeker()
    teacher.ga("/advies/")
    teacher.klik("Ik twijfel", role="link")
    teacher.klik("Begin bij stap 1", role="link")
    teacher.ziet("Kindcheck")
    for _ in range(3):
        teacher.klik("Verder", role="link")
    teacher.klik("Naar de vijf vragen", role="link")
    for answer in ("Ja", "Nee", "Ja", "Ja", "Ja"):
        teacher.page.get_by_role("link", name=answer, exact=True).click()
        teacher.page.wait_for_load_state()
        teacher.bekijk()
    teacher.ziet("Blijf volgen")
    teacher.ziet("vrijdag 17 april")
    teacher.klik("Alles op één bladzijde", role="link")
    assert teacher.page.evaluate("sessionStorage.length + localStorage.length") == 0
    for _ in range(3):
        teacher.page.keyboard.press("Shift")
    teacher.page.wait_for_url("**/weg")


@pytest.mark.journey(4, 14)
def test_the_text_of_the_police_is_untouched_and_a_report_that_comes_again_says_so(toneel: Toneel) -> None:
    regio = toneel.regio
    first = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    neem_op(first.melding_id, by=regio["triagist"], at=regio.at)
    again = neem_aan(nieuwe_melding(tekst=AGAIN, kenmerk="PL-7"), by=regio["agent"], at=regio.at)
    neem_op(again.melding_id, by=regio["triagist"], at=regio.at)
    vt, agent = toneel.als("triagist"), toneel.als("agent")
    agent.ga("/partner/")
    agent.ziet("PL-7, Sanne")
    with transaction.atomic():
        enter(SYSTEM)
        casus_id = Melding.objects.get(pk=first.melding_id).casus_id
    koppel(again.melding_id, casus_id, {}, by=regio["triagist"], at=regio.at)
    vt.ga(f"/werk/melding/{again.melding_id}")
    vt.ziet("vervolgmelding tijdens de veiligheidsbeoordeling")
    with vt.page.expect_download() as saved:
        vt.page.get_by_role("link", name="Tekst bewaren zoals hij binnenkwam").click()
    assert saved.value.path().read_bytes() == AGAIN.encode()
    vt.page.get_by_role("link", name="Wijzigen").click()
    vt.bekijk()
    vt.ziet("Melder afschermen")
