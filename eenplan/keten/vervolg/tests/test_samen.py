"""Two people at one service or request in the same instant: one wins, the other is told why."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.accounts.models import Organisation
from eenplan.dossier.casus.models import Uitspraak
from eenplan.keten.tests.samen import een_wint, kijk, samen
from eenplan.keten.vervolg.actions import open_dienst, rond_af, sluit_voortijdig
from eenplan.keten.vervolg.expertise.acties import beantwoord, neem_terug, vraag_expert, wijs_af
from eenplan.keten.vervolg.models import Dienst, Expertvraag
from eenplan.keten.vervolg.tests.hulp import KLAAR, bijna_klaar
from eenplan.keten.vervolg.tests.hulp import dienst as nieuwe_dienst
from eenplan.keten.vervolg.tests.test_expertise import VRAAG, mens
from tests.regio import Regio

pytestmark = pytest.mark.django_db(transaction=True)
ANTWOORD = "Dit past bij een traumareactie; ik baseer dat op wat u schrijft."


def by(regio: Regio, key: str) -> dict[str, object]:
    return {"by": regio[key], "at": regio.at}


def test_a_service_ends_once(regio: Regio) -> None:
    with transaction.atomic():
        row = bijna_klaar(regio, "VV")
    found = samen(
        lambda: rond_af(row.pk, samenvatting=KLAAR, **by(regio, "triagist")),
        lambda: sluit_voortijdig(row.pk, reden="Het gezin is verhuisd.", **by(regio, "lead")),
    )
    een_wint(found)
    assert kijk(lambda: Dienst.objects.get(pk=row.pk).stand) == "afgerond"


def test_two_people_open_one_service(regio: Regio) -> None:
    with transaction.atomic():
        row = nieuwe_dienst(regio, "VV")
    again = [partial(open_dienst, row.casus_id, "VV", **by(regio, key)) for key in ("triagist", "lead")]
    samen(*again)
    assert kijk(Dienst.objects.count) == 1


@pytest.fixture
def vraag(regio: Regio) -> Expertvraag:
    """A request that waits for the answer of an expert."""
    with transaction.atomic():
        place = Organisation.objects.create(naam="GGZ Toetsland (verzonnen)", soort="ggz", gemeente="Toetsdorp")
        expert = mens(regio, "expert", place)
        row = nieuwe_dienst(regio, "OZ")
        return vraag_expert(row.pk, expert.account_id or 0, VRAAG, **by(regio, "triagist"))  # type: ignore[arg-type]  # by and at


def expert(regio: Regio, vraag: Expertvraag, *, wijst_af: bool = False) -> Callable[[], object]:
    """What he does at the door of the partners: in a transaction in which the database knows that it is he."""

    def do() -> object:
        with transaction.atomic():
            enter(regio["expert"])
            if wijst_af:
                return wijs_af(vraag.pk, "geen_tijd", **by(regio, "expert"))
            return beantwoord(vraag.pk, "mening", ANTWOORD, **by(regio, "expert"))

    return do


@pytest.mark.parametrize("poging", range(3))
def test_an_answer_while_the_question_is_taken_back(regio: Regio, vraag: Expertvraag, poging: int) -> None:
    """Either it was answered, or it is not needed any more; never both, and neither waits for the other for ever."""
    found = samen(
        expert(regio, vraag), lambda: neem_terug(vraag.pk, "Het gezin vertelde het zelf.", **by(regio, "triagist"))
    )
    een_wint(found)
    row = kijk(lambda: Expertvraag.objects.get(pk=vraag.pk))
    assert (row.stand == "beantwoord") == bool(kijk(lambda: Uitspraak.objects.filter(tekst=ANTWOORD).count()))


def test_two_clicks_of_an_expert_say_it_once(regio: Regio, vraag: Expertvraag) -> None:
    een_wint(samen(*[expert(regio, vraag)] * 2))
    assert kijk(lambda: Uitspraak.objects.filter(tekst=ANTWOORD).count()) == 1


def test_an_expert_answers_in_one_tab_and_declines_in_another(regio: Regio, vraag: Expertvraag) -> None:
    een_wint(samen(expert(regio, vraag), expert(regio, vraag, wijst_af=True)))
    row = kijk(lambda: Expertvraag.objects.get(pk=vraag.pk))
    assert (row.stand == "beantwoord") == bool(row.uitspraak_id)
