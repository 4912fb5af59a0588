"""How many courses run at a moment, counted in the database: of any age, so never read row by row."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Count, F, Max, Q

from eenplan.feiten.models import Feit
from eenplan.feiten.queries import BELEID


def tel_lopend(begin: str, einde: Collection[str], nodig: Mapping[str, str], tot: datetime) -> tuple[int, int]:
    """Courses running at `tot` (`begin` happened, none of `einde` since): how many, and how many have all of `nodig`.

    `nodig` names each fact that must be there with the fact that takes it away again.
    """

    def last(*names: str) -> Max:
        return Max("op", filter=Q(naam__in=names))

    names = {begin, *einde, *nodig, *nodig.values()}
    rows = (
        Feit.objects.using(BELEID)
        .filter(naam__in=names, op__lt=tot)
        .values("keten")
        .annotate(begon=last(begin), klaar=last(*einde))
    )
    running = rows.filter(Q(klaar__isnull=True) | Q(klaar__lt=F("begon")), begon__isnull=False)
    complete = Q()
    for number, (needed, taken) in enumerate(nodig.items()):
        running = running.annotate(**{f"kwam{number}": last(needed), f"ging{number}": last(taken)})
        came, went = f"kwam{number}", f"ging{number}"
        complete &= Q(**{f"{came}__isnull": False}) & (Q(**{f"{went}__isnull": True}) | Q(**{f"{went}__lt": F(came)}))
    found = running.aggregate(alle=Count("keten"), goed=Count("keten", filter=complete))
    return found["alle"], found["goed"]
