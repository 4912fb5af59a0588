"""Reading facts for the policy door: through the policy role, that can read no other table of ours."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from eenplan.core.access.viewer import Viewer
from eenplan.core.audit.actions import Line, write
from eenplan.feiten.models import Feit
from eenplan.feiten.rules import Gebeurtenis

BELEID = "beleid"  # the connection of the policy role (site.roles)


def gebeurtenissen(viewer: Viewer, namen: Collection[str], vanaf: datetime, tot: datetime) -> list[Gebeurtenis]:
    """Facts of these names from `vanaf` until before `tot`, oldest first. Logs that numbers were asked for."""
    write(viewer, [Line("beleid.cijfers", rule="cijfers", object_type="feit")])
    return _rijen(_feiten().filter(naam__in=namen, op__gte=vanaf, op__lt=tot))


def zonder_vervolg(naam: str, vervolg: str, koppeling: str, tot: datetime) -> list[Gebeurtenis]:
    """Facts `naam` of any age after which `vervolg` did not come in the same course, with what they were laid at.

    The `koppeling` facts and what followed in the course they lead to come along, for the caller to put in a row.
    """
    later = Feit.objects.filter(naam=vervolg, keten=OuterRef("keten"), op__gte=OuterRef("op"), op__lt=tot)
    still_open = _rijen(_feiten().filter(~Exists(later), naam=naam, op__lt=tot))
    laid = _rijen(_feiten().filter(naam=koppeling, kenmerken__was__in=[row.keten for row in still_open], op__lt=tot))
    followed = _feiten().filter(naam=vervolg, keten__in=[row.keten for row in laid], op__lt=tot)
    return sorted([*still_open, *laid, *_rijen(followed)], key=lambda row: row.op)


def tel_lopend(begin: str, einde: Collection[str], nodig: Mapping[str, str], tot: datetime) -> tuple[int, int]:
    """Courses running at `tot` (`begin` happened, none of `einde` since): how many, and how many have all of `nodig`.

    `nodig` names each fact that must be there with the fact that takes it away again.
    """

    def last(*names: str) -> Max:
        return Max("op", filter=Q(naam__in=names))

    names = {begin, *einde, *nodig, *nodig.values()}
    rows = _feiten().filter(naam__in=names, op__lt=tot).values("keten").annotate(begon=last(begin), klaar=last(*einde))
    running = rows.filter(Q(klaar__isnull=True) | Q(klaar__lt=F("begon")), begon__isnull=False)
    complete = Q()
    for number, (needed, taken) in enumerate(nodig.items()):
        running = running.annotate(**{f"kwam{number}": last(needed), f"ging{number}": last(taken)})
        came, went = f"kwam{number}", f"ging{number}"
        complete &= Q(**{f"{came}__isnull": False}) & (Q(**{f"{went}__isnull": True}) | Q(**{f"{went}__lt": F(came)}))
    found = running.aggregate(alle=Count("keten"), goed=Count("keten", filter=complete))
    return found["alle"], found["goed"]


def _feiten() -> QuerySet[Feit]:
    return Feit.objects.using(BELEID)


def _rijen(rows: QuerySet[Feit]) -> list[Gebeurtenis]:
    fields = rows.order_by("op", "pk").values_list("naam", "op", "keten", "gemeente", "waarde", "kenmerken")
    return [Gebeurtenis(*row) for row in fields]
