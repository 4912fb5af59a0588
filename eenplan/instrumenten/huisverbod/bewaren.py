"""Destroying what was kept long enough (Wth 10)."""

from datetime import datetime, timedelta

from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.rulebook.queries import rule
from eenplan.instrumenten.huisverbod.klokken import dag
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit
from eenplan.instrumenten.huisverbod.rules import VAN_KRACHT, Stand


def vernietig_oude(at: datetime) -> int:
    """Destroy every order that was kept long enough (Wth 10: five years); returns how many. The facts stay."""
    with transaction.atomic():
        enter(SYSTEM)
        term = rule("huisverbod_bewaren", dag(at))
        about = at - timedelta(days=365 * term.value - 2)
        rows = Huisverbod.objects.filter(begonnen_op__lt=about).exclude(
            stand__in=[*VAN_KRACHT, Stand.BEGONNEN, Stand.RIHG_INGEVULD]
        )
        old = [row for row in rows.select_related("casus") if deadlines.end_of(term, _besloten_op(row)) < at]
    for row in old:
        with act("huisverbod.vernietig_oude", by=SYSTEM, at=at, ground="Wth 10") as a:
            a.log(casus_id=row.casus_id, object_type="huisverbod", object_id=row.pk)
            row.delete()
    return len(old)


def _besloten_op(row: Huisverbod) -> datetime:
    """The day of the order (or of the decision that there would be none), from which the years count."""
    first = Huisverbodbesluit.objects.filter(huisverbod=row, soort__in=("leg_op", "leg_niet_op")).order_by("op").first()
    return first.op if first else row.begonnen_op
