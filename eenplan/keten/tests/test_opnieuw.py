"""Unsafe at a check opens the assessment again with everything filled; a family that moves closes with its clock."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Uitspraak
from eenplan.keten.melding.models import Melding
from eenplan.keten.nameting.actions import leg_vast, plan_rondes
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.overdracht import actions as overdracht
from eenplan.keten.overdracht.actions_buiten import leg_aanvaarding_vast
from eenplan.keten.overdracht.buiten import Buiten
from eenplan.keten.overdracht.ontvangst import Ontvangst
from eenplan.keten.overdracht.rules import Aanbod
from eenplan.keten.tests.levensloop import OVERDRAGEN, ZELF, Loop, opgenomen, overgedragen
from eenplan.keten.triage.models import Terugkoppeling
from tests.decor import situatie
from tests.regio import Regio


@situatie
def gemeten(regio: Regio) -> Loop:
    """Handed over, a plan, what a child said; then unsafe at the check after three months."""
    loop = overgedragen(regio).maak_plan()
    enter(SYSTEM)
    for klasse, tekst in (("veiligheid", "Papa schreeuwt weer."), ("zorg", "Moeder slikt medicijnen.")):
        Uitspraak.objects.create(
            casus_id=loop.casus_id, spreker="Bram", gezegd_op=regio.at, soort="feit", klasse=klasse, tekst=tekst,
            vastgelegd_op=regio.at,
        )  # fmt: skip
    (first, _) = plan_rondes(loop.casus_id, regio.at - timedelta(days=90), by=SYSTEM, at=regio.at)
    said = [loop.zegt("slachtoffer"), loop.zegt("kind", veilig=False)]
    leg_vast(first.pk, "onveilig", said, waarom="Hij is terug in huis.", by=regio["triagist"], at=regio.at)
    return loop


def soorten(loop: Loop) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in loop.vb.overgenomen:
        found.setdefault(item["soort"], []).append(item["tekst"])
    return found


@pytest.mark.voorziening(13)
class TestAllesGevuld:
    def test_what_the_check_said_first_then_family_words_and_plan(self, gemeten: Loop) -> None:
        known = soorten(gemeten)
        assert list(known)[:2] == ["Laatste nameting", "Mensen"]
        assert known["Laatste nameting"][0] == "Onveilig. Hij is terug in huis."
        assert any("niet veilig" in words for words in known["Laatste nameting"])
        assert known["Laatste uitspraken"] == ["Papa schreeuwt weer."]  # care is not in an assessment of safety
        assert known["Plan"][0].startswith("Peter: Peter slaapt bij zijn broer")
        assert known["Vorige beoordeling"] == [OVERDRAGEN.motivering]
        assert len(known["Mensen"]) == 3

    def test_each_thing_has_its_day_and_its_source(self, gemeten: Loop) -> None:
        assert all(item["op"] and item["bron"] for item in gemeten.vb.overgenomen)

    def test_no_address_and_no_reporter(self, gemeten: Loop) -> None:
        text = str(gemeten.vb.overgenomen)
        assert "Proefstraat" not in text
        assert "Agent" not in text

    def test_the_last_answers_are_there_but_danger_now_is_asked_again(self, gemeten: Loop) -> None:
        vb = gemeten.vb
        assert (vb.acuut, vb.uitkomst, vb.motivering) == ("", "", "")
        assert (vb.structureel, vb.werkt_mee, vb.gereed) == ("ja", "ja", "ja")
        assert "overgenomen, nog na te gaan" in vb.structureel_feiten

    def test_on_the_screen_and_one_click_to_confirm(self, client: Client, regio: Regio, gemeten: Loop) -> None:
        client.force_login(regio.accounts["triagist"])
        page = client.get(reverse("triage-beoordeling", args=[gemeten.vb.pk])).content.decode()
        for words in ("Wat al bekend is", "overgenomen, nog na te gaan", "Hij is terug in huis.", "Ik ging na"):
            assert words in page

    def test_the_plan_is_back_and_the_case_is_assessed(self, gemeten: Loop) -> None:
        assert (gemeten.casus.stand, gemeten.plan.fase) == ("in_beoordeling", "direct_veilig")

    def test_decided_again_it_goes_on(self, gemeten: Loop) -> None:
        assert gemeten.besluit(ZELF).casus.stand == "in_vervolg"


def test_a_first_assessment_has_nothing_to_take_over(regio: Regio) -> None:
    assert opgenomen(regio).vb.overgenomen == []


def test_in_doubt_but_somebody_says_it_is_unsafe_the_plan_goes_back(regio: Regio) -> None:
    """Domain 3.7: any new unsafety; the check itself stays the judgement of who did it."""
    loop = overgedragen(regio).maak_plan()
    later = regio.at + timedelta(days=10)
    loop.controleer(later).naar("stabiel_veilig", later)
    enter(SYSTEM)
    round_ = Ronde.objects.filter(casus_id=loop.casus_id).earliest("gepland_op")
    said = [loop.zegt("slachtoffer"), loop.zegt("kind", veilig=False)]
    leg_vast(
        round_.pk, "twijfel", said, waarom="Het kind is bang.", by=regio["triagist"], at=regio.at + timedelta(days=92)
    )
    assert (loop.casus.stand, loop.plan.fase) == ("in_uitvoering", "direct_veilig")


@pytest.mark.voorziening(22)
class TestVerhuisd:
    @pytest.fixture
    def verhuisd(self, regio: Regio) -> Loop:
        """Moved while it was assessed; the other region took it over a day later."""
        loop = opgenomen(regio)
        row = overdracht.stel_op(loop.casus_id, by=regio["triagist"], at=regio.at)
        offer = Aanbod(None, buiten=Buiten("andere_vt", "Veilig Thuis Zuiderland", "J. Post"))
        overdracht.bied_aan(row.pk, offer, by=regio["triagist"], at=regio.at)
        enter(SYSTEM)
        clock = Deadline.objects.get(object_id=loop.melding_id, object_type="melding", key="veiligheidsbeoordeling")
        assert clock.done_at is None  # the clock of the sender runs until somebody there has it (domain 5 #3)
        later = regio.at + timedelta(days=1)
        answer = Ontvangst("J. Post", "teamleider", later, "telefoon", "Z-2026-9")
        leg_aanvaarding_vast(row.pk, answer, by=regio["triagist"], at=later)
        return loop

    def test_the_case_closes_with_its_retention_clock(self, regio: Regio, verhuisd: Loop) -> None:
        casus = verhuisd.casus
        assert (casus.stand, casus.sluitreden) == ("afgesloten", "verhuisd")
        assert casus.bewaren_tot is not None
        assert casus.bewaren_tot.year == 2041
        enter(SYSTEM)
        assert not Deadline.objects.filter(casus_id=verhuisd.casus_id, done_at__isnull=True).exists()
        assert not Ronde.objects.filter(casus_id=verhuisd.casus_id).exists()  # the other region looks again

    def test_the_reporter_hears_it_and_the_report_is_done(self, verhuisd: Loop) -> None:
        enter(SYSTEM)
        assert Melding.objects.get(pk=verhuisd.melding_id).stand == "beoordeeld"
        assert "andere regio" in Terugkoppeling.objects.get(melding_id=verhuisd.melding_id).tekst

    def test_both_cases_stay_linked(self, client: Client, regio: Regio, verhuisd: Loop) -> None:
        client.force_login(regio.accounts["triagist"])
        page = client.get(reverse("overdracht", args=[verhuisd.overdracht.pk])).content.decode()
        for words in ("Z-2026-9", "J. Post", "Veilig Thuis Zuiderland"):
            assert words in page


@pytest.mark.voorziening(22)
def test_taken_over_by_who_has_no_account_veilig_thuis_looks_again(regio: Regio) -> None:
    loop = opgenomen(regio).besluit(OVERDRAGEN)
    offer = Aanbod(None, buiten=Buiten("lopende_hulp", "Huisartsenpraktijk De Linde"))
    overdracht.bied_aan(loop.overdracht.pk, offer, by=regio["triagist"], at=regio.at)
    answer = Ontvangst("dokter Smit", "huisarts", regio.at, "telefoon")
    leg_aanvaarding_vast(loop.overdracht.pk, answer, by=regio["triagist"], at=regio.at)
    assert (loop.casus.stand, loop.casus.bewaren_tot) == ("in_monitoring", None)
    enter(SYSTEM)
    assert Ronde.objects.filter(casus_id=loop.casus_id, stand="gepland").count() == 2
    owners = Ronde.objects.filter(casus_id=loop.casus_id).values_list("casus__verantwoordelijke_organisatie", flat=True)
    assert set(owners) == {regio.organisations["vt"].pk}
    assert not Deadline.objects.filter(casus_id=loop.casus_id, key="vervolg_ingezet", done_at__isnull=True).exists()


@pytest.mark.voorziening(13)
@pytest.mark.parametrize(("planned", "total"), [(True, 2), (False, 1)])
def test_nobody_stays_in_monitoring_without_a_check_to_come(regio: Regio, planned: bool, total: int) -> None:
    """The check after a year is mostly before the end of aftercare: then one more is planned when the plan is done."""
    loop, later = overgedragen(regio), regio.at + timedelta(days=500)
    if not planned:
        enter(SYSTEM)
        Ronde.objects.filter(casus_id=loop.casus_id).delete()
    with act("toets", by=SYSTEM, at=later) as a:
        a.event("plan.afgerond", casus_id=loop.casus_id)
    assert loop.casus.stand == "in_monitoring"
    enter(SYSTEM)
    rounds = Ronde.objects.filter(casus_id=loop.casus_id, stand="gepland")
    assert rounds.count() == total
    terms = Deadline.objects.filter(object_type="ronde", key="nameting_extra", done_at__isnull=True)
    assert terms.count() == (0 if planned else 1)
    if not planned:
        assert loop.ronde().gepland_op == (later + timedelta(days=92)).date()
