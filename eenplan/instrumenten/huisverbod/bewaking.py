"""What happens to an order when its case moves: to another team, into a known case, or to its end."""

from datetime import datetime

from django.db.models import Q

from eenplan.core.accounts.queries import owner_of
from eenplan.core.deadlines.models import Deadline
from eenplan.instrumenten.huisverbod.gang import OBJECT, STATION
from eenplan.instrumenten.huisverbod.models import Huisverbod, Station


def houd_termijnen(casus_id: int, at: datetime) -> int:
    """The case went to another team: the clocks of the order stay with Veilig Thuis. Returns how many."""
    rows = Huisverbod.objects.filter(casus_id=casus_id).select_related("casus__bronhouder")
    total = 0
    for found in rows:
        keys = Station.objects.filter(huisverbod=found).exclude(sleutel="dag_erna").values("pk")
        own = Q(object_type=OBJECT, object_id=found.pk) | Q(object_type=STATION, object_id__in=keys)
        running = Deadline.objects.filter(own, casus_id=casus_id, done_at__isnull=True)
        total += running.update(**_eigenaar(found, at))
    return total


def _eigenaar(found: Huisverbod, at: datetime) -> dict[str, int]:
    return {"organisation_id": found.casus.bronhouder_id, "account_id": owner_of(found.casus.bronhouder, at)}
