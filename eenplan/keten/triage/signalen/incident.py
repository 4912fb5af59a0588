"""The ticked kinds of an incident as signals."""

from eenplan.keten.triage.signalen.invoer import Invoer
from eenplan.keten.triage.signalen.tekst import normaal
from eenplan.keten.triage.signalen.zoeken import Vondst

SOORT_NAAR_SIGNAAL = (
    ("seksu", "seksueel"),
    ("eer", "eer"),
    ("stalking", "stalking"),
    ("verwaarlo", "verwaarlozing"),
    ("financ", "financieel"),
    ("vrijheid", "opgesloten"),
    ("bedreig", "dreiging"),
    ("oudere", "ouderenmishandeling"),
    ("scheiding", "scheiding_strijd"),
    ("partnergeweld", "geweld"),
    ("lichamelijk", "geweld"),
    ("getuige", "kind"),
    ("kindermishandeling", "kind"),
    ("geweld tegen", "geweld"),
    ("achterlating", "eer"),
    ("huwelijk", "eer"),
)


def uit_incident(invoer: Invoer) -> list[Vondst]:
    """The ticked kinds of the incident count as signals, unless only suspected."""
    if invoer.incident is None:
        return []
    uit = []
    for soort in invoer.incident.soorten:
        laag = normaal(soort)
        if "vermoeden" in laag:
            continue
        uit += [Vondst(s, f"incident: {laag}", -1, False, False) for deel, s in SOORT_NAAR_SIGNAAL if deel in laag]
    if invoer.incident.wapen:
        uit.append(Vondst("voorwerp", "incident: wapen", -1, False, False))
    if invoer.incident.strangulatie:
        uit.append(Vondst("wurging", "incident: strangulatie", -1, False, False))
    return uit
