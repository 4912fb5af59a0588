"""What is known of the people of a case, to keep it out of a text; shown to nobody."""

from datetime import date

from eenplan.dossier.casus.models import Betrokkene
from eenplan.dossier.personen.herkenning import Bekend
from eenplan.dossier.personen.models import Adres, AndereNaam
from eenplan.dossier.personen.naamwoorden import namen_van
from eenplan.dossier.personen.rules import Geboortedatum, split_name


def bekend_van(casus_id: int) -> Bekend:
    """Names, also other ones, birth dates and addresses, now and before."""
    people = [item.persoon for item in Betrokkene.objects.filter(casus_id=casus_id).select_related("persoon")]
    others = AndereNaam.objects.filter(persoon__in=people).values_list("naam", flat=True)
    names = [(person.voornamen, person.tussenvoegsel, person.achternaam) for person in people]
    places = list(Adres.objects.filter(persoon__in=people))
    born = [person.geboortedatum for person in people]
    born += [Geboortedatum.lees(said) for person in people for said in person.ook_geboren.split()]
    days = frozenset(date(day.jaar, day.maand, day.dag) for day in born if day.jaar and day.maand and day.dag)
    return Bekend(
        namen_van([*names, *map(split_name, others)]), days,
        tuple({row.straat for row in places if row.straat}),
        tuple({f"{row.straat} {row.huisnummer}" for row in places if row.straat and row.huisnummer}),
    )  # fmt: skip
