"""Asking another organisation whether they know a person of an own case, and taking in what it answers."""

from datetime import datetime
from uuid import UUID, uuid4

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.casus.rules import VT
from eenplan.dossier.elders.access import REGEL, afscherming, algemeen
from eenplan.dossier.elders.mensen import geopend, van_mensen
from eenplan.dossier.elders.models import Vergelijkafspraak, Vergelijkmatch, Vergelijkvraag
from eenplan.dossier.elders.queries import geldige_sleutels
from eenplan.dossier.elders.rules import (
    Antwoord,
    Contact,
    Richting,
    Uitkomst,
    Vraag,
    lees_antwoord,
    schrijf_vraag,
)
from eenplan.dossier.elders.tokens import aangevuld

BESTAAN = frozenset({DataClass.BESTAAN})
BESLOTEN = (
    "Deze casus is besloten: een vraag elders zou laten zien dat hij er is. Bel zelf met de andere organisatie als dat"
    " nodig is."
)
WEINIG = "Van deze persoon is te weinig bekend om te vergelijken: een BSN, of de hele geboortedatum en een naam."


def stel_vraag(casus_id: int, persoon_id: int, afspraak_id: int, *, by: Viewer, at: datetime) -> tuple[UUID, bytes]:
    """The message for the partner about one person of this case, with the mark by which its answer is known."""
    with act("elders.stel_vraag", by=by, at=at, ground="Wmo 4.1.1") as a:
        may_write(by, casus_id, DataClass.IDENTITEIT, what="elders.stel_vraag")
        afspraak = _afspraak(afspraak_id, by)
        if not Betrokkene.objects.filter(casus_id=casus_id, persoon_id=persoon_id).exists():
            raise Refused("Deze persoon hoort niet bij deze casus. Ververs de pagina.")
        message = Vraag(uuid4(), at, {}, _eigen_contact(by, casus_id))
        keys = {row.versie: geopend(row) for row in geldige_sleutels(afspraak, at)}
        if not keys:
            raise Refused("Er is nog geen sleutel met deze organisatie. Vraag het aan de functioneel beheerder.")
        for version, key in keys.items():
            if found := van_mensen([persoon_id], key)[persoon_id]:
                message.tokens[version] = aangevuld(found)
        if not message.tokens:
            raise Refused(WEINIG)
        row = Vergelijkvraag.objects.create(
            afspraak=afspraak, bronhouder_id=afspraak.bronhouder_id, richting=Richting.GESTELD, kenmerk=message.kenmerk,
            op=at, uitkomst=Uitkomst.OPEN, casus_id=casus_id, door_id=by.account_id,
        )  # fmt: skip
        a.log(
            casus_id=casus_id, object_type="vergelijkvraag", object_id=row.pk, persons=(persoon_id,), classes=BESTAAN,
            rule=REGEL,
        )  # fmt: skip
    return message.kenmerk, schrijf_vraag(message, keys)


def neem_antwoord(kenmerk: UUID, bericht: bytes, *, by: Viewer, at: datetime) -> Antwoord:
    """What the partner says; whom to call is kept with the case.

    Refused when it cannot be read or was answered before: that is never "geen match".
    """
    with act("elders.neem_antwoord", by=by, at=at) as a:
        rows = Vergelijkvraag.objects.select_for_update(of=("self",)).select_related("afspraak")
        row = rows.filter(kenmerk=kenmerk, richting=Richting.GESTELD, uitkomst=Uitkomst.OPEN).first()
        if row is None or row.casus_id is None or row.bronhouder_id != by.organisation_id:
            raise Refused("Op deze vraag wordt geen antwoord meer verwacht. Stel de vraag opnieuw.")
        may_write(by, row.casus_id, DataClass.IDENTITEIT, what="elders.neem_antwoord")
        keys = {item.versie: geopend(item) for item in geldige_sleutels(row.afspraak, at)}
        found = lees_antwoord(bericht, keys)
        if found is None or found.kenmerk != kenmerk:
            raise Refused(
                "Het antwoord is niet te lezen: de sleutels passen niet op elkaar. Dat is geen 'geen match'. Vraag de"
                " functioneel beheerder om een nieuwe sleutel."
            )
        row.uitkomst = found.uitkomst
        row.save(update_fields=["uitkomst"])
        bewaar(row, row.casus_id, found.contacten)
        a.log(
            casus_id=row.casus_id, object_type="vergelijkvraag", object_id=row.pk, classes=BESTAAN, rule=REGEL
        )  # fmt: skip
    return found


def bewaar(row: Vergelijkvraag, casus_id: int, contacten: tuple[Contact, ...]) -> None:
    """Whom one calls about this case."""
    Vergelijkmatch.objects.bulk_create(
        Vergelijkmatch(
            vraag=row, casus_id=casus_id, organisatie=item.organisatie, functie=item.functie, telefoon=item.telefoon
        )
        for item in contacten
    )


def _afspraak(afspraak_id: int, by: Viewer) -> Vergelijkafspraak:
    rows = Vergelijkafspraak.objects.filter(bronhouder_id=by.organisation_id or 0, tot__isnull=True)
    found = rows.filter(pk=afspraak_id).first()
    if by.role not in VT or found is None:
        raise Refused("Met deze organisatie is geen vergelijken afgesproken.")
    return found


def _eigen_contact(by: Viewer, casus_id: int) -> Contact:
    """Whom the other side calls. A secluded case is not asked about: a match would tell that it is there (R6)."""
    found = afscherming([casus_id])
    if found.besloten:
        raise Refused(BESLOTEN)
    if found.adres:
        return algemeen(Casus.objects.select_related("bronhouder").get(pk=casus_id).bronhouder)
    place = Organisation.objects.get(pk=by.organisation_id or 0)
    return Contact(place.naam, by.functie, place.telefoon)
