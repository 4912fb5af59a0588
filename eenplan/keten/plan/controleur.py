"""Who may not check an agreement: who has to keep it, and who used the violence (domain 3.9). Pure Python."""

import re
import unicodedata
from collections.abc import Iterable

from eenplan.keten.plan.rules import NieuweAfspraak

ZELF_KIJKEN = (
    "Deze persoon kijkt niet zelf of de afspraak wordt nagekomen. Kies iemand anders, bijvoorbeeld familie of een"
    " hulpverlener."
)
_TUSSEN = frozenset({"van", "de", "den", "der", "het", "ten", "ter", "en"})


def kijkt_niet(nieuw: NieuweAfspraak, plegers: Iterable[str], doener: str) -> bool:
    """Whether the checker named here is the one who keeps it himself, or somebody who used the violence.

    "Peter", "Peter de Toets" and "de Toets, Peter" are him; "de moeder van Peter" is not.
    """
    return any(is_dezelfde(nieuw.controleur, naam) for naam in (*plegers, doener))


def is_dezelfde(genoemd: str, naam: str) -> bool:
    """Whether what was typed names this person and nobody else: his first name, and otherwise only his own words."""
    said, name = _woorden(genoemd), _woorden(naam)
    if not said or not name:
        return False
    return name[0] in said and not set(said) - set(name) - _TUSSEN


def _woorden(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W\d_]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
