"""What a reader of the plan may not know of where someone is, taken out of the words of others before he sees them.

For what was written before the place became secret, or by whom it was not refused. What is stored stays.
"""

from collections.abc import Iterable

from eenplan.core.access.viewer import Viewer
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.queries import vindplaatsen
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import Plek, verberg
from eenplan.keten.plan.models import Afspraak, Controle, Voortgang

WOORDEN = ("tekst", "door", "controleur", "gevolg")


def verhul(viewer: Viewer, afspraken: Iterable[Afspraak]) -> None:
    """Take them out of these agreements with their checks and answers, in memory only. They come with both fetched."""
    rows = list(afspraken)
    cases = {row.plan.casus_id for row in rows}
    secret = Adres.objects.filter(geheim=True, persoon__betrokken_bij__casus_id__in=cases)
    some = set(secret.values_list("persoon__betrokken_bij__casus_id", flat=True)) if cases else set()
    hidden = {pk: vindplaatsen(viewer, facts_of(viewer, pk)).verborgen for pk in some & cases}
    for row in rows:
        if places := hidden.get(row.plan.casus_id):
            _schoon(row, WOORDEN, places)
            for check in row.controles.all():
                _schoon(check, ("toelichting",), places)
            for said in row.voortgang.all():
                _schoon(said, ("tekst",), places)


def _schoon(row: Afspraak | Controle | Voortgang, namen: Iterable[str], places: Iterable[Plek]) -> None:
    for naam in namen:
        setattr(row, naam, verberg(getattr(row, naam), places))
