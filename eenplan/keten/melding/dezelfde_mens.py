"""Whether those whom a human calls the same can be: of this case and that one, and not with two numbers."""

from collections import defaultdict
from collections.abc import Mapping

from eenplan.core.access.policy import DataClass
from eenplan.core.access.viewer import Viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.access import visible
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.personen.models import Persoon

KIES_OPNIEUW = "Een van de gekozen personen hoort niet bij die casus. Kies opnieuw."
TWEE_NUMMERS = (
    "Deze twee hebben een verschillend burgerservicenummer: {een} en {ander}. Het zijn dus twee mensen, of een van de"
    " nummers is fout. Vraag na welk nummer klopt, of voeg de melding samen en houd deze twee apart."
)


class TweeMensen(Refused):
    """Called the same, with two numbers; `apart` are the provisional persons who stay themselves."""

    def __init__(self, een: str, ander: str, apart: set[int]) -> None:
        super().__init__(TWEE_NUMMERS.format(een=een, ander=ander))
        self.apart = apart


def controleer(own: Casus, known: Casus, zelfde: Mapping[int, int], by: Viewer) -> None:
    """Refused when somebody is not of that case, not provisional in this one, or is somebody else by his BSN.

    Of that case is also who is in another of its household, where `by` may know who they are: whom he may not know he
    would draw into his own case.
    """
    cases = visible(by, Casus.objects.filter(huishouden=known.huishouden_id), DataClass.IDENTITEIT)
    allowed = set(Betrokkene.objects.filter(casus__in=cases).values_list("persoon_id", flat=True))
    named = set(own.betrokkenen.filter(persoon__voorlopig=True).values_list("persoon_id", flat=True))
    if not set(zelfde) <= named or not set(zelfde.values()) <= allowed:
        raise Refused(KIES_OPNIEUW)
    _one_number_each(zelfde)


def _one_number_each(zelfde: Mapping[int, int]) -> None:
    """Also of two who are both called the same as one known person: his number would become that of the first."""
    people = Persoon.objects.in_bulk({*zelfde, *zelfde.values()})
    same: dict[int, list[Persoon]] = defaultdict(list)
    for provisional_id, known_id in zelfde.items():
        same[known_id].append(people[provisional_id])
    for known_id, provisional in same.items():
        known = people[known_id]
        numbered = {person.bsn_index: person for person in (known, *provisional) if person.bsn_index}
        if len(numbered) > 1:
            een, ander, *_ = numbered.values()
            apart = {person.pk for person in provisional if person.bsn_index not in ("", known.bsn_index)}
            raise TweeMensen(een.naam, ander.naam, apart)
