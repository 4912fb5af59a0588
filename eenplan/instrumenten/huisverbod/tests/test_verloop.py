"""The course from beginning to end: success, refusal, the clock times of domain 5, and who watches after."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale, act
from eenplan.core.deadlines.models import Deadline
from eenplan.core.outbox.models import Message
from eenplan.core.rulebook.models import Rule
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import close, lock
from eenplan.dossier.casus.models import Casus, Deelbesluit
from eenplan.dossier.casus.rules import Sluitreden
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import (
    actions_begin,
    actions_bezoek,
    actions_rihg,
    afloop,
    bewaren,
    dagen,
    einde,
    nazicht,
    niet_opleggen,
    niet_verlengen,
    opleggen,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Huisverbod, Huisverbodbesluit, RihgSignaal, Station
from eenplan.instrumenten.huisverbod.rules import Stand
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, UITERSTE, VRIJDAG, WAAROM, Zaak, geboren
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.tests.rollen import undone


def feiten() -> list[str]:
    enter(SYSTEM)
    return list(Feit.objects.filter(naam__startswith="huisverbod").order_by("pk").values_list("naam", flat=True))


def weigering(do: Callable[[], object]) -> str:
    """What a refusal says; nothing it did stays."""
    with undone(), pytest.raises(Refused) as refused:
        do()
    return refused.value.message


@pytest.mark.voorziening(41)
def test_from_beginning_to_who_watches_after(zaak: Zaak) -> None:
    zaak.begin().vul().vast().leg_op()
    assert (zaak.rij.stand, zaak.rij.opgelegd_op, zaak.rij.eindigt_op) == (Stand.OPGELEGD, VRIJDAG, EINDE)
    zaak.verlopen()
    assert (zaak.rij.stand, zaak.rij.geeindigd_op) == (Stand.VERLOPEN, EINDE)
    later = EINDE + timedelta(hours=1)
    zaak.redenen(later)
    owner = zaak.regio.accounts["casus"].pk
    nazicht.rond_af(zaak.pk, owner, "Plan is bij het lokale team.", by=zaak.regio["casus"], at=later)
    assert (zaak.rij.stand, zaak.rij.kijkt_mee_id) == (Stand.AFGEROND, owner)
    assert Ronde.objects.filter(casus_id=zaak.casus_id, stand="gepland").count() == 2
    first = Deadline.objects.get(key="huisverbod_dag_erna", done_at__isnull=True)
    assert (first.account_id, first.due_at.date()) == (owner, later.date() + timedelta(days=1))
    dagen.teken(zaak.pk, "dag_erna", "Gebeld: rustig", by=zaak.regio["casus"], at=later + timedelta(hours=10))
    assert feiten() == ["huisverbod_opgelegd", "huisverbod_verlopen"]


def test_what_a_beginning_refuses(zaak: Zaak) -> None:
    regio, at = zaak.regio, VRIJDAG
    child = zaak.mensen["kind"]
    refused = {
        "niet bij deze casus": {"pleger_id": 999999},
        "Kies waar": {"herkomst": "zomaar"},
        "Vul het adres": {"adres": " "},
        "Schrijf op wat": {"aanleiding": " "},
        "18 jaar of ouder": {"pleger_id": child, "beschermden": []},
        "weg moeten en beschermd": {"beschermden": [zaak.mensen["pleger"]]},
        "niet bij kan": {"deelnemers": [regio.accounts["school"].pk]},
    }
    for words, change in refused.items():
        given = zaak.gegeven(**change)
        assert words in weigering(
            lambda given=given: actions_begin.begin(zaak.casus_id, given, by=regio["casus"], at=at)
        )
    zaak.begin()
    again = zaak.gegeven()
    assert "al een huisverbod" in weigering(lambda: actions_begin.begin(zaak.casus_id, again, by=regio["casus"], at=at))
    assert Huisverbod.objects.count() == 1


@pytest.mark.voorziening(44)
def test_a_preventive_order_has_its_own_origin(zaak: Zaak) -> None:
    """Row 44: no incident before it; the origin is in the facts, so that the region can study it."""
    zaak.begin(herkomst="preventief", aanleiding="Hij kondigde aan dat hij haar vanavond iets aandoet.").vul().vast()
    zaak.leg_op("burgemeester")
    enter(SYSTEM)
    assert Feit.objects.get(naam="huisverbod_opgelegd").kenmerken == {"herkomst": "preventief", "door": "burgemeester"}
    assert not Station.objects.filter(huisverbod_id=zaak.pk, sleutel="burgemeester").exists()  # she knows


@pytest.mark.voorziening(42)
def test_the_rihg_asks_facts_and_keeps_who_rated_what(zaak: Zaak) -> None:
    zaak.begin()
    regio, at = zaak.regio, VRIJDAG
    bare = {1: ("hoog", "slaat"), 2: ("laag", "")}
    assert "signaal 1" in weigering(lambda: actions_rihg.vul_rihg(zaak.pk, bare, by=regio["hovj"], at=at))
    assert "kent deze RiHG niet" in weigering(
        lambda: actions_rihg.vul_rihg(zaak.pk, {21: ("laag", "")}, by=regio["hovj"], at=at)
    )
    assert "kent deze RiHG niet" in weigering(
        lambda: actions_rihg.vul_rihg(zaak.pk, {1: ("erg", "")}, by=regio["hovj"], at=at)
    )
    actions_rihg.vul_rihg(zaak.pk, {1: ("hoog", FEITEN), 2: ("laag", "")}, by=regio["hovj"], at=at)
    seen = actions_rihg.ingevuld_tot(zaak.rij, [1, 2])
    later = at + timedelta(minutes=5)
    actions_rihg.vul_rihg(zaak.pk, {1: ("hoog", FEITEN), 2: ("middel", "")}, gezien=seen, by=regio["casus"], at=later)
    enter(SYSTEM)
    doors = dict(RihgSignaal.objects.filter(huisverbod_id=zaak.pk).values_list("nummer", "door__username"))
    assert doors == {1: "hovj", 2: "casus"}
    with pytest.raises(Stale), undone():
        actions_rihg.vul_rihg(zaak.pk, {2: ("laag", "")}, gezien=seen, by=regio["hovj"], at=later)


@pytest.mark.voorziening(43)
def test_the_visit_is_joint_or_has_a_reason(zaak: Zaak) -> None:
    """Row 43 [S0]: police and Veilig Thuis go together and fill in the RiHG together."""
    zaak.begin()
    regio, at = zaak.regio, VRIJDAG

    def bezoek(politie: str = "A. de Vries", vt: str = "", waarom: str = "", op: object = at) -> object:
        return actions_bezoek.leg_bezoek(zaak.pk, op, politie, vt, waarom, by=regio["hovj"], at=at)  # type: ignore[arg-type]  # tests give moments only

    assert "van Veilig Thuis bij" in weigering(bezoek)
    assert "van de politie" in weigering(lambda: bezoek(politie=" ", vt="M. Hoekstra"))
    assert "moet nog komen" in weigering(lambda: bezoek(vt="M. Hoekstra", op=at + timedelta(hours=1)))
    assert bezoek(waarom="Te gevaarlijk om te wachten")
    assert "onderdeel 1, 2 en 3" in weigering(lambda: actions_rihg.stel_rihg_vast(zaak.pk, by=regio["hovj"], at=at))


def test_settling_needs_the_visit_and_only_the_hulpofficier_settles(zaak: Zaak) -> None:
    zaak.begin().vul()
    regio = zaak.regio
    assert "hulpofficier" in weigering(lambda: actions_rihg.stel_rihg_vast(zaak.pk, by=regio["casus"], at=VRIJDAG))
    with undone():
        zaak.rij.huisbezoek.delete()
        words = weigering(lambda: actions_rihg.stel_rihg_vast(zaak.pk, by=regio["hovj"], at=VRIJDAG))
        assert "huisbezoek" in words
    zaak.vast()
    words = weigering(lambda: actions_rihg.vul_rihg(zaak.pk, {1: ("laag", "")}, by=regio["hovj"], at=VRIJDAG))
    assert "staat vast" in words


def test_imposing_refuses_without_reason_age_or_advice(vast: Zaak) -> None:
    by, at = vast.regio["hovj"], VRIJDAG

    def leg_op(waarom: str = WAAROM, **more: object) -> object:
        return opleggen.leg_op(
            vast.pk, waarom, by=by, at=at, **{"leeftijd_hoe": "Rijbewijs", "mandaat": "M 2026-3", **more}
        )  # type: ignore[arg-type]  # tests vary single fields

    assert "Motiveer" in weigering(lambda: leg_op(" "))
    assert "niet volledig bekend" in weigering(lambda: leg_op(leeftijd_hoe=""))  # born in 1988, no day
    assert "moet nog komen" in weigering(lambda: leg_op(op=at + timedelta(minutes=1)))
    geboren(vast, 2009, 3, 21)  # seventeen until tomorrow
    assert "18 jaar of ouder" in weigering(leg_op)
    geboren(vast, 2008, 3, 20)  # eighteen today
    assert leg_op(leeftijd_hoe="")
    assert "al opgelegd" in weigering(leg_op)


def test_child_abuse_first_asks_veilig_thuis(zaak: Zaak) -> None:
    """Wth 2-3: the mayor must contact Veilig Thuis."""
    zaak.begin(kindermishandeling=True).vul().vast()
    regio = zaak.regio
    assert "overleg met Veilig Thuis" in weigering(lambda: zaak.leg_op())
    assert "Schrijf in een paar" in weigering(
        lambda: actions_bezoek.raadpleeg(zaak.pk, " ", by=regio["casus"], at=VRIJDAG)
    )
    actions_bezoek.raadpleeg(zaak.pk, "Opleggen: de kinderen zijn bang.", by=regio["casus"], at=VRIJDAG)
    zaak.leg_op()
    assert zaak.station("besluit_vt").due_at == VRIJDAG + timedelta(hours=12)


def test_the_ten_days_begin_with_every_station_and_its_term(lopend: Zaak) -> None:
    """Domain 5 #20, #22, #23, #28; the extension is prepared two days ahead (D6)."""
    enter(SYSTEM)
    due = dict(Station.objects.filter(huisverbod_id=lopend.pk).values_list("sleutel", "due_at"))
    assert due["burgemeester"] == VRIJDAG + timedelta(hours=1)
    assert due["adres"] == VRIJDAG + timedelta(hours=24)
    assert (due["verlengbesluit"], due["nazicht"]) == (EINDE, EINDE)
    assert due["verlengadvies"] == EINDE - timedelta(days=2)
    running = Deadline.objects.filter(casus_id=lopend.casus_id, key__startswith="huisverbod", done_at__isnull=True)
    assert running.count() == len(due) + 1
    assert running.get(key="huisverbod_einde").due_at == EINDE
    assert {row.organisation_id for row in running} == {lopend.regio.organisations["vt"].pk}


def test_a_region_changes_its_script_in_the_rule_table(vast: Zaak) -> None:
    """[M]: regional steps are data; zero leaves one out. What the law asks cannot be left out."""
    enter(SYSTEM)
    Rule.objects.filter(key="huisverbod_systeemgesprek").update(value=0)
    Rule.objects.filter(key="huisverbod_zorgadvies").update(value=5)
    vast.leg_op()
    enter(SYSTEM)
    keys = set(Station.objects.filter(huisverbod_id=vast.pk).values_list("sleutel", flat=True))
    assert "systeemgesprek" not in keys
    assert vast.station("zorgadvies").due_at.date() == (VRIJDAG + timedelta(days=5)).date()


def test_not_imposed_stays_a_report(vast: Zaak) -> None:
    regio = vast.regio
    before = Casus.objects.get(pk=vast.casus_id).stand
    assert "Schrijf op waarom" in weigering(
        lambda: niet_opleggen.leg_niet_op(vast.pk, "", mandaat="M", by=regio["hovj"], at=VRIJDAG)
    )
    niet_opleggen.leg_niet_op(vast.pk, "Er is geen onmiddellijk gevaar.", mandaat="M", by=regio["hovj"], at=VRIJDAG)
    assert (vast.rij.stand, vast.rij.casus.stand) == (Stand.NIET_OPGELEGD, before)
    assert feiten() == ["huisverbod_niet_opgelegd"]
    vast.begin(at=VRIJDAG + timedelta(days=1))  # it may begin anew


@pytest.mark.parametrize("wie", ["burgemeester", "loco"])
def test_the_mayor_extends_to_four_weeks_in_total(lopend: Zaak, wie: str) -> None:
    by, at = lopend.regio[wie], EINDE - timedelta(days=2)
    mandaat = "Mandaatsbesluit 2026-3" if wie == "loco" else ""
    dagen.teken(lopend.pk, "verlengadvies", "Verlengen", by=lopend.regio["casus"], at=at)
    verlengen.verleng(lopend.pk, "Hij stond weer voor de deur.", mandaat=mandaat, by=by, at=at)
    assert (lopend.rij.stand, lopend.rij.eindigt_op) == (Stand.VERLENGD, UITERSTE)
    enter(SYSTEM)
    running = Deadline.objects.filter(done_at__isnull=True)
    assert running.get(key="huisverbod_uiterlijk").due_at == UITERSTE
    assert not running.filter(key__in=("huisverbod_einde", "huisverbod_verlengbesluit")).exists()
    assert running.get(key="huisverbod_nazicht").due_at == UITERSTE
    assert Feit.objects.get(naam="huisverbod_verlengd").kenmerken["dagen"] == 28
    assert "een keer" in weigering(lambda: verlengen.verleng(lopend.pk, WAAROM, mandaat=mandaat, by=by, at=at))


def test_what_extending_refuses(lopend: Zaak) -> None:
    mayor, at = lopend.regio["burgemeester"], EINDE - timedelta(hours=1)

    def verleng(waarom: str = WAAROM, **more: object) -> object:
        return verlengen.verleng(lopend.pk, waarom, **{"by": mayor, "at": at, **more})  # type: ignore[arg-type]  # tests vary single fields

    assert "vier weken" in weigering(lambda: verleng(tot=UITERSTE + timedelta(minutes=1)))
    assert "na het einde" in weigering(lambda: verleng(tot=EINDE))
    assert "tien dagen zijn voorbij" in weigering(lambda: verleng(at=EINDE))
    assert "Motiveer" in weigering(lambda: verleng(" "))
    assert "mandaatsbesluit" in weigering(lambda: verleng(by=lopend.regio["loco"]))
    with pytest.raises(Stale), undone():
        verleng(versie=1)


def test_deciding_not_to_extend_ends_the_station(lopend: Zaak) -> None:
    mayor, at = lopend.regio["burgemeester"], EINDE - timedelta(days=3)
    niet_verlengen.verleng_niet(lopend.pk, "De hulp loopt goed.", by=mayor, at=at)
    assert lopend.station("verlengbesluit").gedaan_op == at
    assert lopend.station("verlengadvies").tekst == "Er is besloten"
    assert "al besloten" in weigering(lambda: niet_verlengen.verleng_niet(lopend.pk, "Nog eens", by=mayor, at=at))


@pytest.mark.parametrize(
    ("actie", "stand", "wie"), [("trek_in", "ingetrokken", "burgemeester"), ("vernietig", "vernietigd", "hovj")]
)
def test_it_can_end_sooner(lopend: Zaak, actie: str, stand: str, wie: str) -> None:
    at = VRIJDAG + timedelta(days=3)
    do = getattr(einde, actie)
    assert "Schrijf op" in weigering(lambda: do(lopend.pk, " ", by=lopend.regio[wie], at=at))
    do(lopend.pk, "Hij nam de hulp aan.", by=lopend.regio[wie], at=at)
    assert (lopend.rij.stand, lopend.rij.geeindigd_op) == (stand, at)
    assert f"huisverbod_{stand}" in feiten()
    day_end = lopend.station("nazicht").due_at
    assert (day_end.astimezone(at.tzinfo).date(), lopend.station("verlengbesluit").gedaan_op) == (at.date(), at)
    assert not Deadline.objects.filter(key="huisverbod_einde", done_at__isnull=True).exists()


def test_withdrawing_after_the_end_is_not_needed(lopend: Zaak) -> None:
    mayor = lopend.regio["burgemeester"]
    assert "al om" in weigering(lambda: einde.trek_in(lopend.pk, WAAROM, by=mayor, at=EINDE))


def test_the_worker_lets_it_expire_also_after_thirty_days_down(lopend: Zaak) -> None:
    """At its own moment, however late the worker comes; twice is once."""
    sockets.tell(sockets.Event("tik", SYSTEM, EINDE - timedelta(minutes=1)))
    assert lopend.rij.stand == Stand.OPGELEGD
    for _ in range(2):
        sockets.tell(sockets.Event("tik", SYSTEM, EINDE + timedelta(days=30)))
    assert (lopend.rij.stand, lopend.rij.geeindigd_op) == (Stand.VERLOPEN, EINDE)
    enter(SYSTEM)
    assert Huisverbodbesluit.objects.filter(huisverbod_id=lopend.pk, soort="verloop").count() == 1
    assert Feit.objects.get(naam="huisverbod_verlopen").op == EINDE
    assert Message.objects.filter(kind="termijn", object_id=lopend.pk).exists()


def test_an_extended_one_expires_at_its_own_end(lopend: Zaak) -> None:
    verlengen.verleng(lopend.pk, WAAROM, by=lopend.regio["burgemeester"], at=EINDE - timedelta(days=1))
    assert afloop.laat_verlopen(EINDE) == 0
    assert afloop.laat_verlopen(UITERSTE) == 1
    assert lopend.rij.geeindigd_op == UITERSTE


def test_kept_for_five_years_and_then_destroyed(lopend: Zaak) -> None:
    """Domain 5 #29 [Wth 10]: from the order; the facts stay, the case too."""
    lopend.verlopen()
    five = VRIJDAG.replace(year=2031, hour=23, minute=59, second=59)
    assert bewaren.vernietig_oude(five) == 0
    assert bewaren.vernietig_oude(five + timedelta(seconds=1)) == 1
    enter(SYSTEM)
    assert [model.objects.count() for model in (Huisverbod, Station, RihgSignaal, Huisverbodbesluit)] == [0, 0, 0, 0]
    assert Casus.objects.filter(pk=lopend.casus_id).exists()
    assert "huisverbod_opgelegd" in feiten()


def test_a_running_one_is_never_destroyed(lopend: Zaak) -> None:
    assert bewaren.vernietig_oude(VRIJDAG + timedelta(days=365 * 7)) == 0


def test_no_case_closes_over_an_order_without_who_watches(lopend: Zaak) -> None:
    def sluit() -> None:
        with act("toets.sluit", by=lopend.regio["lead"], at=VRIJDAG, system=True) as a:
            close(a, lock(lopend.casus_id), Sluitreden.GEEN_VERVOLG)

    assert "wie vanaf morgen meekijkt" in weigering(sluit)


def test_nothing_is_saved_when_the_log_fails(lopend: Zaak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eenplan.core.acts.write", lambda *_: (_ for _ in ()).throw(OSError("vol")))
    with pytest.raises(OSError, match="vol"), undone():
        einde.trek_in(lopend.pk, WAAROM, by=lopend.regio["burgemeester"], at=VRIJDAG + timedelta(days=1))
    monkeypatch.undo()
    assert lopend.rij.stand == Stand.OPGELEGD


def test_who_takes_part_reads_on_for_a_while_and_no_longer(lopend: Zaak) -> None:
    enter(SYSTEM)
    rows = Deelbesluit.objects.filter(casus_id=lopend.casus_id, doel="thv")
    assert {row.account.username for row in rows if row.account} == {"hovj", "burgemeester", "loco"}
    assert {row.tot > UITERSTE for row in rows} == {True}
    at = VRIJDAG + timedelta(days=2)
    einde.trek_in(lopend.pk, "Hulp loopt", by=lopend.regio["burgemeester"], at=at)
    lopend.redenen(at)
    nazicht.rond_af(lopend.pk, lopend.regio.accounts["lead"].pk, "Plan bij lead", by=lopend.regio["casus"], at=at)
    enter(SYSTEM)
    assert {(row.tot.date() - at.date()).days for row in rows.all()} == {14}
