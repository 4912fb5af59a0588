"""Reading plans: through the gate of the case they belong to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible, ask
from eenplan.core.access.policy import Action, DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.dossier.casus.queries import Dossier, loopt
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.rules import TEAM
from eenplan.keten.plan.access import may_read
from eenplan.keten.plan.bewaking import belemmeringen, rust
from eenplan.keten.plan.models import (
    Afspraak,
    Controle,
    Gezinswoorden,
    Hersteldoel,
    Instemming,
    Onveiligheid,
    Plan,
    Planwisseling,
    Polscontact,
)
from eenplan.keten.plan.queries_partner import Taak, taak
from eenplan.keten.plan.rules import FASES, Fase, Stand
from eenplan.keten.plan.verhullen import verhul
from eenplan.keten.plan.verloop import blokkades_afronden, verloop_van
from eenplan.keten.triage.queries import loopt_beoordeling


@dataclass(frozen=True, slots=True)
class Regel:
    """One agreement with its latest check and its running term."""

    afspraak: Afspraak
    laatste: Controle | None
    termijn: Deadline | None
    partner: Taak | None = None

    @property
    def is_concept(self) -> bool:
        """Neither settled nor withdrawn: its words can still change."""
        return not self.afspraak.van_kracht_sinds and not self.afspraak.ingetrokken_op

    @property
    def geldt(self) -> bool:
        """Settled and not withdrawn."""
        return self.afspraak.van_kracht_sinds is not None and self.afspraak.ingetrokken_op is None


@dataclass(frozen=True, slots=True)
class Beeld:
    """One plan with its agreements, oldest first."""

    plan: Plan
    regels: tuple[Regel, ...]

    @property
    def nieuw(self) -> tuple[Regel, ...]:
        """What waits to be settled."""
        return tuple(item for item in self.regels if item.is_concept)


@dataclass(frozen=True, slots=True)
class Blad:
    """The page of the plan of a household, as one viewer may see and change it."""

    dossier: Dossier
    actief: Beeld | None
    concept: Beeld | None
    volgende: str
    blokkades: tuple[str, ...]
    instemmingen: tuple[Instemming, ...]
    wisselingen: tuple[Planwisseling, ...]
    mag_schrijven: bool
    te_vroeg: bool = False
    doelen: tuple[Hersteldoel, ...] = ()
    polscontacten: tuple[Polscontact, ...] = ()
    termijnen: tuple[Deadline, ...] = ()  # of the plan as a whole: aftercare, the pulse, effect
    top3: tuple[tuple[int, str], ...] = ()

    @property
    def werk(self) -> Beeld | None:
        """The plan that one works on: the draft when there is one."""
        return self.concept or self.actief

    def regel(self, afspraak_id: int) -> tuple[Beeld, Regel]:
        """The agreement on this page, or NotVisible."""
        for beeld in filter(None, (self.concept, self.actief)):
            for item in beeld.regels:
                if item.afspraak.pk == afspraak_id:
                    return beeld, item
        raise NotVisible(Line("plan.zoek", casus_id=self.dossier.casus.pk, rule="R0", allowed=False))


def open_plannen(viewer: Viewer, casus_id: int) -> dict[str, Plan]:
    """The active plan and the draft of the household of this case, by state; logs nothing.

    A plan that belongs to another case of the household shows only when the gate opens that case as well.
    """
    household = Casus.objects.filter(pk=casus_id).values("huishouden_id")
    rows = list(Plan.objects.filter(huishouden_id__in=household, stand__in=[Stand.ACTIEF, Stand.CONCEPT]))
    mine = may_read(viewer, [row.casus_id for row in rows])
    return {row.stand: row for row in rows if row.casus_id in mine}


def punten(casus_id: int) -> list[tuple[int, str]]:
    """The top 3 of a case whose page passed the gate, to choose from."""
    rows = Onveiligheid.objects.filter(casus_id=casus_id, rang__isnull=False).order_by("rang")
    return [(row.pk, f"{row.rang}. {row.wat[:100]}") for row in rows]


def organisaties(casus_id: int) -> list[tuple[int, str]]:
    """Who takes part in a case whose page passed the gate, to give a task to."""
    rows = Deelname.objects.filter(casus_id=casus_id, tot__isnull=True, soort="deelnemer")
    return list(rows.order_by("organisatie__naam").values_list("organisatie_id", "organisatie__naam").distinct())


def _beeld(viewer: Viewer, plan: Plan | None) -> Beeld | None:
    if plan is None:
        return None
    rows = list(
        plan.afspraken.select_related("persoon")
        .prefetch_related("controles__door", "voortgang__organisatie")
        .order_by("nummer")
    )
    verhul(viewer, rows)
    terms = {
        row.object_id: row
        for row in Deadline.objects.filter(
            object_type="plan_afspraak", object_id__in=[item.pk for item in rows], done_at__isnull=True
        )
    }
    return Beeld(plan, tuple(Regel(row, _laatste(row), terms.get(row.pk), _partner(row)) for row in rows))


def _partner(row: Afspraak) -> Taak | None:
    """What the organisation that does it said last, and whether it is overdue."""
    return taak(row, clock.now()) if row.organisatie_id and row.van_kracht_sinds and not row.ingetrokken_op else None


def _laatste(afspraak: Afspraak) -> Controle | None:
    return max(afspraak.controles.all(), key=lambda check: (check.op, check.pk), default=None)


def kan_schrijven(viewer: Viewer, casus_id: int) -> bool:
    """Whether buttons make sense for this viewer: his role, the gate and a case that is open; logs nothing."""
    facts = facts_of(viewer, casus_id)
    writes = viewer.role in TEAM and ask(viewer, facts, DataClass.VEILIGHEID, Action.SCHRIJVEN).allowed
    return writes and loopt(viewer, casus_id)


def blad(viewer: Viewer, casus_id: int, *, now: datetime) -> Blad:
    """Open the plan of a case, with its log lines. NotVisible when the viewer may not know about safety here."""
    dossier = open_casus(viewer, casus_id, what="plan.lees", now=now)
    if DataClass.VEILIGHEID not in dossier.classes:
        raise NotVisible(Line("plan.lees", casus_id=casus_id, rule="R5", allowed=False))
    plans = open_plannen(viewer, casus_id)
    active = plans.get(Stand.ACTIEF)
    following, blocked, early = _volgende(active, now)
    if following:
        blocked = [*rust(dossier.casus.acuut, loopt_beoordeling(casus_id)), *blocked]
    pks = [plan.pk for plan in plans.values()]
    terms = Deadline.objects.filter(object_type="plan", object_id__in=pks, done_at__isnull=True).order_by("due_at")
    work = plans.get(Stand.CONCEPT) or active
    return Blad(
        dossier=dossier, actief=_beeld(viewer, active), concept=_beeld(viewer, plans.get(Stand.CONCEPT)),
        volgende=following, blokkades=tuple(blocked), te_vroeg=early,
        mag_schrijven=kan_schrijven(viewer, casus_id),
        doelen=tuple(Hersteldoel.objects.filter(plan=work).select_related("persoon").order_by("persoon_id", "pk")),
        polscontacten=tuple(Polscontact.objects.filter(plan=active).select_related("door").order_by("-op", "-pk")),
        termijnen=tuple(terms), top3=tuple(punten(casus_id)),
        instemmingen=tuple(Instemming.objects.filter(plan_id__in=pks).select_related("persoon").order_by("op", "pk")),
        wisselingen=tuple(Planwisseling.objects.filter(plan_id__in=pks).select_related("door").order_by("-op", "-pk")),
    )  # fmt: skip


def _volgende(plan: Plan | None, now: datetime) -> tuple[str, list[str], bool]:
    """The phase after this one, what still blocks it and whether it is early; the end of the plan after aftercare."""
    if plan is None:
        return "", [], False
    if plan.fase == Fase.NAZORG:
        return Stand.AFGEROND, blokkades_afronden(plan, now), False
    order = [str(fase) for fase in Fase]
    following = order[order.index(plan.fase) + 1]
    verloop = verloop_van(plan)
    return following, belemmeringen(following, verloop, now), verloop.is_te_vroeg(now)


def fasen_na(viewer: Viewer, plan: Plan) -> list[tuple[str, str]]:
    """Where this viewer may move the plan, with the words on the button."""
    return [(row.target, row.button) for row in FASES.allowed(plan.fase, viewer.role)]


def doel(page: Blad, doel_id: int) -> Hersteldoel:
    """A goal of the plan on this page, or NotVisible."""
    for item in page.doelen:
        if item.pk == doel_id:
            return item
    raise NotVisible(Line("plan.zoek", casus_id=page.dossier.casus.pk, rule="R0", allowed=False))


def woorden(plan: Plan, persoon_id: int) -> str:
    """The plan as this person said it; the page passed the gate."""
    return Gezinswoorden.objects.filter(plan=plan, persoon_id=persoon_id).values_list("tekst", flat=True).first() or ""


@dataclass(frozen=True, slots=True)
class Kort:
    """The plan on the page of the family."""

    actief: Beeld | None
    concept: Plan | None
    mag_schrijven: bool


def kort(viewer: Viewer, casus_id: int) -> Kort | None:
    """The plan in short, for a page that was opened already; None when it is not for this viewer."""
    if casus_id not in may_read(viewer, [casus_id]):
        return None
    plans = open_plannen(viewer, casus_id)
    return Kort(_beeld(viewer, plans.get(Stand.ACTIEF)), plans.get(Stand.CONCEPT), kan_schrijven(viewer, casus_id))


@dataclass(frozen=True, slots=True)
class Periode:
    """A phase from when until when; `tot` None is still running."""

    fase: str
    van: datetime
    tot: datetime | None


def perioden(viewer: Viewer, casus_id: int) -> tuple[list[Periode], list[Planwisseling]]:
    """The phases of every settled plan of this case, and the moments it was settled, replaced or completed."""
    if casus_id not in may_read(viewer, [casus_id]):
        return [], []
    settled = Planwisseling.objects.filter(plan__casus_id=casus_id).exclude(naar_stand=Stand.CONCEPT)
    steps = list(settled.order_by("plan_id", "op", "pk"))
    return _samen(steps), [row for row in steps if row.actie in {"stel_vast", "vervang", "rond_af"}]


def _samen(steps: Iterable[Planwisseling]) -> list[Periode]:
    """Steps of one or more plans as bars: a bar ends where the next step of the same plan changes phase or ends it."""
    found: list[Periode] = []
    plan_id = None
    for row in steps:
        if row.plan_id == plan_id and found[-1].tot is None:
            if row.naar_stand == Stand.ACTIEF and row.naar_fase == found[-1].fase:
                continue
            found[-1] = Periode(found[-1].fase, found[-1].van, row.op)
        if row.naar_stand == Stand.ACTIEF:
            found.append(Periode(row.naar_fase, row.op, None))
        plan_id = row.plan_id
    return found


def plaatsen(viewer: Viewer, afspraak_ids: list[int]) -> dict[int, tuple[int, int]]:
    """Of agreements with a term: number and case, where the gate lets the viewer read; without their content."""
    rows = Afspraak.objects.filter(pk__in=afspraak_ids).values_list("pk", "nummer", "plan__casus_id")
    mine = may_read(viewer, [casus_id for _, _, casus_id in rows])
    return {pk: (number, casus_id) for pk, number, casus_id in rows if casus_id in mine}


def van_plannen(viewer: Viewer, plan_ids: list[int]) -> dict[int, int]:
    """The case of each of these plans, where the gate lets the viewer read."""
    rows = dict(Plan.objects.filter(pk__in=plan_ids).values_list("pk", "casus_id"))
    mine = may_read(viewer, list(rows.values()))
    return {pk: casus_id for pk, casus_id in rows.items() if casus_id in mine}


def pols_momenten(viewer: Viewer, casus_id: int) -> list[Polscontact]:
    """The contacts of aftercare of this case, for whom safety is open."""
    if casus_id not in may_read(viewer, [casus_id]):
        return []
    return list(Polscontact.objects.filter(plan__casus_id=casus_id).order_by("op", "pk"))


def vernietig(casus_id: int) -> int:
    """Destroy every plan of this case and its analysis with all that hangs on them; returns the number of rows."""
    plans, analysis = Plan.objects.filter(casus_id=casus_id), Onveiligheid.objects.filter(casus_id=casus_id)
    return plans.delete()[0] + analysis.delete()[0]
