"""At whose school a member of the household works: a signal there is dangerous (domain 3.14)."""

import re

from eenplan.keten.triage.signalen.invoer import Invoer
from eenplan.keten.triage.signalen.tekst import normaal, zinnen

WERKT_OP_SCHOOL = re.compile(
    r"\b(?:ve|vader|moeder|stiefvader|stiefmoeder|hij|zij|verdachte|betrokkene|partner|man|vriend)\b[^,]{0,30}"
    r"\b(?:werk\w*|is|als)\b[^,]{0,30}\b(?:concierge|leerkracht|docent|leraar|juf|meester|directeur|overblijf\w*|school|werkt)\b"
)


def onveilig_op_school(invoer: Invoer, kinderen: list[int]) -> list[int]:
    """Children at whose school a household member works: a signal there is dangerous (domain 3.14)."""
    uit: list[int] = []
    for zin in zinnen(normaal(invoer.tekst)):
        if "school" not in zin or not WERKT_OP_SCHOOL.search(zin):
            continue
        genoemd = [nr for nr in kinderen if re.search(rf"\b{re.escape(_voornaam(invoer, nr))}\b", zin)]
        uit.extend(genoemd or kinderen)
    return sorted(set(uit))


def _voornaam(invoer: Invoer, nr: int) -> str:
    return re.split(r"[ ,(]", normaal(invoer.genoemd[nr].naam))[0]
