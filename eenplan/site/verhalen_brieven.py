"""Every letter that the product would make for each person of a case, as words; to compare with the truth."""

from collections.abc import Mapping

from eenplan.core import clock
from eenplan.dossier.brieven.inhoud import Velden, papier, verzegel
from eenplan.dossier.brieven.keuring import woorden_van
from eenplan.dossier.brieven.models import Brief
from eenplan.dossier.brieven.ontvanger import Kring, kring
from eenplan.dossier.brieven.rules import SOORTEN, Aan, Bestemming, Kanaal, Soort, bestemmingen
from eenplan.dossier.brieven.teksten import BESTANDSNAAM, UITKOMSTEN
from eenplan.dossier.casus.models import Casus
from eenplan.site.verhalen_regio import alles_zien


def brieven_van(casus_id: int, personen: Mapping[str, int]) -> dict[str, str]:
    """All words of all letters to each of these people of the case, by their id in the story; others are left out."""
    with alles_zien():
        casus = Casus.objects.select_related("bronhouder", "verantwoordelijke_organisatie").get(pk=casus_id)
        people = kring(casus, clock.now())
        leden = people.leden
        told: dict[int, list[str]] = {pk: [] for pk in leden}
        for to in dict.fromkeys(to for lid in leden.values() for to in bestemmingen(lid, leden.values())):
            if to.aan_id is not None:
                told[to.aan_id] += _woorden(people, to)
    return {wie: "\n".join(told[pk]) for wie, pk in personen.items() if pk in told}


def _woorden(people: Kring, to: Bestemming) -> list[str]:
    """Each kind of letter to this person, by post, with whatever was decided."""
    team = people.casus.verantwoordelijke_organisatie or people.casus.bronhouder
    found: list[str] = []
    for soort in (item for item in Soort if SOORTEN[item].aan is Aan.PERSOON):
        row = Brief(
            pk=0, casus=people.casus, soort=soort, aan_soort=Aan.PERSOON, persoon_id=to.aan_id, over_id=to.over_id,
            kanaal=Kanaal.POST,
        )  # fmt: skip
        for uitkomst in UITKOMSTEN if soort is Soort.UITKOMST else ("",):
            verzegel(row, Velden(uitkomst=uitkomst, nieuwe_organisatie=team.naam, nieuwe_telefoon=team.telefoon))
            letter = papier(row, people, clock.now(), "medewerker")
            found += [*letter.adres, *woorden_van(letter, BESTANDSNAAM)]
    return found
