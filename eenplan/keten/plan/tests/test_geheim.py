"""An agreement is read by everyone who takes part: a secret address does not go into it (misuse case 1)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.personen.verberg import AFGESCHERMD
from eenplan.keten.plan.actions import voeg_afspraak_toe
from eenplan.keten.plan.actions_herstel import stel_doel
from eenplan.keten.plan.herstel import NieuwDoel
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.queries import blad
from eenplan.keten.plan.tests.conftest import Gezin, afspraak


@pytest.fixture
def concept(gezin: Gezin) -> Plan:
    """A draft for a family of which one person hides."""
    enter(SYSTEM)
    Adres.objects.create(
        persoon_id=next(iter(gezin.mensen.values())), bronhouder=gezin.regio.organisations["vt"],
        straat="Schuilstraat", huisnummer=7, postcode="9999 ZZ", plaats="Elders", zoekadres="x", geheim=True,
        van=gezin.at.date(),
    )  # fmt: skip
    return gezin.concept()


@pytest.mark.parametrize("field", ["tekst", "door", "controleur", "gevolg"])
def test_no_field_betrays_it(gezin: Gezin, concept: Plan, field: str) -> None:
    betrays = afspraak(**{field: "Hij komt niet in de Schuilstraat 7"})
    with pytest.raises(Refused, match="geheim adres"):
        voeg_afspraak_toe(concept.pk, betrays, by=gezin.regio["casus"], at=gezin.at)


GERADEN = [
    "Hij komt niet in de Schuilstraat 7", "Hij komt niet in de Andereweg 12b", "Bij 9999 ZZ", "Bij 1111 AA",
    "Zij slaapt op Heidepark nr. 3",
]  # fmt: skip


@pytest.mark.parametrize("tekst", GERADEN)
def test_a_partner_cannot_guess_it_from_the_refusal(gezin: Gezin, concept: Plan, tekst: str) -> None:
    with pytest.raises(Refused, match=r"Haal het adres '.+' uit de tekst"):
        voeg_afspraak_toe(concept.pk, afspraak(tekst), by=gezin.regio["regisseur"], at=gezin.at)


def test_a_street_that_a_partner_names_is_hidden_from_who_may_not_read_it(gezin: Gezin, concept: Plan) -> None:
    made = voeg_afspraak_toe(
        concept.pk, afspraak("Zij belt vanuit de Schuilstraat"), by=gezin.regio["regisseur"], at=gezin.at
    )
    enter(gezin.regio["regisseur"])
    page = blad(gezin.regio["regisseur"], concept.casus_id, now=gezin.at)
    assert page.regel(made.pk)[1].afspraak.tekst == f"Zij belt vanuit de {AFGESCHERMD}"
    enter(SYSTEM)
    made.refresh_from_db()
    assert made.tekst == "Zij belt vanuit de Schuilstraat"  # what is stored stays


def test_who_may_know_the_place_reads_it(gezin: Gezin, concept: Plan) -> None:
    Adres.objects.filter(straat="Schuilstraat").update(geheim=False)
    made = voeg_afspraak_toe(concept.pk, afspraak("In de Schuilstraat"), by=gezin.regio["casus"], at=gezin.at)
    enter(gezin.regio["casus"])
    page = blad(gezin.regio["casus"], concept.casus_id, now=gezin.at)
    assert page.regel(made.pk)[1].afspraak.tekst == "In de Schuilstraat"


DOEN: dict[str, Callable[[Gezin, Plan, str], object]] = {
    "doel": lambda g, plan, text: stel_doel(
        plan.pk, NieuwDoel(next(iter(g.mensen.values())), "trauma", text, "rustig"), by=g.regio["regisseur"], at=g.at
    ),
    "afspraak": lambda g, plan, text: voeg_afspraak_toe(
        plan.pk, afspraak(text), by=g.regio["regisseur"], at=g.at
    ),
}  # fmt: skip


@pytest.mark.parametrize("wat", ["doel", "afspraak"])
@pytest.mark.parametrize("tekst", GERADEN[:2])
def test_wherever_a_director_writes(gezin: Gezin, concept: Plan, wat: str, tekst: str) -> None:
    with pytest.raises(Refused, match="anderen lezen mee"):
        DOEN[wat](gezin, concept, tekst)
    assert DOEN[wat](gezin, concept, "Hij komt niet bij oma aan de deur.")


WIJZIG = {"soort": "veiligheid", "door": "Peter", "controleur": "wijkagent", "controle_op": "2026-03-27", "gevolg": "x"}


@pytest.mark.parametrize("typed", ["Zij belt haar zus", f"Zij belt vanuit de {AFGESCHERMD}, elke dag"])
def test_rewriting_does_not_wipe_what_the_writer_could_not_see(
    gezin: Gezin, concept: Plan, typed: str, client: Client
) -> None:
    """The place would be gone from the plan without a word, or be replaced by the mark for it."""
    made = voeg_afspraak_toe(
        concept.pk, afspraak("Zij belt vanuit de Schuilstraat"), by=gezin.regio["regisseur"], at=gezin.at
    )
    client.force_login(gezin.regio.accounts["regisseur"])
    url = reverse("partner-plan-wijzigen", args=[gezin.casus_id, made.pk])
    versie = Plan.objects.get(pk=concept.pk).versie
    answer = client.post(url, {**WIJZIG, "tekst": typed, "versie": versie})
    assert (answer.status_code, "een plek die u niet mag lezen" in answer.content.decode()) == (422, True)
    enter(SYSTEM)
    made.refresh_from_db()
    assert made.tekst == "Zij belt vanuit de Schuilstraat"
    client.force_login(gezin.regio.accounts["casus"])  # he may not read it either
    assert "Schuilstraat" not in client.get(url.replace("/partner", "/werk")).content.decode()
