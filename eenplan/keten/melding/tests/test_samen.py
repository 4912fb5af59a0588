"""Two people of Veilig Thuis at one report in the same instant: one wins, the other is told; nothing is done twice."""

from functools import partial

import pytest
from django.db import transaction

from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Betrokkene, Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.actions import bevestig_persoon, neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import Melding, Samenvoeging
from eenplan.keten.melding.tests.hulp import genoemd, melding_van, persoon, twee
from eenplan.keten.tests.samen import GELUKT, een_wint, kijk, samen
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)
REDEN = "Het bleek een ander gezin met dezelfde naam."


def paar(regio: Regio) -> tuple[Melding, Melding]:
    with transaction.atomic():
        return twee(regio)


def by(regio: Regio, key: str) -> dict[str, object]:
    return {"by": regio[key], "at": regio.at}


def open_casussen() -> set[int]:
    return set(kijk(lambda: list(Casus.objects.filter(afgesloten_op__isnull=True).values_list("pk", flat=True))))


def test_two_triagists_take_up_one_report(regio: Regio) -> None:
    melding = paar(regio)[0]
    found = samen(*(partial(neem_op, melding.pk, **by(regio, key)) for key in ("triagist", "triagist2")))
    een_wint(found)
    assert kijk(lambda: Melding.objects.get(pk=melding.pk).stand) == "in_beoordeling"


def test_two_triagists_join_one_report_at_the_same_case(regio: Regio) -> None:
    bekend, nieuw = paar(regio)
    same = kijk(lambda: {persoon(nieuw).pk: persoon(bekend).pk})
    found = samen(
        *(partial(koppel, nieuw.pk, bekend.casus_id, same, **by(regio, key)) for key in ("triagist", "triagist2"))
    )
    assert "hoort al bij die casus" in een_wint(found)
    assert kijk(Samenvoeging.objects.count) == 1
    assert open_casussen() == {bekend.casus_id}


def test_one_report_is_not_joined_at_two_cases(regio: Regio) -> None:
    bekend, nieuw = paar(regio)
    with transaction.atomic():
        ander = melding_van(regio, "school", tekst="Een ander gezin.")
    found = samen(
        lambda: koppel(nieuw.pk, bekend.casus_id, {}, **by(regio, "triagist")),
        lambda: koppel(nieuw.pk, ander.casus_id, {}, **by(regio, "triagist2")),
    )
    een_wint(found)
    assert kijk(Samenvoeging.objects.count) == 1
    assert open_casussen() == {bekend.casus_id, ander.casus_id}


@pytest.mark.parametrize("poging", range(3))
def test_two_reports_are_not_joined_into_each_other(regio: Regio, poging: int) -> None:
    """Each at the case of the other: one is laid at the other, and there is one case that somebody carries."""
    first, second = paar(regio)
    found = samen(
        lambda: koppel(first.pk, second.casus_id, {}, **by(regio, "triagist")),
        lambda: koppel(second.pk, first.casus_id, {}, **by(regio, "triagist2")),
    )
    een_wint(found)
    rows = kijk(lambda: set(Melding.objects.values_list("casus_id", flat=True)))
    assert rows == open_casussen()
    assert len(rows) == 1


def test_two_people_undo_one_join(regio: Regio) -> None:
    bekend, nieuw = paar(regio)
    koppel(nieuw.pk, bekend.casus_id, {}, **by(regio, "triagist"))
    found = samen(*(partial(maak_los, nieuw.pk, REDEN, **by(regio, key)) for key in ("triagist", "triagist2")))
    assert "niets ongedaan te maken" in een_wint(found)
    assert open_casussen() == {bekend.casus_id, nieuw.casus_id}


def test_a_join_is_undone_while_it_is_taken_up(regio: Regio) -> None:
    bekend, nieuw = paar(regio)
    koppel(nieuw.pk, bekend.casus_id, {}, **by(regio, "triagist"))
    found = samen(
        lambda: maak_los(nieuw.pk, REDEN, **by(regio, "triagist")),
        lambda: neem_op(bekend.pk, **by(regio, "triagist2")),
    )
    assert found[0] == GELUKT
    assert open_casussen() == {bekend.casus_id, nieuw.casus_id}


def test_two_people_accept_one_person(regio: Regio) -> None:
    """A double click, or two colleagues: one person in the case, with one term to inform him."""
    melding = paar(regio)[0]
    pk = kijk(lambda: genoemd(melding).pk)
    people, cases = kijk(Persoon.objects.count), kijk(Betrokkene.objects.count)
    given = Persoonsgegevens("Sanne", "de", "Toets", "1990-05-02")
    found = samen(*(partial(bevestig_persoon, pk, given, **by(regio, key)) for key in ("triagist", "triagist2")))
    assert GELUKT in found
    assert (kijk(Persoon.objects.count), kijk(Betrokkene.objects.count)) == (people, cases)
    person = kijk(lambda: persoon(melding).pk)
    terms = Deadline.objects.filter(object_type="persoon", object_id=person, done_at__isnull=True)
    assert kijk(terms.count) == 1
