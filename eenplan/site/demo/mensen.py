"""The people and organisations of the invented region, from `regio.json`: of every kind, in every role that logs in."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eenplan.core.access.policy import Role
from eenplan.core.accounts.rules import OrganisationKind as Kind
from eenplan.core.doors import DOORS

DATA: dict[str, Any] = json.loads(Path(__file__).with_name("regio.json").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Mens:
    """One demo account."""

    gebruiker: str
    naam: str
    organisatie: str
    role: Role
    functie: str

    @property
    def deur(self) -> str:
        """The first door this role opens."""
        return next(name for name in ("werk", "partner", "beleid") if self.role in DOORS[name])


# In the order of their keys: the order gives telephone numbers, so add at the end.
ORGANISATIES = tuple((naam, Kind(soort), gemeente) for naam, soort, gemeente in DATA["organisaties"])
# Where a story names no person, the first one with the role plays the part.
MENSEN = tuple(Mens(user, naam, waar, Role(role), functie) for user, naam, waar, role, functie in DATA["mensen"])
GEMEENTEN = tuple(dict.fromkeys(plaats for _, soort, plaats in ORGANISATIES if soort is Kind.LOKAAL_TEAM))
VT = ORGANISATIES[0][0]
# What the start screen names: one or two of each role.
GETOOND = (
    "triage", "triage2", "casus", "leiding", "proces", "beheer", "privacy", "team-zandermeer", "opvang", "politie",
    "school", "huisarts", "beleid",
)  # fmt: skip
