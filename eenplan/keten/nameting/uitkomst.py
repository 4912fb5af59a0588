"""Which results fit which talks; a child's voice cannot be left out in silence. Pure Python."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from eenplan.keten.nameting.rules import Resultaat

NEEDS_WHY = frozenset({Resultaat.TWIJFEL, Resultaat.ONVEILIG, Resultaat.NIET_BEREIKT})


GERUST = frozenset({Resultaat.VEILIG, Resultaat.VOORWAARDEN})


@dataclass(frozen=True, slots=True)
class Gesprek:
    """What one person said, in his own words; `veilig` None when he did not say."""

    persoon_id: int
    gesproken: bool
    veilig: bool | None = None
    woorden: str = ""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """A result with the talks it rests on and why."""

    resultaat: str
    gesprekken: Sequence[Gesprek] = ()
    waarom: str = ""

    def fouten(self, betrokkenen: Collection[int], kinderen: Collection[int]) -> dict[str, str]:
        """What does not fit, per field, in Dutch; empty when it is good."""
        if self.resultaat not in set(Resultaat):
            return {"resultaat": "Kies een resultaat."}
        found = {}
        if self.resultaat in NEEDS_WHY and not self.waarom.strip():
            found["waarom"] = "Schrijf in een paar woorden op waarom u dit vindt."
        if {item.persoon_id for item in self.gesprekken} - set(betrokkenen):
            found["gesprekken"] = "U noemt iemand die niet bij deze casus hoort."
        mismatch = self._past_niet(set(kinderen))
        return {"resultaat": mismatch, **found} if mismatch else found

    def _past_niet(self, kinderen: set[int]) -> str:
        """Why the result does not fit the talks; a child's voice cannot be left out in silence."""
        spoken = [item for item in self.gesprekken if item.gesproken]
        if self.resultaat == Resultaat.NIET_BEREIKT:
            return "U sprak wel iemand. Kies wat u van die gesprekken vindt." if spoken else ""
        if self.resultaat not in GERUST:
            return ""
        if not spoken:
            return "U heeft niemand gesproken. Kies 'niet bereikt', of vul in wie u sprak."
        if any(item.veilig is False for item in spoken):
            return "Iemand zegt dat het niet veilig is. Kies 'twijfel' of 'onveilig'."
        if kinderen and not kinderen & {item.persoon_id for item in spoken} and not self.waarom.strip():
            return "U sprak geen kind. Schrijf bij 'waarom' op hoe u weet dat het kind veilig is."
        return ""
