"""From a report to its reading."""

from eenplan.keten.triage.signalen.bekend import Bekend
from eenplan.keten.triage.signalen.incident import uit_incident
from eenplan.keten.triage.signalen.invoer import Genoemd, Invoer
from eenplan.keten.triage.signalen.kinderen import is_kind
from eenplan.keten.triage.signalen.leeftijd import leeftijd_op
from eenplan.keten.triage.signalen.lezing import Lezing
from eenplan.keten.triage.signalen.woordenboek import WOORDENBOEK
from eenplan.keten.triage.signalen.zoeken import zoek


def lees(invoer: Invoer, bekend: Bekend, uit: frozenset[str] = frozenset()) -> Lezing:
    """Read a report; `uit` holds the signals that a region switched off."""
    vondsten = [*zoek(invoer.tekst, {k: v for k, v in WOORDENBOEK.items() if k not in uit}), *uit_incident(invoer)]
    op = invoer.ontvangen.date()
    geboren = bekend.geboortedata
    jaren = tuple(leeftijd_op(p, op, geboren.get(nr), invoer.tekst) for nr, p in enumerate(invoer.genoemd))
    kinderen = tuple(nr for nr, p in enumerate(invoer.genoemd) if _minderjarig(invoer, p, jaren, nr))
    schoon = tuple(v for v in vondsten if v.sleutel not in uit)
    return Lezing(invoer, bekend, schoon, jaren, kinderen, uit)


def _minderjarig(invoer: Invoer, persoon: Genoemd, jaren: tuple[int | None, ...], nr: int) -> bool:
    """By age; by role word only when no elderly person is named and the incident does not say otherwise."""
    if jaren[nr] is None:
        oud = any(n is not None and n >= 60 for n in jaren)
        if oud or (invoer.incident is not None and invoer.incident.kinderen_aanwezig is False):
            return False
    return is_kind(persoon, jaren[nr], invoer.tekst)
