"""Invented data: two calls of the waiting round, an informant and what he said."""

from datetime import timedelta

from eenplan.core import clock
from eenplan.core.access.policy import Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import Appointment
from eenplan.core.accounts.queries import viewer_of
from eenplan.core.calendar import AMSTERDAM
from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.personen.models import VeiligContact
from eenplan.keten.vervolg.expertise.acties import vraag_expert
from eenplan.keten.vervolg.expertise.lezen import keuzes
from eenplan.keten.vervolg.expertise.rules import NieuweExpertvraag
from eenplan.keten.vervolg.informanten.acties import leg_antwoord, vraag_informant
from eenplan.keten.vervolg.informanten.rules import NieuweInformant
from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.wachtronde.acties import noteer_gebeld
from eenplan.keten.vervolg.wachtronde.lezen import bord

MEEDENKEN = (
    "Past dit gedrag bij wat een kind van deze leeftijd heeft meegemaakt, en wat helpt nu?",
    "Een kind op de basisschool komt vaak te laat, is stil en schrikt van harde geluiden. Thuis was er geweld.",
)
JUF = NieuweInformant("Juf Els, groep 4", "beroepsmatig", "wmo_5_2_6", "Hoe gaat het op school?")


def bouw() -> None:
    """What fits the families that are there; nothing when none fits."""
    now = clock.now()
    enter(SYSTEM)
    place = Appointment.objects.filter(role=Role.VT_LEAD, tot__isnull=True).order_by("pk").first()
    if place is None:
        return
    lead = viewer_of(place)
    enter(lead)
    calls = (("veilig", "Gebeld met oma: het is rustig."), ("geen_gehoor", ""))
    for row, (outcome, words) in zip(bord(lead, now=now)[-2:], calls, strict=False):
        noteer_gebeld(row.casus.pk, outcome, words, by=lead, at=now)
    _veilige_nummers([row.casus.pk for row in bord(lead, now=now)[:6]])
    enter(lead)
    found = Dienst.objects.filter(soort="OZ", afgerond_op__isnull=True).order_by("-geopend_op").first()
    if found:
        asked = vraag_informant(found.pk, JUF, by=lead, at=now)
        leg_antwoord(asked.pk, "waarneming", "Komt vaak te laat en is stil.", by=lead, at=now)
        people = [pk for _, group in keuzes(now) for pk, _ in group]
        if people:
            ask = NieuweExpertvraag(
                *MEEDENKEN, "zonder_namen", "", now.astimezone(AMSTERDAM).date() + timedelta(days=9)
            )
            vraag_expert(found.pk, people[0], ask, by=lead, at=now)


def _veilige_nummers(casus_ids: list[int]) -> None:
    """How to reach some of the families at the top of the waiting round; numbers that nobody has (06-0000...)."""
    enter(SYSTEM)
    rows = Betrokkene.objects.filter(casus__in=casus_ids, rol="slachtoffer", persoon__veilig_contact__isnull=True)
    for number, row in enumerate(rows.select_related("persoon")):
        VeiligContact.objects.create(
            persoon=row.persoon, bronhouder_id=row.persoon.bronhouder_id, telefoon=f"06 0000 00{number:02}",
            tijden="Op werkdagen van 9 tot 11 uur", afspraak="Spreek niets in.",
        )  # fmt: skip
