"""Is something told of today, or of another time?"""

import re

from eenplan.keten.triage.signalen.ontkenning import ontkend

VERLEDEN = re.compile(
    r"\b(eerder|vroeger|destijds|indertijd|jaren geleden|jaar geleden|lang geleden|in het verleden|toenmalige)\b"
)
GISSING = re.compile(r"^(?:zou|kan|kon) het\b|\bstel (?:dat|nou)\b|\bwat als\b")  # asked or supposed, not told
VERS = re.compile(
    r"\b(van(?:avond|nacht|ochtend|morgen|middag|daag)|zojuist|zonet|net nog|daarnet|afgelopen nacht"
    r"|gister(?:en)? ?(?:avond|nacht)"
    r"|op dit moment (?:staat|slaat|is hij|schreeuw)|is nu (?:bezig|aan het)|staat nu|gebeurt nu|nu meteen)\b"
)
ANDERE_TIJD = re.compile(
    r"\b(vorige?|eerder|destijds|maanden|weken|jaren|jaar|vaak|vaker|elke|iedere|telkens|sinds|altijd|afgelopen"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|gisteren|eergisteren|meestal|soms|ooit)\b"
)
BEKEKEN = re.compile(
    r"\b(zag ik|heb ik \w+ gezien|gezien (?:op|bij)|spreekuur|gesproken|onderzocht|gebeld met|kwam bij mij)\b"
)


def is_vers(delen: list[str], nummer: int) -> bool:
    """Fresh: a word of today or tonight here or a few sentences back, while no other time is told since."""
    for zin in reversed(delen[max(0, nummer - 3) : nummer + 1]):
        if _vers_woord(zin):
            return not BEKEKEN.search(zin)
        if ANDERE_TIJD.search(zin):
            return False
    return False


def _vers_woord(zin: str) -> bool:
    return any(not ontkend(zin, m.start(), m.end()) for m in VERS.finditer(zin))
