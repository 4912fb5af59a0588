"""Reading facts for the policy door: through the policy role, that can read no other table of ours."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.feiten.models import Feit
from eenplan.feiten.rules import Gebeurtenis

BELEID = "beleid"  # the connection of the policy role (site.roles)


def gebeurtenissen(viewer: Viewer, namen: Collection[str], vanaf: datetime, tot: datetime) -> list[Gebeurtenis]:
    """Facts of these names from `vanaf` until before `tot`, oldest first. Logs that numbers were asked for."""
    schrijf_op(viewer)
    return _rijen(_feiten().filter(naam__in=namen, op__gte=vanaf, op__lt=tot))


def schrijf_op(viewer: Viewer) -> None:
    """Log that numbers were asked for, also when they were counted before."""
    write(viewer, [Line("beleid.cijfers", rule="cijfers", object_type="feit")])


def stand(tot: datetime) -> tuple[int, int]:
    """How many facts there are until then, and the last key: facts only come along, so the same is the same."""
    found = _feiten().filter(op__lt=tot).aggregate(aantal=Count("pk"), laatste=Max("pk"))
    return found["aantal"], found["laatste"] or 0


def zonder_vervolg(naam: str, vervolg: str, koppeling: str, tot: datetime) -> list[Gebeurtenis]:
    """Facts `naam` of any age after which `vervolg` did not come in the same course, with what they were laid at.

    The `koppeling` facts and what followed in the course they lead to come along, for the caller to put in a row.
    """
    later = Feit.objects.filter(naam=vervolg, keten=OuterRef("keten"), op__gte=OuterRef("op"), op__lt=tot)
    still_open = _rijen(_feiten().filter(~Exists(later), naam=naam, op__lt=tot))
    laid = _rijen(_feiten().filter(naam=koppeling, kenmerken__was__in=[row.keten for row in still_open], op__lt=tot))
    followed = _feiten().filter(naam=vervolg, keten__in=[row.keten for row in laid], op__lt=tot)
    return sorted([*still_open, *laid, *_rijen(followed)], key=lambda row: row.op)


def _feiten() -> QuerySet[Feit]:
    return Feit.objects.using(BELEID)


def _rijen(rows: QuerySet[Feit]) -> list[Gebeurtenis]:
    fields = rows.order_by("op", "pk").values_list("naam", "op", "keten", "gemeente", "waarde", "kenmerken")
    return [Gebeurtenis(*row) for row in fields]
