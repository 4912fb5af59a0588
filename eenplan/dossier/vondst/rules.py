"""When a proposal of the radar is news. Pure Python."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eenplan.core.rulebook.rules import RuleDefault
from eenplan.dossier.radar.banden import STERKTE as BANDEN

TERMIJN = "radar_vondst"
RULES = (RuleDefault(TERMIJN, "Mogelijk bekend gezin", 2, "WD", "S1 radarfunctie, termijn [D]", sure=False),)
STERKTE = {"": 0} | {band: place for place, band in enumerate(BANDEN, 1)}


class Wie(NamedTuple):
    """The other family: its case, or of a case that is shut only whom to ask."""

    ander_id: int | None
    contact: str


def nieuws(gevonden: Iterable[tuple[Wie, str]], bekend: Mapping[Wie, str]) -> dict[Wie, str]:
    """Who was not found before, or less strongly, with the band of now. What was once said is not said again.

    A family is as strong as its strongest proposal.
    """
    found: dict[Wie, str] = {}
    for wie, band in gevonden:
        known = max(found.get(wie, ""), bekend.get(wie, ""), key=STERKTE.__getitem__)
        new = wie not in bekend and wie not in found
        if new or STERKTE[band] > STERKTE[known]:
            found[wie] = band
    return found
