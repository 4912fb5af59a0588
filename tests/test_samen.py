"""Several reports of one incident, and a new report on an open case: through the whole chain."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.outbox.rules import TEXTS
from eenplan.dossier.casus.models import Casus, Standwisseling
from eenplan.dossier.casus.rules import Stand
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.koppelen import koppel
from eenplan.keten.melding.losmaken import maak_los
from eenplan.keten.melding.models import Melding
from eenplan.keten.tests.levensloop import GEEN, OVERDRAGEN, ZELF
from eenplan.keten.triage import actions as triage
from eenplan.keten.triage.models import Interventie, Terugkoppeling, Veiligheidsbeoordeling
from tests.regio import Regio, nieuwe_melding
from tests.test_route import decide, hand_over, take_in

REDEN = "Het bleek een ander gezin met dezelfde naam."


def nog_een(regio: Regio, wie: str = "school", *, oppakken: bool = False) -> Melding:
    """Another report of the same evening, at a case of its own."""
    bewijs = neem_aan(nieuwe_melding(tekst="Ik hoorde geschreeuw."), by=regio[wie], at=regio.at)
    if oppakken:
        neem_op(bewijs.melding_id, by=regio["triagist2"], at=regio.at)
    enter(SYSTEM)
    return Melding.objects.select_related("casus").get(pk=bewijs.melding_id)


def leg_bij(regio: Regio, melding: Melding, casus: Casus) -> Casus:
    """By the triagist, as the same incident."""
    met = Melding.objects.filter(casus=casus).first()
    koppel(melding.pk, casus.pk, {}, met_id=met.pk if met else None, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    casus.refresh_from_db()
    return casus


def los(regio: Regio, melding: Melding) -> None:
    maak_los(melding.pk, REDEN, by=regio["triagist"], at=regio.at)
    enter(SYSTEM)


def lopend(casus: Casus) -> list[Veiligheidsbeoordeling]:
    return list(Veiligheidsbeoordeling.objects.filter(casus=casus, stand__in=("concept", "voorgesteld")))


@pytest.mark.voorziening(3)
def test_one_assessment_answers_every_report(regio: Regio) -> None:
    casus, extra = take_in(regio), [nog_een(regio), nog_een(regio, "agent", oppakken=True)]
    for melding in extra:
        leg_bij(regio, melding, casus)
    assert len(lopend(casus)) == 1
    decide(regio, casus, GEEN)
    rows = Melding.objects.filter(casus=casus)
    assert {row.stand for row in rows} == {"beoordeeld"}
    told = Terugkoppeling.objects.filter(beoordeling__casus=casus)
    assert {row.melding_id for row in told} == {row.pk for row in rows}
    assert all(row.gegeven_op for row in told)  # each sender has his own answer waiting
    assert not Deadline.objects.filter(casus_id=casus.pk, object_type="melding", done_at__isnull=True).exists()


@pytest.mark.voorziening(5)
def test_a_draft_gives_way_and_leaves_no_clock_running(regio: Regio) -> None:
    casus, extra = take_in(regio), nog_een(regio, oppakken=True)
    draft = lopend(extra.casus)[0]
    leg_bij(regio, extra, casus)
    draft.refresh_from_db()
    assert (draft.stand, lopend(extra.casus)) == ("opgegaan", [])
    own = Deadline.objects.filter(object_type="veiligheidsbeoordeling", object_id=draft.pk, done_at__isnull=True)
    assert not own.exists()
    assert set(lopend(casus)[0].meldingen.all()) == set(Melding.objects.filter(casus=casus))


def test_undoing_gives_each_case_its_own_assessment(regio: Regio) -> None:
    casus, extra = take_in(regio), nog_een(regio, oppakken=True)
    leg_bij(regio, extra, casus)
    los(regio, extra)
    for case in (casus, extra.casus):
        case.refresh_from_db()
        (vb,) = lopend(case)
        assert (case.stand, vb.stand, list(vb.meldingen.all())) == (
            Stand.BEOORDELING, "concept", list(Melding.objects.filter(casus=case)),
        )  # fmt: skip
    decide(regio, extra.casus, GEEN)
    assert extra.casus.stand == Stand.AFGESLOTEN
    casus.refresh_from_db()
    assert casus.stand == Stand.BEOORDELING


def test_a_team_that_was_sent_comes_along_and_goes_back(regio: Regio) -> None:
    casus, extra = take_in(regio), nog_een(regio, oppakken=True)
    triage.controleer_acuut(
        extra.casus_id, True, "Hij staat voor de deur.", by=regio["triagist"], at=regio.at, gedaan=["interventieteam"]
    )
    enter(SYSTEM)
    sent = Interventie.objects.get()
    leg_bij(regio, extra, casus)
    sent.refresh_from_db()
    assert (casus.acuut, sent.beoordeling.casus) == (True, casus)
    assert lopend(casus)[0].acuut == ""  # a person says again whether there is danger now
    los(regio, extra)
    sent.refresh_from_db()
    assert sent.beoordeling.casus_id == extra.casus_id


def gevorderd(regio: Regio, stand: Stand) -> Casus:
    """A case that came this far."""
    casus = decide(regio, take_in(regio), ZELF if stand is Stand.VERVOLG else OVERDRAGEN)
    if stand in {Stand.UITVOERING, Stand.MONITORING}:
        hand_over(regio, casus)
    Casus.objects.filter(pk=casus.pk).update(stand=stand)
    Message.objects.all().delete()
    casus.refresh_from_db()
    return casus


FASEN = {
    Stand.VERVOLG: ("na_veiligheidsbeoordeling", "triagist"),
    Stand.OVERDRACHT: ("na_veiligheidsbeoordeling", "triagist"),
    Stand.UITVOERING: ("tijdens_monitoring", "regisseur"),
    Stand.MONITORING: ("tijdens_monitoring", "regisseur"),
}


@pytest.mark.parametrize("stand", list(FASEN))
def test_a_new_report_weighs_every_open_case_again_and_tells_who_carries_it(regio: Regio, stand: Stand) -> None:
    fase, wie = FASEN[stand]
    casus, extra = gevorderd(regio, stand), nog_een(regio)
    leg_bij(regio, extra, casus)
    extra.refresh_from_db()
    assert (casus.stand, extra.fase, len(lopend(casus))) == (Stand.BEOORDELING, fase, 1)
    told = Message.objects.filter(kind="vervolgmelding", object_type="melding", object_id=extra.pk)
    assert wie in {row.account.username for row in told if row.account}
    assert {row.created_at for row in told} == {regio.at}  # at once, in the same transaction
    assert "Toets" not in str(TEXTS)  # constant words; nothing of the report leaves by mail
    los(regio, extra)
    casus.refresh_from_db()
    assert (casus.stand, lopend(casus)) == (stand, [])
    assert Standwisseling.objects.filter(casus=casus, actie="maak_los").count() == 1


def test_undoing_keeps_an_assessment_that_somebody_wrote_in(regio: Regio) -> None:
    casus, extra = gevorderd(regio, Stand.UITVOERING), nog_een(regio)
    leg_bij(regio, extra, casus)
    triage.controleer_acuut(casus.pk, False, "Niemand.", by=regio["triagist"], at=regio.at)
    enter(SYSTEM)
    los(regio, extra)
    casus.refresh_from_db()
    (vb,) = lopend(casus)
    assert casus.stand == Stand.BEOORDELING
    running = Deadline.objects.filter(object_type="veiligheidsbeoordeling", object_id=vb.pk, done_at__isnull=True)
    assert {row.key for row in running} == {"veiligheidsbeoordeling"}  # never without a term


@pytest.mark.parametrize(("acuut", "kind"), [(True, "dringend"), (False, "vervolgmelding")])
def test_after_the_decision_the_director_goes_on_and_danger_stays(regio: Regio, acuut: bool, kind: str) -> None:
    casus, extra = gevorderd(regio, Stand.UITVOERING), nog_een(regio)
    leg_bij(regio, extra, casus)
    Casus.objects.filter(pk=casus.pk).update(acuut=acuut)
    enter(SYSTEM)
    vb = lopend(casus)[0]
    triage.controleer_acuut(casus.pk, acuut, "Wat er is.", by=regio["triagist"], at=regio.at, gedaan=["politie"])
    triage.stel_voor(vb.pk, OVERDRAGEN, by=regio["triagist"], at=regio.at)
    Message.objects.all().delete()
    triage.bevestig(vb.pk, by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    casus.refresh_from_db()
    assert (casus.stand, casus.acuut, casus.ingezien_op) == (Stand.UITVOERING, acuut, None)
    assert casus.verantwoordelijke == regio.accounts["regisseur"]
    notice = Message.objects.get(account=regio.accounts["regisseur"], object_type="casus")
    assert notice.kind == kind
