"""How long a session lasts, which machine it is on, and who needs a second step. Pure Python; moments in seconds.

A session ages by the clock of the machine, as Django's own: a story that moves the clock logs nobody out. It keeps the
limits with which it began, so that no page asks the rule table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import ZONDER_INHOUD

MINUTE = 60
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip
NOBODY, CONTENT, EVERYBODY = 0, 1, 2  # the values of the rule `tweede_factor`


def begin(now: float, stil: float, langst: float, agent: str = "") -> dict[str, Any]:
    """The marks of a session that begins now."""
    return {"begon": now, "laatst": now, "stil": stil, "einde": now + langst, "apparaat": apparaat(agent)}


def over(marks: dict[str, Any], now: float) -> str:
    """Why this session is over (`stil`, `lang`); empty while it is not. Without marks nobody knows, so it is over."""
    if not marks or now >= marks["einde"]:
        return "lang"
    return "stil" if now - marks["laatst"] >= marks["stil"] else ""


def apparaat(agent: str) -> str:
    """`Firefox op Windows`, so that one recognises his own; no address and no version is kept."""
    browser = next((name for word, name in BROWSERS if word in agent), "Een programma")
    machine = next((f" op {name}" for word, name in MACHINES if word in agent), "")
    return browser + machine


@dataclass(frozen=True, slots=True)
class Plek:
    """What counts of an appointment for the second step."""

    role: Role
    gevraagd: bool  # by its organisation
    van: datetime


def tweede_stap_voor(level: int, uitstel: timedelta, plekken: Iterable[Plek]) -> datetime | None:
    """Until when somebody may do without a second step; None when nobody asks him for one."""
    asks = [item.van for item in plekken if item.gevraagd and _asks(level, item.role)]
    return min(asks) + uitstel if asks else None


def _asks(level: int, role: Role) -> bool:
    if level == CONTENT:
        return role not in ZONDER_INHOUD - {Role.BEHEER}
    return level >= EVERYBODY
