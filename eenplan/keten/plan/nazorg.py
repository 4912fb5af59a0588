"""The terms of a plan as a whole: aftercare until a year after the last violence, the pulse, and effect (#17, #19)."""

from datetime import date, datetime

from django.db.models import QuerySet

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, finish, start, start_until
from eenplan.core.deadlines.models import Deadline
from eenplan.core.rulebook.queries import rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.keten.plan.bewaking import nazorg_tot
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.pols import EFFECT, NAZORG, VINGER
from eenplan.keten.plan.rules import Fase, Stand
from eenplan.keten.plan.verloop import laatste_geweld

OBJECT = "plan"
ALLE = [NAZORG, VINGER, EFFECT]


def _subject(plan: Plan, casus: Casus) -> Subject:
    """On the name of who is responsible now."""
    if casus.verantwoordelijke_organisatie_id is None or casus.verantwoordelijke_id is None:
        raise Refused("Deze casus heeft niemand die verantwoordelijk is.")
    return Subject(OBJECT, plan.pk, casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id, casus.pk)


def einde_nazorg(plan: Plan, at: datetime) -> datetime:
    """Until when aftercare lasts at least, by the rule of that day."""
    term = rule(NAZORG, at.date())
    return nazorg_tot(laatste_geweld(plan), term.value, term.unit)


def volg_fase(plan: Plan, casus: Casus, at: datetime) -> None:
    """After a change of phase: what runs in aftercare runs only there; effect is waited for until recovery.

    A plan has about six months to show effect (S2 chapter 4, domain 5 #19); a clock that runs is not set again.
    """
    if plan.fase == Fase.NAZORG:
        herstart_nazorg(plan, casus, at)
        herstart_pols(plan, casus, at)
    else:
        finish([NAZORG, VINGER], OBJECT, plan.pk, at)
    if plan.fase in {Fase.HERSTEL, Fase.NAZORG}:
        finish([EFFECT], OBJECT, plan.pk, at)
    elif not _wacht(plan).exists():
        start([EFFECT], _subject(plan, casus), at)


def _wacht(plan: Plan) -> QuerySet[Deadline]:
    return Deadline.objects.filter(key=EFFECT, object_type=OBJECT, object_id=plan.pk, done_at__isnull=True)


def neem_klok_over(oud: Plan, nieuw: Plan, at: datetime) -> None:
    """A new plan for the same family does not set the clock of effect back; the rest of the old one ends."""
    _wacht(oud).update(object_id=nieuw.pk, casus_id=nieuw.casus_id)
    stop(oud, at)


def na_consult(casus_id: int, *, by: Viewer, at: datetime, ground: str = "") -> None:
    """Veilig Thuis gave advice: from now on the plan has its time again to show effect (domain 5 #19)."""
    with act("plan.na_consult", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.na_consult")
        casus = Casus.objects.get(pk=casus_id)
        for plan in Plan.objects.filter(huishouden_id=casus.huishouden_id, stand=Stand.ACTIEF):
            if finish([EFFECT], OBJECT, plan.pk, at):  # a plan that is at recovery waits for no effect
                start([EFFECT], _subject(plan, Casus.objects.get(pk=plan.casus_id)), at)
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)


def herstart_nazorg(plan: Plan, casus: Casus, at: datetime) -> None:
    """The year counts from the last violence that is known now."""
    finish([NAZORG], OBJECT, plan.pk, at)
    start_until(NAZORG, _subject(plan, casus), at, max(einde_nazorg(plan, at), at))


def herstart_pols(plan: Plan, casus: Casus, at: datetime) -> None:
    """The next time that somebody asks how it goes."""
    finish([VINGER], OBJECT, plan.pk, at)
    start([VINGER], _subject(plan, casus), at)


def stop(plan: Plan, at: datetime) -> None:
    """A plan that is done or replaced waits for nothing."""
    finish(ALLE, OBJECT, plan.pk, at)


def nieuw_incident(casus_id: int, dag: date | None, *, by: Viewer, at: datetime, ground: str = "") -> Plan | None:
    """A new incident was reported: the year of aftercare counts from that day. Only ever later, never sooner."""
    with act("plan.nieuw_incident", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.nieuw_incident")
        casus = Casus.objects.get(pk=casus_id)
        plan = (
            Plan.objects.select_for_update(of=("self",))
            .filter(huishouden_id=casus.huishouden_id, stand=Stand.ACTIEF)
            .first()
        )
        if plan is None or dag is None or dag <= (plan.laatste_geweld or date.min):
            return None
        plan.laatste_geweld = dag
        plan.versie += 1
        plan.save(update_fields=["laatste_geweld", "versie"])
        if plan.fase == Fase.NAZORG:
            herstart_nazorg(plan, Casus.objects.get(pk=plan.casus_id), at)
        a.log(casus_id=plan.casus_id, object_type=OBJECT, object_id=plan.pk)
    return plan
