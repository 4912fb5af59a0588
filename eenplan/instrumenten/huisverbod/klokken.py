"""The terms of an order itself, and who keeps them."""

from datetime import date, datetime

from eenplan.core.accounts.queries import owner_of
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines import actions as deadlines
from eenplan.core.rulebook.queries import rule
from eenplan.instrumenten.huisverbod.gang import OBJECT
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.rules import EINDES


def dag(moment: datetime) -> date:
    """The day on the wall."""
    return moment.astimezone(AMSTERDAM).date()


def uiterlijk(found: Huisverbod) -> datetime:
    """The latest end there can be: four weeks in total from imposing, on the wall clock (Wth 9)."""
    assert found.opgelegd_op is not None  # only of an order that was imposed
    return deadlines.end_of(rule("huisverbod_uiterlijk", dag(found.opgelegd_op)), found.opgelegd_op)


def wie_bewaakt(huisverbod: Huisverbod, at: datetime) -> tuple[int, int]:
    """Veilig Thuis keeps the clocks, also when a local team holds the case."""
    casus = huisverbod.casus
    mine = casus.verantwoordelijke_id if casus.verantwoordelijke_organisatie_id == casus.bronhouder_id else None
    return casus.bronhouder_id, mine or owner_of(casus.bronhouder, at)


def onderwerp(huisverbod: Huisverbod, at: datetime) -> deadlines.Subject:
    """On what the terms of the order itself hang."""
    return deadlines.Subject(OBJECT, huisverbod.pk, *wie_bewaakt(huisverbod, at), huisverbod.casus_id)


def stop_klok(huisverbod: Huisverbod, op: datetime) -> None:
    """The term of the order itself ends."""
    deadlines.finish(sorted(EINDES), OBJECT, huisverbod.pk, op)


def klaar_met_beslissen(huisverbod: Huisverbod, op: datetime) -> None:
    """It was decided, one way or the other."""
    deadlines.finish(["huisverbod_beslissen"], OBJECT, huisverbod.pk, op)
