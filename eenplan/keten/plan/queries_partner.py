"""The tasks that a partner has in plans that are shared with him."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.core.clock import AMSTERDAM
from eenplan.core.web.words import day_of
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan.access import may_read
from eenplan.keten.plan.models import Afspraak, Voortgang
from eenplan.keten.plan.partner import wacht_op_antwoord
from eenplan.keten.plan.rules import Stand
from eenplan.keten.plan.verhullen import verhul

MOST = 200


@dataclass(frozen=True, slots=True)
class Taak:
    """One agreement that this organisation has to do, and what it said last."""

    afspraak: Afspraak
    laatste: Voortgang | None
    wacht: bool


def taken(viewer: Viewer, *, now: datetime, what: str = "") -> list[Taak]:
    """One's own tasks, first check day first; with `what` the read is logged, a bare count is not."""
    rows = Afspraak.objects.filter(
        organisatie_id=viewer.organisation_id or 0, van_kracht_sinds__isnull=False, ingetrokken_op__isnull=True,
        plan__stand=Stand.ACTIEF,
    )  # fmt: skip
    found = list(
        rows.select_related("plan__casus")
        .prefetch_related("voortgang", "controles")
        .order_by("controle_op", "pk")[:MOST]
    )
    mine = may_read(viewer, sorted({row.plan.casus_id for row in found}))
    kept = [row for row in found if row.plan.casus_id in mine]
    if what:
        verhul(viewer, kept)
    if what:
        classes = frozenset({DataClass.VEILIGHEID})
        cases = sorted({row.plan.casus_id for row in kept})
        write(viewer, [Line(what, casus_id=pk, classes=classes, rule="lijst") for pk in cases])
    return [taak(row, now) for row in kept]


def wachtend(viewer: Viewer, *, now: datetime, what: str = "") -> list[Taak]:
    """Tasks of others in the plans that this viewer may read, of which the answer is overdue; the oldest day first.

    For who directs his own cases; for Veilig Thuis all that are open to him. With `what` the read is logged.
    """
    rows = Afspraak.objects.filter(
        organisatie__isnull=False, controle_op__lt=day_of(now), van_kracht_sinds__isnull=False,
        ingetrokken_op__isnull=True, plan__stand=Stand.ACTIEF, plan__casus__afgesloten_op__isnull=True,
    ).exclude(organisatie_id=viewer.organisation_id or 0)  # fmt: skip
    if viewer.role is Role.REGISSEUR:
        rows = rows.filter(plan__casus__verantwoordelijke_organisatie_id=viewer.organisation_id or 0)
    mine = visible(viewer, Casus.objects.all(), DataClass.VEILIGHEID).values("pk")
    found = rows.filter(plan__casus__in=mine).select_related("plan__casus", "organisatie")
    tasks = [
        taak(row, now) for row in found.prefetch_related("voortgang", "controles").order_by("controle_op", "pk")[:MOST]
    ]
    late = [item for item in tasks if item.wacht]
    if what:
        verhul(viewer, [item.afspraak for item in late])
        cases = sorted({item.afspraak.plan.casus_id for item in late})
        classes = frozenset({DataClass.VEILIGHEID})
        write(viewer, [Line(what, casus_id=pk, classes=classes, rule="lijst") for pk in cases])
    return late


def taak(row: Afspraak, now: datetime) -> Taak:
    """The task with what was said last, and whether an answer is overdue."""
    last = max(row.voortgang.all(), key=lambda item: (item.op, item.pk), default=None)
    checked = max((item.op for item in row.controles.all()), default=None)
    late = wacht_op_antwoord(
        row.controle_op, day_of(last.op) if last else None, day_of(checked) if checked else None,
        now.astimezone(AMSTERDAM).date(),
    )  # fmt: skip
    return Taak(row, last, late)
