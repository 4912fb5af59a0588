"""What happens to a settled plan: kept or not kept, the next phase, back to direct safety, done. Part of `actions`."""

from dataclasses import replace
from datetime import date, datetime

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.acts import Act, act, check_version
from eenplan.core.calendar import AMSTERDAM, END_OF_DAY
from eenplan.core.deadlines.actions import Subject, finish, start, start_until
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import is_open, lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.feiten.actions import leg_vast
from eenplan.keten.overdracht.geheim import zonder_plek
from eenplan.keten.plan import nazorg
from eenplan.keten.plan.access import find_afspraak, find_plan, role_of
from eenplan.keten.plan.bewaking import belemmeringen, rust, weiger_fase
from eenplan.keten.plan.models import Afspraak, Controle, Plan, Planwisseling
from eenplan.keten.plan.rules import COURSE, FASES, VERWACHT, Fase, Soort, Stand
from eenplan.keten.plan.verloop import blokkades_afronden, verloop_van
from eenplan.keten.triage.queries import loopt_beoordeling

OBJECT = "plan_afspraak"
GROUND = "Wmo 4.1.1; Jeugdwet 4.1.3"


def grijp(
    plan_id: int, actie: str, by: Viewer, versie: int | None, *, ook_gesloten: bool = False
) -> tuple[Plan, Casus]:
    """Pass the gate, lock the plan, check its version and its course."""
    casus_id = find_plan(plan_id).casus_id
    may_write(by, casus_id, DataClass.VEILIGHEID, what=f"plan.{actie}")
    casus = lock(casus_id)  # the case before its plan, as whoever closes or assesses it does
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan_id)
    check_version(plan.versie, versie)
    COURSE.step(plan.stand, actie, role_of(by))
    if not (ook_gesloten or is_open(casus)):
        raise Refused("Deze casus is gesloten; aan het plan verandert niets meer.")
    return plan, casus


def bewaar(plan: Plan, *fields: str) -> None:
    """Save these fields and the next version."""
    plan.versie += 1
    plan.save(update_fields=[*fields, "versie"])


def wissel(a: Act, plan: Plan, actie: str, stand: str, fase: str, reden: str = "") -> None:
    """One line of the plan's history: what it was before, what it is now."""
    Planwisseling.objects.create(
        plan=plan, op=a.at, actie=actie, van_stand=stand, naar_stand=plan.stand, van_fase=fase, naar_fase=plan.fase,
        reden=reden.strip()[:400], door_id=a.by.account_id,
    )  # fmt: skip


def _subject(object_type: str, object_id: int, casus: Casus) -> Subject:
    """On the name of who is responsible now."""
    if casus.verantwoordelijke_organisatie_id is None or casus.verantwoordelijke_id is None:
        raise Refused("Deze casus heeft niemand die verantwoordelijk is.")
    return Subject(object_type, object_id, casus.verantwoordelijke_organisatie_id, casus.verantwoordelijke_id, casus.pk)


def verwacht(casus_id: int, *, by: Viewer, at: datetime, ground: str = GROUND) -> None:
    """Who took the case over makes a plan: that term starts, unless a plan holds already or the term runs already."""
    with act("plan.verwacht", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.verwacht")
        casus = Casus.objects.get(pk=casus_id)
        if Plan.objects.filter(huishouden_id=casus.huishouden_id, stand=Stand.ACTIEF).exists():
            return
        if Deadline.objects.filter(key=VERWACHT, object_id=casus_id, done_at__isnull=True).exists():
            return
        start([VERWACHT], _subject(VERWACHT, casus_id, casus), at)
        a.log(casus_id=casus_id, object_type="casus", object_id=casus_id)


def klaar_met_maken(plan: Plan, at: datetime) -> None:
    """The household has a plan: nobody has to make one any more, in none of its cases."""
    for casus_id in Casus.objects.filter(huishouden_id=plan.huishouden_id).values_list("pk", flat=True):
        finish([VERWACHT], VERWACHT, casus_id, at)


def start_controle(afspraak: Afspraak, casus: Casus, dag: date, at: datetime) -> None:
    """Start the term until this check date, on the name of who is responsible now."""
    end = max(datetime.combine(dag, END_OF_DAY, tzinfo=AMSTERDAM), at)
    start_until("plan_afspraak", _subject(OBJECT, afspraak.pk, casus), at, end)


def controleer(
    afspraak_id: int,
    nagekomen: bool,
    *,
    toelichting: str = "",
    volgende: date | None = None,
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = GROUND,
) -> Controle:
    """Tick an agreement as kept or not. Not kept needs what happened and a next date, and is told at once.

    A broken agreement on direct safety brings the plan back to the first phase (domain 3.7).
    """
    with act("plan.controleer", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(find_afspraak(afspraak_id).plan_id, "controleer", by, versie)
        afspraak = plan.afspraken.get(pk=afspraak_id)
        _check_controle(afspraak, nagekomen, toelichting, volgende, at)
        zonder_plek(by, casus, toelichting)
        controle = Controle.objects.create(
            afspraak=afspraak, op=at, nagekomen=nagekomen, toelichting=toelichting.strip(), volgende=volgende,
            door_id=by.account_id,
        )  # fmt: skip
        finish(["plan_afspraak"], OBJECT, afspraak.pk, at)
        if volgende:
            start_controle(afspraak, casus, volgende, at)
            Afspraak.objects.filter(pk=afspraak.pk).update(controle_op=volgende)
        bewaar(plan)
        leg_vast(
            "afspraak_gecontroleerd", at=at, casus_id=casus.pk, gemeente=casus.gemeente, nagekomen=nagekomen,
            soort=afspraak.soort,
        )  # fmt: skip
        a.log(casus_id=casus.pk, object_type=OBJECT, object_id=afspraak.pk)
        if not nagekomen:
            a.event("plan.niet_nagekomen", casus_id=casus.pk, afspraak_id=afspraak.pk)
            if afspraak.soort == Soort.VEILIGHEID and plan.fase != Fase.DIRECT:
                _zet_fase(a, plan, casus, Fase.DIRECT, f"Afspraak {afspraak.nummer} is niet nagekomen.")
    return controle


def _check_controle(afspraak: Afspraak, nagekomen: bool, toelichting: str, volgende: date | None, at: datetime) -> None:
    if afspraak.ingetrokken_op or not afspraak.van_kracht_sinds:
        raise Refused("Deze afspraak geldt niet. Alleen een vastgestelde afspraak is nagekomen of niet.")
    if not nagekomen and not toelichting.strip():
        raise Refused("Schrijf op wat er is gebeurd en wat u nu doet.")
    if not nagekomen and not volgende:
        raise Refused("Kies wanneer u opnieuw kijkt. Een afspraak die niet is nagekomen blijft niet liggen.")
    if volgende and volgende < at.date():
        raise Refused("De volgende controle ligt in het verleden. Kies vandaag of later.")


def naar_fase(
    plan_id: int,
    fase: str,
    *,
    reden: str = "",
    eerder: str = "",
    by: Viewer,
    at: datetime,
    versie: int | None = None,
    ground: str = GROUND,
) -> Plan:
    """Move to the next phase when nothing blocks, or back to the first one with a reason (domain 3.7).

    `eerder` says why direct safety need not last its whole term; nothing else is passed over.
    """
    with act("plan.naar_fase", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "naar_fase", by, versie)
        FASES.step(plan.fase, f"naar_{fase}", role_of(by))
        unrest = rust(casus.acuut, loopt_beoordeling(casus.pk)) if fase != Fase.DIRECT else []
        if unrest:
            raise Refused(weiger_fase(fase, unrest))
        if fase == Fase.DIRECT and not reden.strip():
            raise Refused("Schrijf op wat er is gebeurd waardoor het gezin niet meer veilig is.")
        verloop = verloop_van(plan)
        if eerder.strip() and verloop.is_te_vroeg(at):
            reden, verloop = f"Eerder, want: {eerder.strip()}", replace(verloop, direct_tot=None)
        blocked = belemmeringen(fase, verloop, at)
        if blocked:
            raise Refused(weiger_fase(fase, blocked))
        _zet_fase(a, plan, casus, Fase(fase), reden)
        a.log(casus_id=casus.pk, object_type="plan", object_id=plan.pk)
    return plan


def _zet_fase(a: Act, plan: Plan, casus: Casus, fase: Fase, reden: str) -> None:
    before, plan.fase, plan.fase_sinds = plan.fase, fase, a.at
    bewaar(plan, "fase", "fase_sinds")
    wissel(a, plan, f"naar_{fase}", plan.stand, before, reden)
    nazorg.volg_fase(plan, casus, a.at)
    leg_vast("plan_fase", at=a.at, casus_id=casus.pk, gemeente=casus.gemeente, van=before, naar=str(fase))
    a.event("plan.fase", casus_id=casus.pk, fase=str(fase))


def terug_naar_direct(
    casus_id: int, reden: str, *, geweld_op: date | None = None, by: Viewer, at: datetime, ground: str = GROUND
) -> Plan | None:
    """New unsafety: the household's plan is in its first phase again. None when there is no active plan.

    May be called twice: a plan that is there already only learns the day of the last violence.
    """
    with act("plan.terug_naar_direct", by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.VEILIGHEID, what="plan.terug_naar_direct")
        household = Casus.objects.values_list("huishouden_id", flat=True).get(pk=casus_id)
        found = Plan.objects.filter(huishouden_id=household, stand=Stand.ACTIEF).values_list("pk", flat=True).first()
        if found is None:
            return None
        plan, casus = grijp(found, "naar_fase", by, None, ook_gesloten=True)
        if not reden.strip():
            raise Refused("Schrijf op wat er is gebeurd waardoor het gezin niet meer veilig is.")
        if geweld_op and geweld_op > (plan.laatste_geweld or date.min):
            plan.laatste_geweld = geweld_op
            bewaar(plan, "laatste_geweld")
        if plan.fase != Fase.DIRECT:
            _zet_fase(a, plan, casus, Fase.DIRECT, reden)
        a.log(casus_id=casus.pk, object_type="plan", object_id=plan.pk)
    return plan


def rond_af(
    plan_id: int, *, toelichting: str = "", by: Viewer, at: datetime, versie: int | None = None, ground: str = GROUND
) -> Plan:
    """Complete the plan; nothing keeps running on it."""
    with act("plan.rond_af", by=by, at=at, ground=ground) as a:
        plan, casus = grijp(plan_id, "rond_af", by, versie)
        blocked = blokkades_afronden(plan, at)
        if blocked:
            raise Refused(weiger_fase(Stand.AFGEROND, blocked))
        plan.stand, plan.afgerond_op = Stand.AFGEROND, at
        bewaar(plan, "stand", "afgerond_op")
        for afspraak_id in plan.afspraken.values_list("pk", flat=True):
            finish(["plan_afspraak"], OBJECT, afspraak_id, at)
        nazorg.stop(plan, at)
        wissel(a, plan, "rond_af", Stand.ACTIEF, plan.fase, toelichting)
        leg_vast("plan_afgerond", at=at, casus_id=casus.pk, gemeente=casus.gemeente, wijze=plan.wijze)
        a.log(casus_id=casus.pk, object_type="plan", object_id=plan.pk)
        a.event("plan.afgerond", casus_id=casus.pk, plan_id=plan.pk)
    return plan
