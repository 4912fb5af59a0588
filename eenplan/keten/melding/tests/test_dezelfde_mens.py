"""Two numbers are two people: whoever calls them the same is refused, and nothing changes."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.actions import bsn_of, record
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding, Samenvoeging
from eenplan.keten.melding.rules import Genoemd
from eenplan.keten.melding.tests.hulp import melding_van, persoon
from tests.regio import Regio

EEN, ANDER, DERDE = "999000019", "123456782", "111222333"


def mensen(*nummers: str) -> tuple[Genoemd, ...]:
    return tuple(Genoemd(f"Sanne {plek} Toets", "", "", nummer) for plek, nummer in enumerate(nummers))


def paar(regio: Regio, bekend: str, *nieuw: str) -> tuple[Melding, Melding]:
    """A known person with this number, and a report with people who have these."""
    known, new = melding_van(regio, personen=mensen("")), melding_van(regio, "school", personen=mensen(*nieuw))
    if bekend:
        record(persoon(known), Persoonsgegevens(bsn=bekend))
    return known, new


def voeg(regio: Regio, known: Melding, new: Melding, aantal: int = 1) -> None:
    same = {persoon(new, number).pk: persoon(known).pk for number in range(1, aantal + 1)}
    koppel(new.pk, known.casus_id, same, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize(
    ("bekend", "nieuw"),
    [(EEN, (ANDER,)), (EEN, (EEN, ANDER)), (EEN, ("", ANDER)), ("", (EEN, ANDER)), ("", (EEN, "", ANDER))],
)
def test_two_numbers_are_refused_and_nothing_changes(regio: Regio, bekend: str, nieuw: tuple[str, ...]) -> None:
    known, new = paar(regio, bekend, *nieuw)
    with pytest.raises(Refused, match="verschillend burgerservicenummer") as refusal:
        voeg(regio, known, new, len(nieuw))
    assert "Sanne" in refusal.value.message
    assert not [number for number in (EEN, ANDER) if number in refusal.value.message]
    enter(SYSTEM)
    assert not Samenvoeging.objects.exists()
    assert bsn_of(persoon(known)) == bekend
    assert [bsn_of(persoon(new, place)) for place in range(1, len(nieuw) + 1)] == list(nieuw)


@pytest.mark.parametrize(
    ("bekend", "nieuw", "wordt"),
    [(EEN, (EEN,), EEN), (EEN, ("",), EEN), ("", (EEN,), EEN), ("", ("",), ""), ("", (EEN, ""), EEN)],
)
def test_one_number_or_none_is_joined(regio: Regio, bekend: str, nieuw: tuple[str, ...], wordt: str) -> None:
    known, new = paar(regio, bekend, *nieuw)
    voeg(regio, known, new, len(nieuw))
    enter(SYSTEM)
    assert bsn_of(persoon(known)) == wordt


def test_the_report_joins_when_these_two_are_not_called_the_same(regio: Regio) -> None:
    known, new = paar(regio, EEN, ANDER)
    koppel(new.pk, known.casus_id, {}, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    assert Samenvoeging.objects.get().naar_id == known.casus_id


def test_the_page_says_what_can_be_done_and_its_button_does_it(regio: Regio, client: Client) -> None:
    known, new = paar(regio, EEN, ANDER, "")
    first, second, there = persoon(new).pk, persoon(new, 2).pk, persoon(known).pk
    client.force_login(regio.accounts["triagist"])
    url = reverse("melding-koppel", args=[new.pk])
    sent = {"casus_id": known.casus_id, "zelfde": json.dumps({first: there, second: there})}
    answer = client.post(url, sent)
    assert (answer.status_code, "houd deze twee apart" in answer.content.decode()) == (409, True)
    assert "Voegen en deze twee apart houden</button>" in answer.content.decode()
    left = answer.context["form"]["zelfde"].value()
    assert json.loads(left) == {str(second): there}, "who has no number stays the same person"
    assert client.post(url, {**sent, "zelfde": left}).status_code == 302
    enter(SYSTEM)
    assert bsn_of(Persoon.objects.get(pk=first)) == ANDER
    assert not Persoon.objects.filter(pk=second).exists()
