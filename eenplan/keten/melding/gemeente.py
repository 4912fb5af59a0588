"""In which municipality a family lives: out of the report, or because somebody says so (figures, mayor, local team)."""

from datetime import datetime

from rapidfuzz.distance import OSA

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import act
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import per_look
from eenplan.dossier.casus.actions import lock
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.gezinssysteem.models import Huishouden
from eenplan.dossier.personen.rules import AdresTekst, plain
from eenplan.feiten.actions import ELDERS, verplaats
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import NieuweMelding

VERB = "casus.gemeente"


def gemeenten() -> list[str]:
    """The municipalities of the region, by name."""
    rows = Organisation.objects.exclude(gemeente="").order_by("gemeente")
    return list(rows.values_list("gemeente", flat=True).distinct())


def gemeente_van(nieuw: NieuweMelding) -> str:
    """The municipality as the region writes it: what the report says, or where its first address lies; else empty."""
    known = {plain(name): name for name in gemeenten()}
    places = (plain(AdresTekst.lees(item.adres).plaats) for item in nieuw.personen if item.adres)
    return next((known[place] for place in (plain(nieuw.gemeente), *places) if place in known), "")


def lijkt_op(woorden: str) -> str:
    """The municipality of the region that somebody seems to mean; empty when it is one, or looks like none or like two.

    A suggestion for a human: nothing is counted by it.
    """
    typed, known = plain(woorden), {plain(name): name for name in gemeenten()}
    if not typed or typed in known:
        return ""
    apart = sorted((OSA.distance(typed, name), name) for name in known)
    near = [name for far, name in apart if far <= max(1, len(name) // 4)]
    first = apart[0][0] if apart else 0
    return known[near[0]] if near and sum(far == first for far, _ in apart) == 1 else ""


@per_look
def onbekend(viewer: Viewer, casus_id: int) -> bool:
    """Whether this case is open and in no municipality yet; the page that shows it passed the gate."""
    return Casus.objects.filter(pk=casus_id, gemeente="", afgesloten_op__isnull=True).exists()


def genoemde_gemeente(viewer: Viewer, casus_id: int) -> tuple[str, str]:
    """What the reports of a case of unknown municipality call it, and which of the region that may be.

    For who may read the reports: the page that shows it passed the gate.
    """
    rows = Melding.objects.filter(casus_id=casus_id).exclude(gemeente="").order_by("-ontvangen_op", "-pk")
    said = list(dict.fromkeys(rows.values_list("gemeente", flat=True)))
    found = next(((words, near) for words in said if (near := lijkt_op(words))), None)
    return found or (said[0] if said else "", "")


def leg_gemeente(casus_id: int, gemeente: str, *, by: Viewer, at: datetime, ground: str = "Wmo 4.1.1") -> Casus:
    """Say where the family lives. The figures that counted it as unknown go along.

    Never taken from a new address: that would tell in which town she hides.
    """
    with act(VERB, by=by, at=at, ground=ground) as a:
        may_write(by, casus_id, DataClass.PROCES, what=VERB)
        casus = lock(casus_id)
        if casus.afgesloten_op:
            raise Refused("De casus is gesloten. De gemeente staat vast.")
        if gemeente not in {*gemeenten(), ELDERS}:
            raise Refused("Deze gemeente hoort niet bij de regio. Kies er een uit de lijst, of 'buiten deze regio'.")
        before, casus.gemeente = casus.gemeente, gemeente
        casus.save(update_fields=["gemeente"])
        Huishouden.objects.filter(pk=casus.huishouden_id, gemeente=before).update(gemeente=gemeente)
        verplaats(casus_id, before, gemeente)
        a.log(casus_id=casus_id, classes=frozenset({DataClass.PROCES}))
    return casus
