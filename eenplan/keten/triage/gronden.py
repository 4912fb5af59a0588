"""What speaks for and against danger now, beside the question: the reports that wait, and what stands out in them."""

from dataclasses import dataclass
from datetime import datetime

from eenplan.core.access.viewer import Viewer
from eenplan.core.rulebook.queries import rule
from eenplan.keten.melding.herkomst import aantal_van_melder
from eenplan.keten.melding.queries import Gelezen, meldingen_van
from eenplan.keten.melding.rules import NIET_BEROEPSMATIG, Soort
from eenplan.keten.triage.gevaar import OPEN, REDEN
from eenplan.keten.triage.opvallend import Gevaar, gevaar


@dataclass(frozen=True, slots=True)
class Grond:
    """One report that was not assessed yet, and what its words point at."""

    gelezen: Gelezen
    gevaar: Gevaar
    reeks: int = 0  # so many reports by this citizen on this household of late (access.md misuse 18)

    @property
    def weer(self) -> bool:
        """Whether it came on a family that was reported before."""
        return self.gelezen.melding.soort != Soort.EERSTE

    @property
    def valt_op(self) -> bool:
        """Whether there is anything to say of it besides its own words."""
        return bool(self.gevaar.ernstig or self.gevaar.verder or self.reeks or self.weer)


@dataclass(frozen=True, slots=True)
class Gronden:
    """All that lies beside the question."""

    meldingen: tuple[Grond, ...] = ()
    eerder: int = 0
    reden_nodig: bool = False

    @property
    def valt_op(self) -> bool:
        """Whether there is anything to say; that nothing was found is never said."""
        return bool(self.eerder) or any(item.valt_op for item in self.meldingen)

    @property
    def ernstig(self) -> list[str]:
        """The signals of acute danger, each once."""
        return list(dict.fromkeys(reden.zin for item in self.meldingen for reden in item.gevaar.ernstig))


def gronden(viewer: Viewer, casus_id: int, *, now: datetime) -> Gronden:
    """The reports of a case that wait for an answer, newest first. NotVisible for who may not read about safety."""
    found = meldingen_van(viewer, casus_id)
    waiting = [Grond(item, gevaar(item), _reeks(viewer, item, now)) for item in found if item.melding.stand in OPEN]
    asked = any(item.gevaar.ernstig for item in waiting) and bool(rule(REDEN, now.date()).value)
    return Gronden(tuple(reversed(waiting)), len(found) - len(waiting), asked)


def _reeks(viewer: Viewer, item: Gelezen, now: datetime) -> int:
    citizen = item.melder is not None and item.melder.soort in NIET_BEROEPSMATIG
    return aantal_van_melder(viewer, item.melding.pk, now) if citizen else 0
