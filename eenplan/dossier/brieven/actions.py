"""What happens to a letter before it leaves: made, written, taken back. Owing is `schuld`, sending `verzenden`."""

from datetime import datetime

from eenplan.core.access.policy import Action
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.deadlines.actions import finish
from eenplan.core.workflow import Refused
from eenplan.dossier.brieven.access import eis, rij
from eenplan.dossier.brieven.bronnen import bron
from eenplan.dossier.brieven.inhoud import Velden, gekeurd, papier, velden_van, verzegel
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import Kring, kring
from eenplan.dossier.brieven.rules import (
    COURSE,
    OPEN,
    SOORTEN,
    TERMIJN,
    VT,
    Aan,
    Kanaal,
    Soort,
    Stand,
    bestemmingen,
    eis_vertegenwoordiger,
)
from eenplan.dossier.brieven.schuld import nieuw
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus

GROND = "UB Wmo 4.1.8; domain 4.8"
SYSTEEM_ROL = sorted(VT)[0]
NIET_HIER = "Deze persoon hoort niet bij deze casus. Kies iemand uit de casus."


def maak(
    casus_id: int, soort: str, *, by: Viewer, at: datetime, persoon_id: int | None = None, bron_id: int | None = None
) -> list[Brief]:
    """Make a letter by hand, to somebody of the case: of a child to whom it goes by the rules of age."""
    if soort not in SOORTEN:
        raise Refused("Kies wat voor brief het is.")
    aan = SOORTEN[Soort(soort)].aan
    with act("brief.maak", by=by, at=at, ground=SOORTEN[Soort(soort)].bron) as a:
        eis(by, casus_id, aan, Action.SCHRIJVEN, what="brief.maak")
        casus = lock(casus_id)
        people = kring(casus, at)
        if aan is Aan.PERSOON:
            rows = _aan_mensen(a, people, Soort(soort), persoon_id)
        else:
            rows = [_aan_bron(a, casus, Soort(soort), bron_id)]
        for row in rows:
            verzegel(row, Velden())
            row.save()
            a.log(casus_id=casus_id, object_type="brief", object_id=row.pk, persons=_wie(row))
    return rows


def _aan_mensen(a: Act, people: Kring, soort: Soort, persoon_id: int | None) -> list[Brief]:
    leden = people.leden
    if persoon_id not in leden:
        raise Refused(NIET_HIER)
    if people.persoon(persoon_id).overleden_op:
        raise Refused("Deze persoon is overleden. Er gaat geen brief meer.")
    where = bestemmingen(leden[persoon_id], leden.values())
    return [nieuw(a, people.casus, soort, to) for to in where]


def _aan_bron(a: Act, casus: Casus, soort: Soort, bron_id: int | None) -> Brief:
    found = bron(SOORTEN[soort].aan, casus.pk, bron_id)
    if found is None:
        raise Refused(NIET_HIER)
    row = nieuw(a, casus, soort, bron_id=found.bron_id)
    row.organisatie_id = found.organisatie_id
    row.kanaal = Kanaal.DIGITAAL if found.organisatie_id else Kanaal.PERSOONLIJK
    return row


def _wie(row: Brief) -> tuple[int, ...]:
    return tuple(dict.fromkeys(pk for pk in (row.persoon_id, row.over_id) if pk))


def open_rij(brief_id: int, versie: int | None, *, by: Viewer, what: str) -> Brief:
    """The letter and its case, locked until the act ends, through the gate for writing."""
    row, _ = rij(by, brief_id, Action.SCHRIJVEN, what=what)
    lock(row.casus_id)
    found = Brief.objects.select_for_update(of=("self",)).select_related("casus__bronhouder").get(pk=brief_id)
    check_version(found.versie, versie)
    return found


def stap(a: Act, row: Brief, action: str) -> None:
    """Move the letter along its course, with its log line."""
    row.stand = COURSE.step(row.stand, action, SYSTEEM_ROL if a.by.system else a.by.role).target
    row.versie += 1
    row.save()
    a.log(casus_id=row.casus_id, object_type="brief", object_id=row.pk, persons=_wie(row))


def schrijf(
    brief_id: int, velden: Velden, kanaal: str, *, by: Viewer, at: datetime, versie: int | None = None
) -> Brief:
    """Keep what a human added. Refused when it holds something that the recipient may not know."""
    with act("brief.schrijf", by=by, at=at, ground=GROND) as a:
        row = open_rij(brief_id, versie, by=by, what="brief.schrijf")
        COURSE.step(row.stand, "schrijf", SYSTEEM_ROL if by.system else by.role)
        people = kring(row.casus, at)
        _kies_kanaal(row, velden, kanaal, people)
        verzegel(row, velden)
        if row.persoon_id or row.bron_id:
            gekeurd(row, people, papier(row, people, at))
        row.ophouden = ""
        stap(a, row, "schrijf")
    return row


def _kies_kanaal(row: Brief, velden: Velden, kanaal: str, people: Kring) -> None:
    if kanaal not in set(Kanaal) or (kanaal == Kanaal.DIGITAAL and not row.organisatie_id):
        raise Refused("Kies hoe de brief gaat. In Eenplan kan alleen naar een organisatie die meedoet.")
    if velden.adres_id and velden.adres_id not in {item.pk for item in people.waar(row.persoon_id or 0)}:
        raise Refused("Kies een adres van deze persoon zelf.")
    if velden.uitkomst != velden_van(row).uitkomst:
        raise Refused("Wat er is besloten, staat in de beoordeling. Dat verandert u daar.")
    row.kanaal = kanaal


def kies_ontvanger(brief_id: int, persoon_id: int, besluit: str, *, by: Viewer, at: datetime) -> Brief:
    """Say who speaks for a child. Who may be the perpetrator, or is no known parent, only with a decision (R8)."""
    with act("brief.kies_ontvanger", by=by, at=at, ground="Wmo 5.3.2; access.md R8") as a:
        row = open_rij(brief_id, None, by=by, what="brief.kies_ontvanger")
        COURSE.step(row.stand, "schrijf", SYSTEEM_ROL if by.system else by.role)
        people = kring(row.casus, at)
        if row.over_id is None or persoon_id not in people.leden or persoon_id == row.over_id:
            raise Refused(NIET_HIER)
        lid = people.leden[persoon_id]
        eis_vertegenwoordiger(lid._replace(ouder_van=lid.ouder_van & {row.over_id}), besluit)
        row.persoon_id, row.besluit, row.besluit_door_id = persoon_id, besluit.strip()[:500], by.account_id
        stap(a, row, "schrijf")
    return row


def haal_terug(brief_id: int, *, by: Viewer, at: datetime) -> Brief:
    """A letter that lies ready is written on again; the file that was made goes."""
    with act("brief.haal_terug", by=by, at=at, ground=GROND) as a:
        row = open_rij(brief_id, None, by=by, what="brief.haal_terug")
        row.pdf, row.sha256, row.klaar_op, row.klaar_door = None, "", None, None
        stap(a, row, "haal_terug")
    return row


def trek_in(brief_id: int, reden: str, *, by: Viewer, at: datetime) -> Brief:
    """It will not be sent; why is kept. Its term ends."""
    if not reden.strip():
        raise Refused("Schrijf op waarom deze brief niet gaat.")
    with act("brief.trek_in", by=by, at=at, ground=GROND) as a:
        row = open_rij(brief_id, None, by=by, what="brief.trek_in")
        row.reden, row.pdf, row.sha256 = reden.strip()[:300], None, ""
        stap(a, row, "trek_in")
        finish([TERMIJN], "brief", row.pk, at)
    return row


def vernietig(casus_id: int) -> int:
    """Destroy the letters of a case; returns the number of rows."""
    return Brief.objects.filter(casus_id=casus_id).delete()[0]


def is_open(row: Brief) -> bool:
    """Whether somebody still has to do something with it."""
    return Stand(row.stand) in OPEN
