"""Reading the versions of the plan, and the document that goes on paper."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.models import Casus
from eenplan.keten.plan.access import may_read
from eenplan.keten.plan.models import Afspraak, Planwisseling
from eenplan.keten.plan.queries import Blad, blad
from eenplan.keten.plan.versies import Verschil, Versie, Zin, gold, stam_van, vergelijk


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Two versions beside each other, and which ones there are."""

    blad: Blad
    versies: tuple[Versie, ...]
    oud: Versie | None
    nieuw: Versie | None
    verschil: Verschil | None


def versies(viewer: Viewer, casus_id: int) -> tuple[Versie, ...]:
    """Every version of the plan of this household that this viewer may read, first first; the page passed the gate."""
    household = Casus.objects.filter(pk=casus_id).values("huishouden_id")
    steps = list(
        Planwisseling.objects.filter(plan__huishouden_id__in=household, actie="stel_vast")
        .select_related("plan")
        .order_by("op", "pk")
    )
    mine = may_read(viewer, sorted({row.plan.casus_id for row in steps}))
    steps = [row for row in steps if row.plan.casus_id in mine]
    rows = list(Afspraak.objects.filter(plan_id__in={row.plan_id for row in steps}).order_by("nummer"))
    parents = {row.pk: row.komt_van_id for row in rows}
    return tuple(
        Versie(number, step.op, step.naar_fase, tuple(_zin(row, parents) for row in rows if _in(row, step)))
        for number, step in enumerate(steps, start=1)
    )


def _in(row: Afspraak, step: Planwisseling) -> bool:
    return row.plan_id == step.plan_id and gold(row.van_kracht_sinds, row.ingetrokken_op, step.op)


def _zin(row: Afspraak, parents: dict[int, int | None]) -> Zin:
    return Zin(stam_van(row.pk, parents), row.get_soort_display(), row.tekst, row.door, row.controleur, row.gevolg)


def vergelijking(viewer: Viewer, casus_id: int, van: int | None, tot: int | None, *, now: datetime) -> Vergelijking:
    """Open the comparison; without a choice the last two versions. NotVisible as for the plan itself."""
    page = blad(viewer, casus_id, now=now)
    found = versies(viewer, casus_id)
    by_number = {item.nummer: item for item in found}
    new = by_number.get(tot or len(found))
    old = by_number.get(van or (new.nummer - 1 if new else 0))
    difference = vergelijk(old.zinnen, new.zinnen) if old and new else None
    return Vergelijking(page, found, old, new, difference)
