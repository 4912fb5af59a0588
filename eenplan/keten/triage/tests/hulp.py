"""A case with its running assessment, for the tests of this package."""

from dataclasses import replace
from datetime import datetime

from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.models import Melding
from eenplan.keten.triage.actions import controleer_acuut, start, stel_voor
from eenplan.keten.triage.models import Veiligheidsbeoordeling
from eenplan.keten.triage.rules import Invoer
from tests.regio import Regio, nieuwe_melding

WAAROM = "Het is eerder gebeurd. Het kind was erbij. Moeder wil hulp."
OZ = Invoer(
    uitkomst="VT", dienst="OZ", motivering=WAAROM, structureel="ja",
    structureel_feiten="Geslagen, derde keer dit jaar.", structureel_bron="moeder, tegen de politie",
    duidelijk="nee", werkt_mee="onbekend", gereed="nee", zorg="ja", nagegaan=True,
)  # fmt: skip
VV = replace(OZ, dienst="VV", duidelijk="ja", werkt_mee="ja")
OVD = replace(OZ, uitkomst="OVD", dienst="", duidelijk="ja", werkt_mee="ja", gereed="ja")
GEEN = replace(OVD, uitkomst="GEEN", structureel="nee", zorg="nee")


def melding_van(regio: Regio, van: str = "agent", **changes: object) -> Melding:
    """A report that was just taken in; the row locks stay open for the test."""
    bewijs = neem_aan(nieuwe_melding(**changes), by=regio[van], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.get(pk=bewijs.melding_id)


def lopend(regio: Regio, acuut: bool | None = False, **changes: object) -> Veiligheidsbeoordeling:
    """An assessment after its acute check, being written."""
    melding = melding_van(regio, **changes)
    start(melding.casus_id, by=regio["triagist"], at=regio.at)
    toelichting = "Hij is naar haar op weg; de politie rijdt." if acuut else ""
    return controleer_acuut(melding.casus_id, acuut, toelichting, by=regio["triagist"], at=regio.at)


def voorgelegd(regio: Regio, invoer: Invoer = OZ, at: datetime | None = None) -> Veiligheidsbeoordeling:
    """An assessment that waits for its second reader; the triagist wrote it."""
    return stel_voor(lopend(regio).pk, invoer, by=regio["triagist"], at=at or regio.at)


def klok(melding_id: int, key: str) -> Deadline:
    """One term of a report."""
    enter(SYSTEM)
    return Deadline.objects.get(object_type="melding", object_id=melding_id, key=key)


def als(client: Client, regio: Regio, wie: str) -> Client:
    """This person's browser."""
    client.force_login(regio.accounts[wie])
    return client


def vers(vb: Veiligheidsbeoordeling) -> Veiligheidsbeoordeling:
    """As the database has it."""
    enter(SYSTEM)
    return Veiligheidsbeoordeling.objects.get(pk=vb.pk)


def pagina(vb: Veiligheidsbeoordeling, naam: str = "triage-beoordeling") -> str:
    """Its address."""
    return reverse(naam, args=[vb.pk])
