"""At night somebody has to know where a woman with a secret address is; in the morning another judges it (R9)."""

from datetime import timedelta

from django.db import transaction

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Casus, Noodtoegang, Teamlid
from eenplan.dossier.personen.models import Adres
from eenplan.keten.melding.actions import neem_aan, neem_op
from tests.journeys.conftest import START, Toneel
from tests.regio import PASSWORD, nieuwe_melding

REDEN = "De meldkamer belt: hij is onderweg naar haar. De politie moet nu weten waar zij woont."
WOON = "Schuilpad 7, 1234 AB Toetsdorp"


def geheim(toneel: Toneel) -> tuple[int, str]:
    """A case of one colleague, with an address that only she reads; and the number of its report."""
    regio = toneel.regio
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=START)
    neem_op(bewijs.melding_id, by=regio["triagist"], at=START)
    helper = regio["casus"].account_id or 0
    with transaction.atomic():
        enter(SYSTEM)
        casus = Casus.objects.get()
        with act("toets.geheim", by=SYSTEM, at=START) as a:
            shield(a, casus, "adres", [helper])
        Casus.objects.update(verantwoordelijke_id=helper)
        Teamlid.objects.update(tot=START)
        Teamlid.objects.create(casus=casus, account_id=helper, van=START)
        Adres.objects.filter(persoon__voornamen="Sanne").update(straat="Schuilpad", huisnummer=7, geheim=True)
        return casus.pk, bewijs.nummer


def test_a_night_worker_reads_a_secret_address_and_the_lead_judges_it(toneel: Toneel) -> None:
    casus, melding = geheim(toneel)
    night = START.replace(hour=23)
    wie = toneel.als("triagist2")
    with clock.at(night):
        wie.ga("/werk/nood")
        wie.vul("Of: achternaam", "de Toets")
        wie.vul("En geboortedatum", "1990-05-02")
        wie.vul("Waarom kan dit niet wachten?", REDEN)
        wie.vul("Uw wachtwoord", "niet het goede")
        wie.klik("Openen")
        wie.ziet("Dit wachtwoord klopt niet")
        assert WOON not in wie.page.content()
        assert "C-2026" not in wie.page.content()
        wie.vul("Uw wachtwoord", PASSWORD)
        wie.klik("Openen")
        wie.page.wait_for_url(f"**/werk/casus/{casus}")
        wie.bekijk()
        wie.ziet("U leest dit met noodtoegang, tot 21 maart 2026, 03.45 uur")
        wie.ziet(WOON)
        assert wie.page.get_by_role("button", name="Beëindig nu").is_visible()
        wie.klik(melding, role="link")
        wie.ziet("U leest dit met noodtoegang")
        wie.klik("Beëindig nu")
        wie.ziet("De noodtoegang is voorbij")
        wie.ga(f"/werk/casus/{casus}", status=404)
    with clock.at(START + timedelta(days=3)):
        lead = toneel.als("lead")
        lead.ga("/werk/")
        lead.klik("Noodtoegang van Toets Triagist2: beoordelen", role="link")
        lead.ziet(REDEN)
        lead.page.get_by_label("Ja, terecht").check()
        lead.vul("Waarom vindt u dat?", "Nagegaan bij de meldkamer: zij was in gevaar en is nu veilig.")
        lead.klik("Vastleggen")
        lead.ziet("Er is geen noodtoegang te beoordelen.")
    with transaction.atomic():
        enter(SYSTEM)
        assert Noodtoegang.objects.get().stand == "terecht"
