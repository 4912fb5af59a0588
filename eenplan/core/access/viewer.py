"""Who is looking: the one argument that every query and action starts with. Pure Python."""

from dataclasses import dataclass, replace

from eenplan.core.access.policy import Purpose, Role


@dataclass(frozen=True, slots=True)
class Viewer:
    """One person in one appointment with one purpose, or the machinery itself."""

    account_id: int | None
    organisation_id: int | None
    role: Role
    purpose: Purpose
    naam: str = ""
    functie: str = ""
    organisatie: str = ""
    system: bool = False

    def for_purpose(self, purpose: Purpose) -> "Viewer":
        """The same person with another purpose (one at a time per open case)."""
        return replace(self, purpose=purpose)


SYSTEM = Viewer(None, None, Role.ANONIEM, Purpose.VEILIGHEID, naam="Eenplan", functie="systeem", system=True)
ANONYMOUS = Viewer(None, None, Role.ANONIEM, Purpose.ADVIES, naam="", functie="bezoeker")
