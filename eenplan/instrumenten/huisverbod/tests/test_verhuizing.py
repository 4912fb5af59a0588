"""An order goes along when its report turns out to be about a known family; it is never lost, doubled or unseen."""

from datetime import timedelta

import pytest
from django.db.models import Q

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_to_team, close, lock
from eenplan.dossier.casus.models import Betrokkene, Casus, Deelbesluit
from eenplan.dossier.casus.queries import casus as open_casus
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.instrumenten.huisverbod import actions_begin, afloop, queries, verhuizing
from eenplan.instrumenten.huisverbod.access import voor_thv
from eenplan.instrumenten.huisverbod.models import Huisverbod
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, VRIJDAG, Zaak
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.met_twee import koppel_met_twee
from eenplan.keten.tests.rollen import undone
from tests.regio import nieuwe_melding

MORGEN = VRIJDAG + timedelta(hours=10)


def bekend(zaak: Zaak) -> tuple[int, dict[str, int]]:
    """An older case of the same family, with its people by role."""
    regio = zaak.regio
    bewijs = neem_aan(nieuwe_melding(), by=regio["agent"], at=regio.at)
    enter(SYSTEM)
    casus_id = Melding.objects.get(nummer=bewijs.nummer).casus_id
    with act("toets.team", by=regio["triagist"], at=regio.at, system=True) as a:
        add_to_team(a, lock(casus_id), regio.accounts["casus"].pk)
    enter(SYSTEM)
    return casus_id, dict(Betrokkene.objects.filter(casus_id=casus_id).values_list("rol", "persoon_id"))


def voeg(zaak: Zaak, casus_id: int, mensen: dict[str, int]) -> None:
    """Two people say: the same family, person by person. An order is work, so one is not enough."""
    enter(SYSTEM)
    melding = Melding.objects.get(casus_id=zaak.casus_id)
    same = {zaak.mensen[rol]: mensen[rol] for rol in mensen}
    koppel_met_twee(zaak.regio, melding.pk, casus_id, same, "casus", "lead", MORGEN)


def test_an_order_in_force_moves_to_the_known_case_with_its_people_and_its_clocks(lopend: Zaak) -> None:
    """It was lost with the provisional person once: an order in force that nobody saw any more."""
    casus_id, mensen = bekend(lopend)
    voeg(lopend, casus_id, mensen)
    row = lopend.rij
    assert (row.casus_id, row.pleger_id, row.stand) == (casus_id, mensen["pleger"], "opgelegd")
    protected = set(row.beschermden.values_list("persoon_id", flat=True))
    assert protected == {mensen["slachtoffer"], mensen["kind"]}
    assert Casus.objects.get(pk=lopend.casus_id).opgegaan_in_id == casus_id
    running = Deadline.objects.filter(key__startswith="huisverbod", done_at__isnull=True)
    assert (running.exists(), set(running.values_list("casus_id", flat=True))) == (True, {casus_id})
    assert row.stations.count() > 5


def test_who_takes_part_reads_on_in_the_known_case_until_the_order_is_over(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    voeg(lopend, casus_id, mensen)
    for who in ("hovj", "burgemeester", "loco"):
        enter(lopend.regio[who])
        assert queries.beeld(lopend.regio[who], lopend.pk, now=MORGEN).rij.casus_id == casus_id
    enter(lopend.regio["school"])
    with pytest.raises(NotVisible):
        queries.beeld(lopend.regio["school"], lopend.pk, now=MORGEN)
    enter(SYSTEM)
    shares = Deelbesluit.objects.filter(casus_id=casus_id, doel="thv", tot__gt=MORGEN)
    assert {row.account.username for row in shares if row.account} == {"hovj", "burgemeester", "loco"}
    assert all(row.tot >= EINDE + timedelta(days=18 + 14) for row in shares)  # four weeks and then some


def test_it_still_ends_at_its_own_minute(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    voeg(lopend, casus_id, mensen)
    assert afloop.laat_verlopen(EINDE) == 1
    assert (lopend.rij.stand, lopend.rij.geeindigd_op, lopend.rij.casus_id) == ("verlopen", EINDE, casus_id)


def test_two_orders_about_one_person_do_not_become_one(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    given = lopend.gegeven(pleger_id=mensen["pleger"], beschermden=[], deelnemers=[])
    actions_begin.begin(casus_id, given, by=lopend.regio["casus"], at=VRIJDAG)
    with undone(), pytest.raises(Refused, match="loopt al een huisverbod voor deze persoon"):
        voeg(lopend, casus_id, mensen)
    assert lopend.rij.casus_id == lopend.casus_id


def test_one_that_is_over_goes_along_too_and_nobody_is_let_in_again(zaak: Zaak) -> None:
    zaak.begin()
    enter(SYSTEM)
    Huisverbod.objects.filter(pk=zaak.pk).update(stand="niet_opgelegd", geeindigd_op=VRIJDAG)
    casus_id, mensen = bekend(zaak)
    voeg(zaak, casus_id, mensen)
    assert zaak.rij.casus_id == casus_id
    assert not Deelbesluit.objects.filter(casus_id=casus_id, doel="thv").exists()


def test_a_person_who_was_protected_twice_is_protected_once(lopend: Zaak) -> None:
    """A report names someone twice; both turn out to be the same known person."""
    known = lopend.mensen["slachtoffer"]
    verhuizing.zelfde_mens(lopend.mensen["kind"], known)
    enter(SYSTEM)
    assert lopend.rij.beschermden.filter(persoon_id=known).count() == 1


def test_a_case_that_closes_for_good_still_waits_for_who_watches(lopend: Zaak) -> None:
    def sluit(casus_id: int) -> None:
        with act("toets.sluit", by=lopend.regio["lead"], at=MORGEN, system=True) as a:
            close(a, lock(casus_id), Sluitreden.GEEN_VERVOLG)

    with undone(), pytest.raises(Refused, match="wie vanaf morgen meekijkt"):
        sluit(lopend.casus_id)
    other, _ = bekend(lopend)
    sluit(other)  # a case without an order is none of ours
    enter(SYSTEM)
    assert Casus.objects.get(pk=other).afgesloten_op == MORGEN


def test_a_merge_of_people_of_whom_there_is_no_order_changes_nothing(lopend: Zaak) -> None:
    before = lopend.rij.pleger_id
    ids: dict[str, int | str | None] = {"persoon_id": 999998, "naar_id": 999999}
    sockets.tell(sockets.Event("persoon.samengevoegd", SYSTEM, MORGEN, ids))
    assert lopend.rij.pleger_id == before


# --- and back when it turns out to be another family ------------------------------------------------------------------


def maak_weer_los(zaak: Zaak) -> None:
    enter(SYSTEM)
    melding = Melding.objects.get(meldingnummer(zaak))
    maak_los(melding.pk, "Het bleek een ander gezin.", by=zaak.regio["casus"], at=MORGEN + timedelta(hours=1))
    enter(SYSTEM)


def meldingnummer(zaak: Zaak) -> Q:
    """The report that the case of the order began with, wherever it lies now."""
    return Q(samenvoegingen__van_id=zaak.casus_id)


def test_undone_the_order_and_its_people_are_where_they_were(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    voeg(lopend, casus_id, mensen)
    maak_weer_los(lopend)
    row = lopend.rij
    assert (row.casus_id, row.pleger_id, row.kwam_van_id) == (lopend.casus_id, lopend.mensen["pleger"], None)
    protected = set(row.beschermden.values_list("persoon_id", flat=True))
    assert protected == {lopend.mensen["slachtoffer"], lopend.mensen["kind"]}
    running = Deadline.objects.filter(key__startswith="huisverbod", done_at__isnull=True)
    assert set(running.values_list("casus_id", flat=True)) == {lopend.casus_id}


@pytest.mark.parametrize("wie", ["hovj", "burgemeester", "loco"])
def test_undone_nobody_of_the_order_reads_the_other_family(lopend: Zaak, wie: str) -> None:
    """R5, R11: what was shared of a family that it turned out not to be about, closes at once."""
    casus_id, mensen = bekend(lopend)
    voeg(lopend, casus_id, mensen)
    maak_weer_los(lopend)
    later = MORGEN + timedelta(hours=2)
    viewer = lopend.regio[wie]
    with clock.at(later):
        enter(viewer)
        assert queries.beeld(viewer, lopend.pk, now=later).rij.casus_id == lopend.casus_id
        with pytest.raises(NotVisible):
            open_casus(voor_thv(viewer), casus_id, now=later)


def test_an_order_of_the_known_family_stays_there(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    given = lopend.gegeven(pleger_id=mensen["slachtoffer"], beschermden=[])
    own = actions_begin.begin(casus_id, given, by=lopend.regio["casus"], at=VRIJDAG).pk
    voeg(lopend, casus_id, mensen)
    maak_weer_los(lopend)
    assert Huisverbod.objects.get(pk=own).casus_id == casus_id
    live = Deelbesluit.objects.filter(casus_id=casus_id, doel="thv", tot__gt=MORGEN + timedelta(hours=2))
    assert {row.account.username for row in live if row.account} == {"hovj", "burgemeester", "loco"}


def test_who_took_part_in_the_other_order_only_stays_out(lopend: Zaak) -> None:
    casus_id, mensen = bekend(lopend)
    loco = lopend.regio.accounts["loco"].pk
    given = lopend.gegeven(pleger_id=mensen["slachtoffer"], beschermden=[], deelnemers=[loco])
    actions_begin.begin(casus_id, given, by=lopend.regio["casus"], at=VRIJDAG)
    voeg(lopend, casus_id, mensen)
    maak_weer_los(lopend)
    at = MORGEN + timedelta(hours=2)
    live = Deelbesluit.objects.filter(doel="thv", tot__gt=at).values_list("casus_id", "account__username")
    reads = {pk: {name for one, name in live if one == pk} for pk in (casus_id, lopend.casus_id)}
    assert reads == {casus_id: {"loco"}, lopend.casus_id: {"hovj", "burgemeester", "loco"}}
