"""The steps of destroying: looked through, held and let go, confirmed by another. All for lead and privacy officer."""

from datetime import date, datetime, time

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.actions import Subject, end_of, finish, start_until
from eenplan.core.rulebook.queries import rule
from eenplan.core.web.words import day_of
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import lock, note
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.vernietiging import bewijs
from eenplan.dossier.vernietiging.models import Vernietigingsbewijs, Vernietigingsvoorstel, Vernietigstop
from eenplan.dossier.vernietiging.queries import zaak
from eenplan.dossier.vernietiging.rules import (
    AL_VAST,
    COURSE,
    GEEN_GROND,
    GRONDEN,
    HERZIEN,
    NIET_MEER,
    OBJECT,
    STOP,
    TERMIJN,
    Stand,
    ander,
    kijkdag,
)
from eenplan.dossier.vernietiging.versnipper import versnipper
from eenplan.dossier.vernietiging.voorstellen import begin_termijn, eigenaar, vrij

GROND = "Wmo 5.3.4; AVG 5 lid 1 e"


def _voorstel(casus_id: int) -> Vernietigingsvoorstel | None:
    return Vernietigingsvoorstel.objects.select_for_update(of=("self",)).filter(casus_id=casus_id).first()


def zet(casus_id: int, actie: str, *, by: Viewer, at: datetime) -> None:
    """`kijk_door` or `leg_terug`. NotVisible, or Refused by the course."""
    with act(f"vernietiging.{actie}", by=by, at=at, ground=GROND, system=True) as a:
        casus = lock(zaak(by, casus_id, actie).pk)
        row = _voorstel(casus.pk)
        if row is None or not vrij(at).filter(pk=casus.pk).exists():
            raise Refused(NIET_MEER, actie)
        row.stand = COURSE.step(row.stand, actie, by.role).target
        seen = row.stand == Stand.DOORGEKEKEN
        row.doorgekeken_door_id, row.doorgekeken_op = (by.account_id, at) if seen else (None, None)
        row.save()
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=row.pk)


def bevestig(casus_id: int, *, by: Viewer, at: datetime) -> Vernietigingsbewijs:
    """The second person says so: the case is gone and the proof is there, or neither.

    Refused for who looked it through himself, and when anything keeps the case by now.
    """
    with act("vernietiging.bevestig", by=by, at=at, ground=GROND, system=True) as a:
        casus = lock(zaak(by, casus_id, "bevestig").pk)
        row = _voorstel(casus.pk)
        if row is None:
            raise Refused(NIET_MEER)
        COURSE.step(row.stand, "bevestig_vernietigen", by.role)
        people = ander(row.doorgekeken_door_id, by.account_id)
        if not vrij(at).filter(pk=casus.pk).exists():
            raise Refused(NIET_MEER)
        proof, pk = bewijs.nieuw(casus, at), row.pk
        done = bewijs.leg_vast(proof, versnipper(casus), *people)
        a.log(casus_id=casus_id, object_type=OBJECT, object_id=pk)
    return done


def houd_vast(casus_id: int, grond: str, herzien_op: date, *, by: Viewer, at: datetime) -> Vernietigstop:
    """Not to be destroyed for now, on a coded ground, until somebody looks again; the term for that is the lead's."""
    with act("vernietiging.houd_vast", by=by, at=at, ground=GROND, system=True) as a:
        casus = lock(zaak(by, casus_id, "houd_vast").pk)
        if Vernietigstop.objects.filter(casus=casus, opgeheven_op__isnull=True).exists():
            raise Refused(AL_VAST, "houd_vast")
        if grond not in GRONDEN:
            raise Refused(GEEN_GROND, "houd_vast")
        day = kijkdag(herzien_op, day_of(at), day_of(end_of(rule(HERZIEN, day_of(at)), at)))
        made = Vernietigstop.objects.create(
            casus=casus, grond=grond, van=at, door_id=by.account_id or 0, herzien_op=day
        )
        owner = Subject(STOP, made.pk, casus.bronhouder_id, eigenaar(casus, at))
        start_until(HERZIEN, owner, at, datetime.combine(day, time(23, 59, 59), AMSTERDAM))
        if row := _voorstel(casus.pk):
            row.stand = COURSE.step(row.stand, "houd_vast", by.role).target
            row.doorgekeken_door, row.doorgekeken_op = None, None
            row.save()
            finish([TERMIJN], OBJECT, row.pk, at)
        note(a, casus, STOP)
        a.log(casus_id=casus.pk, object_type=STOP, object_id=made.pk)
    return made


def geef_vrij(casus_id: int, *, by: Viewer, at: datetime) -> None:
    """The ground is gone: what was proposed is proposed again, with a term of its own."""
    with act("vernietiging.geef_vrij", by=by, at=at, ground=GROND, system=True) as a:
        casus = lock(zaak(by, casus_id, "geef_vrij").pk)
        held = Vernietigstop.objects.select_for_update(of=("self",)).filter(casus=casus, opgeheven_op__isnull=True)
        stop = held.first()
        if stop is None:
            raise Refused("Deze casus wordt niet vastgehouden.", "geef_vrij")
        stop.opgeheven_op, stop.opgeheven_door_id = at, by.account_id
        stop.save()
        finish([HERZIEN], STOP, stop.pk, at)
        if row := _voorstel(casus.pk):
            row.stand = COURSE.step(row.stand, "geef_vrij", by.role).target
            row.save()
            begin_termijn(a, row, casus)
        note(a, casus, "geef_vrij")
        a.log(casus_id=casus.pk, object_type=STOP, object_id=stop.pk)


def op_nummer(nummer: str, *, by: Viewer) -> int:
    """The key of the case with this number; 0 when there is none (the gate refuses that one like any other)."""
    enter(by)
    return Casus.objects.filter(nummer=nummer.strip().upper()).values_list("pk", flat=True).first() or 0
