"""Whom a partner may be sent to, and for whom we ask: the shields decide, on both sides of the line (R6)."""

from collections.abc import Collection
from dataclasses import dataclass

from eenplan.core import clock
from eenplan.core.access.policy import Purpose, Role, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.accounts.queries import live_appointments
from eenplan.dossier.casus.models import Betrokkene, Casus, Schild
from eenplan.dossier.elders.rules import Contact
from eenplan.dossier.personen.models import Adres

REGEL = "elders"  # what the log names: access.md, "Verwijsindex and radar across organisations"


@dataclass(frozen=True, slots=True)
class Afscherming:
    """Of these cases: which are secluded, and in which a place is hidden."""

    besloten: frozenset[int]
    adres: frozenset[int]


def afscherming(casus_ids: Collection[int]) -> Afscherming:
    """The shields of these cases; a secret address of anybody in one counts as a shield on its place."""
    shields = set(Schild.objects.filter(casus_id__in=casus_ids).values_list("casus_id", "soort"))
    shut = set(Casus.objects.filter(pk__in=casus_ids, besloten=True).values_list("pk", flat=True))
    hiding = Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus_id__in=casus_ids)
    places = set(hiding.values_list("persoon__betrokken_bij__casus_id", flat=True)) & set(casus_ids)
    return Afscherming(
        frozenset(shut | {pk for pk, kind in shields if kind == Shield.BESLOTEN}),
        frozenset(places | {pk for pk, kind in shields if kind == Shield.ADRES}),
    )


def zonder_huis(person_ids: Collection[int]) -> frozenset[int]:
    """Of whom no address may be compared: a match would say that somebody guessed right where she is."""
    links = set(Betrokkene.objects.filter(persoon_id__in=person_ids).values_list("persoon_id", "casus_id"))
    found = afscherming({case for _, case in links})
    return frozenset(person for person, case in links if case in found.besloten | found.adres)


def algemeen(place: Organisation) -> Contact:
    """The number of an organisation as anybody may know it."""
    return Contact(place.naam, "", place.telefoon)


def contact_van(casus: Casus, *, afgeschermd: bool) -> Contact:
    """Whom one calls about this case. Of a hidden place only the bronhouder: who works on it says where she is."""
    place = casus.verantwoordelijke_organisatie
    if afgeschermd or place is None or casus.verantwoordelijke_id is None:
        return algemeen(casus.bronhouder)
    live = live_appointments(casus.verantwoordelijke_id, clock.now()).filter(organisation=place).first()
    return Contact(place.naam, live.functie if live else "", place.telefoon)


def als_partner(partner: Organisation) -> Viewer:
    """The other organisation as the log knows it; no account of ours stands behind it."""
    return Viewer(None, partner.pk, Role.ZORGPARTNER, Purpose.VEILIGHEID, partner.naam, "koppeling", partner.naam)
