"""What comes out: a proposal with its reasons. Pure."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Reden:
    """Why something is proposed: a Dutch sentence, the source in domain.md, the words that gave rise to it."""

    veld: str
    zin: str
    bron: str
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voorstel:
    """A proposal; a person confirms or changes it with reasons (domain 4.3 [D])."""

    soort_contact: str = "melding"
    eerste_of_vervolg_of_her: str = "eerste"
    fase_bij_vervolg: str | None = None
    eerdere_casussen: tuple[str, ...] = ()
    veiligheid: str = "onduidelijk"
    casusregie: str = "lokaal"
    casusregie_rij: int | None = 1
    casusregie_regel: str = ""
    consultatieplicht_lokaal_team: bool = False
    consultatiegronden: tuple[str, ...] = ()
    handle_with_care: bool = False
    handle_with_care_kinderen: tuple[int, ...] = ()
    handle_with_care_voor: datetime | None = None
    mda_kandidaat: bool = False
    thv_overwegen: bool = False
    belangenconflict: str | None = None
    acuut_nu: tuple[str, ...] = ()
    signalen: frozenset[str] = frozenset()
    redenen: tuple[Reden, ...] = ()

    def als_dict(self) -> dict[str, Any]:
        """The layout of `verwacht` in a story file; children as indexes of the named persons."""
        uit = asdict(self)
        rij = uit.pop("casusregie_rij")
        regel = uit.pop("casusregie_regel")
        uit["casusregie"] = {"waarde": self.casusregie, "regel": regel, "rij": rij}
        uit["signalen"] = sorted(self.signalen)
        voor = self.handle_with_care_voor
        uit["handle_with_care_voor"] = voor.isoformat() if voor else None
        return uit
