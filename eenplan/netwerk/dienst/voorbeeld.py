"""An invented roster for the demo region: three weeks full, but for one night."""

from datetime import datetime, time, timedelta
from itertools import cycle

from eenplan.core.access.policy import Role
from eenplan.core.accounts.queries import colleagues, live_viewers, veilig_thuis
from eenplan.core.calendar import AMSTERDAM
from eenplan.netwerk.dienst.actions import NieuweDienst, plan
from eenplan.netwerk.dienst.rules import SoortDienst

TELEFOON = "06 0000 0000"
SHIFTS = ((8, 8), (16, 7), (23, 9))  # from which hour, for how many hours
OPEN_NIGHT = 9  # days from now


def vul(now: datetime) -> None:
    """Plan as the lead, from today on."""
    vt = veilig_thuis()
    lead = colleagues(vt.pk, now, Role.VT_LEAD)[0]
    by = next(iter(live_viewers(lead.pk, now).values()))
    people = cycle(colleagues(vt.pk, now, Role.VT_INTAKE, Role.VT_CASUS))
    begin = datetime.combine(now.astimezone(AMSTERDAM).date() - timedelta(days=1), time(), AMSTERDAM)
    for day in range(22):
        for hour, hours in SHIFTS:
            van = begin + timedelta(days=day, hours=hour)
            tot, who = van + timedelta(hours=hours), next(people)
            if tot > now and (day, hour) != (OPEN_NIGHT, 23):
                plan(NieuweDienst(SoortDienst.FRONT_OFFICE, who.pk, van, tot, TELEFOON), by=by, at=now)
        van = begin + timedelta(days=day, hours=17)
        if van + timedelta(days=1) > now:
            for soort in (SoortDienst.ACHTERWACHT, SoortDienst.INTERVENTIETEAM):
                plan(NieuweDienst(soort, lead.pk, van, van + timedelta(days=1), TELEFOON), by=by, at=now)
