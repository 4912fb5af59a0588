"""How one viewer may reach one person of a case: class vindbaar, and the shield of a secret place counts (R6)."""

from dataclasses import dataclass, replace

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import Action, DataClass, Shield
from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.contact.rules import VeiligeWeg, lees, te_bellen
from eenplan.dossier.personen.models import Persoon


@dataclass(frozen=True, slots=True)
class Bereik:
    """What is known of reaching this person, as far as the viewer may know it; and whether he may change it."""

    telefoon: str = ""
    tijden: str = ""
    afspraak: str = ""
    versie: int = 0
    lezen: bool = False
    schrijven: bool = False
    ander_nummer: str = ""  # said before, not held for right

    def __bool__(self) -> bool:
        return bool(self.telefoon or self.tijden or self.afspraak)

    @property
    def bel(self) -> str:
        """For a link that calls, or empty."""
        return te_bellen(self.telefoon)

    @property
    def weg(self) -> VeiligeWeg:
        """As the form asks it."""
        return lees(self.telefoon, self.tijden, self.afspraak)


def mag(viewer: Viewer, facts: Facts, action: Action, *, geheim: bool) -> bool:
    """Whether the viewer may read or write where this person can be reached; `geheim`: of who has a secret place."""
    if geheim:
        facts = replace(facts, shields=facts.shields | {Shield.ADRES})
    return ask(viewer, facts, DataClass.VINDBAAR, action).allowed


def bereik(viewer: Viewer, facts: Facts, persoon: Persoon, *, geheim: bool) -> Bereik:
    """Of one person, with his safe contact at hand; logs nothing, the page that shows it does."""
    if not mag(viewer, facts, Action.LEZEN, geheim=geheim):
        return Bereik()
    writes = mag(viewer, facts, Action.SCHRIJVEN, geheim=geheim)
    row = getattr(persoon, "veilig_contact", None)
    if row is None:
        return Bereik(lezen=True, schrijven=writes)
    return Bereik(row.telefoon, row.tijden, row.afspraak, row.versie, True, writes, row.ander_nummer)
