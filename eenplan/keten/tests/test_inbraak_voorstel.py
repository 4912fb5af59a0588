"""Hearing of a secluded case by what was proposed about it (access.md, misuse 8)."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus, Schild
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.models import Melding, Samenvoegvoorstel
from eenplan.keten.melding.tests.hulp import melding_van
from eenplan.keten.melding.vierogen.actions import bevestig, stel_voor
from eenplan.keten.tests.met_twee import WAAROM, geschreven
from tests.decor import situatie
from tests.regio import Regio

Drie = tuple[Melding, Melding, Melding]


@situatie
def drie(regio: Regio) -> Drie:
    """A report whose case was worked on, a secluded case that it may belong to, and one that is open to the team."""
    geheim, nieuw = geschreven(regio)
    ander = melding_van(regio)
    Casus.objects.filter(pk=geheim.casus_id).update(besloten=True)
    readers = [regio.accounts[name] for name in ("triagist", "lead")]
    Schild.objects.create(casus_id=geheim.casus_id, soort="besloten").lezers.set(readers)
    return nieuw, geheim, ander


def test_that_joining_with_a_secluded_case_was_proposed_is_not_told_by_a_refusal(regio: Regio, drie: Drie) -> None:
    nieuw, geheim, ander = drie

    def geweigerd() -> str:
        with pytest.raises(Refused) as told:
            koppel(nieuw.pk, ander.casus_id, {}, by=regio["triagist2"], at=regio.at)
        return told.value.message

    before = geweigerd()
    stel_voor(nieuw.pk, geheim.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)
    assert geweigerd() == before
    assert stel_voor(nieuw.pk, ander.casus_id, {}, WAAROM, by=regio["triagist2"], at=regio.at).stand == "voorgesteld"
    with pytest.raises(Refused, match="al een voorstel"):
        stel_voor(nieuw.pk, ander.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at)


@pytest.mark.parametrize("eerst", ["geheim", "ander"])
def test_of_two_proposals_one_is_done_and_the_other_waits_for_nobody(regio: Regio, drie: Drie, eerst: str) -> None:
    nieuw, geheim, ander = drie
    made = {
        "geheim": stel_voor(nieuw.pk, geheim.casus_id, {}, WAAROM, by=regio["triagist"], at=regio.at).pk,
        "ander": stel_voor(nieuw.pk, ander.casus_id, {}, WAAROM, by=regio["triagist2"], at=regio.at).pk,
    }
    bevestig(made[eerst], by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    found = dict(Samenvoegvoorstel.objects.values_list("pk", "stand"))
    assert found == {pk: "bevestigd" if name == eerst else "vervallen" for name, pk in made.items()}
    assert not Deadline.objects.filter(object_type="samenvoegvoorstel", done_at__isnull=True).exists()
