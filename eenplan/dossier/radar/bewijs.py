"""Whether two people look more alike than when a human last looked at them. Pure Python."""

from collections.abc import Sequence

from eenplan.dossier.radar.banden import WOORDEN
from eenplan.dossier.radar.vergelijk import Veld


def rang(veld: Veld, niveau: int) -> int:
    """How much this level says that it is the same: unknown is 0, "another" is below that."""
    many = len(WOORDEN[veld])
    return 0 if not niveau else -1 if niveau == many else many - niveau


def nieuw_bewijs(toen: Sequence[int], nu: Sequence[int]) -> tuple[Veld, ...]:
    """The fields that came to agree better: known now and alike, closer than before, or no longer different."""
    return tuple(veld for veld in Veld if rang(veld, nu[veld]) > rang(veld, toen[veld]))


def in_woorden(niveaus: Sequence[int]) -> tuple[str, ...]:
    """The evidence as it was, field by field."""
    return tuple(WOORDEN[veld][niveaus[veld] - 1] for veld in Veld if niveaus[veld])
