"""An agreement is read by everyone who takes part: a secret address does not go into it (misuse case 1)."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.workflow import Refused
from eenplan.dossier.personen.models import Adres
from eenplan.keten.plan.actions import voeg_afspraak_toe
from eenplan.keten.plan.models import Plan
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


def test_a_partner_cannot_guess_it_from_the_refusal(gezin: Gezin, concept: Plan) -> None:
    guess = afspraak("Hij komt niet in de Schuilstraat 7")
    assert voeg_afspraak_toe(concept.pk, guess, by=gezin.regio["regisseur"], at=gezin.at).pk
