"""Whether a letter may leave now: complete, safe to post, to a place that the sender may know, still the same."""

from datetime import datetime
from hashlib import sha256

from eenplan.core.access.viewer import Viewer
from eenplan.core.papier.pdf import write_pdf
from eenplan.core.papier.rules import Papier
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven.bronnen import WACHTEN
from eenplan.dossier.brieven.inhoud import adres_van, bewaard, gekeurd, papier, velden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import Kring, kring, post_van
from eenplan.dossier.brieven.rules import Aan, Kanaal, Ophouden, Soort, Stand, belemmering
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.contact.rules import Post
from eenplan.dossier.casus.queries import reads_secret
from eenplan.dossier.personen.models import Persoon

VERANDERD = "Er is iets veranderd sinds de brief klaarlag. Haal hem terug, lees hem na en leg hem opnieuw klaar."
GEHEIM = "Deze brief gaat naar een afgeschermde plek. Alleen wie die plek mag weten, kan hem versturen."


def eis_volledig(row: Brief) -> None:
    """Refused while something is missing without which it cannot go."""
    if row.persoon_id is None and row.aan_soort == Aan.PERSOON:
        raise Refused("Kies eerst wie deze brief krijgt namens het kind.")
    if not row.kanaal:
        raise Refused("Kies hoe de brief gaat.")
    if row.soort == Soort.UITNODIGING and not velden_van(row).wanneer:
        raise Refused("Vul in wanneer het gesprek is.")


def eis_dat_het_mag(row: Brief, at: datetime) -> None:
    """Refused for who died since, and while it was decided that this person, or the child, must not hear of us yet."""
    if Persoon.objects.filter(pk=row.persoon_id or 0, overleden_op__isnull=False).exists():
        raise Refused("Deze persoon is overleden. Er gaat geen brief meer. Trek hem in.")
    who = [pk for pk in (row.persoon_id, row.over_id) if pk]
    if why := next((said for wacht in WACHTEN for pk in who if (said := wacht(row.casus_id, pk, at))), ""):
        raise Refused(why)


def waarom_niet(row: Brief, people: Kring) -> Ophouden | None:
    """Why it must not go by post now."""
    adres = adres_van(row, velden_van(row), people)
    shared = bool(adres and row.persoon_id and people.deelt(row.persoon_id, adres))
    post = post_van(row.persoon_id) if row.persoon_id else Post.ONBEKEND
    return belemmering(row.kanaal, post, heeft_adres=adres is not None, deelt_adres=shared)


def eis_plek(by: Viewer, row: Brief, people: Kring) -> None:
    """To a hiding place, or any place behind a shield on this case, only by who may know it (R6)."""
    adres = adres_van(row, velden_van(row), people) if row.kanaal == Kanaal.POST else None
    if adres and (adres.geheim or people.afgeschermd) and not mag_plek(by, row):
        raise Refused(GEHEIM)


def mag_plek(viewer: Viewer, row: Brief) -> bool:
    """Whether the viewer may know where this letter goes, when that is a hiding place."""
    return viewer.system or reads_secret(viewer, facts_of(viewer, row.casus_id))


def zoals_klaar(row: Brief, people: Kring) -> Papier:
    """The letter as it would be made now, by who made it ready."""
    return papier(row, people, row.klaar_op or row.gemaakt_op, row.klaar_door.naam if row.klaar_door else "")


def om_te_printen(row: Brief, by: Viewer, at: datetime) -> bytes:
    """The file for the printer. Refused when it is not safe any more, or for who may not know where it goes."""
    people = kring(row.casus, at)
    eis_plek(by, row, people)
    if row.stand == Stand.KLAAR:
        nog_goed(row, people, at)
    return bewaard(row)


def nog_goed(row: Brief, people: Kring, at: datetime) -> None:
    """Refused when what lay ready is not safe any more, or is not what would be made now."""
    eis_dat_het_mag(row, at)
    if waarom_niet(row, people):
        raise Refused("Deze brief mag zo niet meer per post. Haal hem terug en kies een veilige weg.")
    letter = gekeurd(row, people, zoals_klaar(row, people))
    if sha256(write_pdf(letter)).hexdigest() != row.sha256:
        raise Refused(VERANDERD)
