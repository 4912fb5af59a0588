"""The demo's own stories, moved to now: each household as a whole, the last ones up to today."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from eenplan.core.calendar import AMSTERDAM
from eenplan.site.verhalen_bestand import Verhaal, lees

BESTAND = Path(__file__).with_name("verhalen.json")
# How long ago the latest report of the newest households is, so that every group of the work list is filled.
GELEDEN = tuple(timedelta(days=days) for days in (0, 1, 2, 3, 4, 6, 8))
WACHT = frozenset({"d10c1"})  # offered to a local team that has not answered yet
LIGT_NOG = 2  # the newest reports that nobody took up yet


def demo_verhaal(now: datetime) -> Verhaal:
    """The stories as if they had just happened."""
    now = now.astimezone(AMSTERDAM)  # days by the clock on the wall: between two offsets an hour would come too much
    verhaal = lees(BESTAND)
    newest = _nieuwste(verhaal)
    latest = max(newest.values())
    order = sorted((moment, gezin) for gezin, moment in newest.items() if gezin)[::-1]
    schuif = {gezin: _dagen(now - timedelta(days=8) - latest) for _, gezin in order} | {
        "": _dagen(now - timedelta(days=8) - latest)
    }
    schuif |= {gezin: _dagen(now - ago - moment) for ago, (moment, gezin) in zip(GELEDEN, order, strict=False)}
    return replace(verhaal, schuif=schuif)


def _nieuwste(verhaal: Verhaal) -> dict[str, datetime]:
    """The moment of the latest report of each household."""
    found: dict[str, datetime] = {}
    for melding in verhaal.meldingen:
        gezin, moment = verhaal.van(melding), verhaal.moment(melding)
        found[gezin] = max(found.get(gezin, moment), moment)
    return found


def _dagen(verschil: timedelta) -> timedelta:
    """Whole days, so that an evening stays an evening."""
    return timedelta(days=verschil // timedelta(days=1))


def ligt_nog(verhaal: Verhaal) -> frozenset[str]:
    """The reports that wait for someone to take them up."""
    return frozenset(row["id"] for row in verhaal.in_volgorde()[-LIGT_NOG:])
