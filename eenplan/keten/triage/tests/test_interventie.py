"""The intervention team: state x role x act, refusals, terms, facts without persons, all or nothing, destruction."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Stale
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.models import Deadline
from eenplan.dossier.casus.models import Teamlid
from eenplan.feiten.models import Feit
from eenplan.keten.melding.tests.hulp import betrek, rijen
from eenplan.keten.tests.rollen import TEAM, plat, uitkomsten, undone, verwacht
from eenplan.keten.triage.actions import controleer_acuut
from eenplan.keten.triage.actions_besluit import vernietig
from eenplan.keten.triage.interventie import actions, queries
from eenplan.keten.triage.interventie.forms import AfblazenForm, GaanForm, ResultaatForm
from eenplan.keten.triage.interventie.rules import COURSE_INTERVENTIE
from eenplan.keten.triage.models import Interventie
from eenplan.keten.triage.tests.hulp import melding_van
from eenplan.netwerk.dienst.actions import NieuweDienst, plan
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(6)
WIE = "Toets Triagist en een agent van het wijkteam"
GEZIEN = "Sanne is bij haar zus, Peter is mee met de politie."
Handeling = Callable[[Interventie, Viewer, Regio], object]
ACTS: dict[str, Handeling] = {
    "ga_erheen": lambda row, by, regio: actions.ga_erheen(row.pk, WIE, by=by, at=regio.at),
    "kom_aan": lambda row, by, regio: actions.kom_aan(row.pk, by=by, at=regio.at),
    "meld_resultaat": lambda row, by, regio: actions.meld_resultaat(row.pk, "veilig", GEZIEN, by=by, at=regio.at),
    "blaas_af": lambda row, by, regio: actions.blaas_af(row.pk, "De politie was er al.", by=by, at=regio.at),
}
# how each stand is reached
WEG = {
    "gevraagd": (),
    "onderweg": ("ga_erheen",),
    "ter_plaatse": ("ga_erheen", "kom_aan"),
    "gedaan": ("ga_erheen", "meld_resultaat"),
    "afgeblazen": ("blaas_af",),
}
# where each act may be done
VANUIT = {"ga_erheen": "gevraagd", "kom_aan": "onderweg", "meld_resultaat": "ter_plaatse", "blaas_af": "gevraagd"}


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the chain does with a result is tested with the chain."""
    monkeypatch.setattr(sockets, "_on", {})


def in_stand(regio: Regio, stand: str) -> Interventie:
    """A dispatch in this stand; its case has the case worker and a director beside the front office."""
    melding = melding_van(regio)
    controleer_acuut(
        melding.casus_id, True, "Hij staat voor de deur.", gedaan=["interventieteam"], by=regio["triagist"], at=regio.at
    )
    enter(SYSTEM)
    Teamlid.objects.create(casus_id=melding.casus_id, account=regio.accounts["casus"], van=regio.at)
    betrek(regio, melding.casus, "regisseur", list(DataClass))
    row = Interventie.objects.select_related("beoordeling").get()
    for action in WEG[stand]:
        ACTS[action](row, regio["lead"], regio)
    enter(SYSTEM)
    row.refresh_from_db()
    assert row.stand == stand
    return row


def geprobeerd(regio: Regio, row: Interventie, name: str) -> dict[str, str]:
    """What every role gets who tries this."""
    return uitkomsten(regio, lambda by: ACTS[name](row, by, regio))


@pytest.mark.parametrize("stand", COURSE_INTERVENTIE.states)
def test_stand_by_role_by_act(regio: Regio, stand: str) -> None:
    """Who is not in the case finds nothing; a director who takes part reads why it is not his."""
    row = in_stand(regio, stand)
    found = {name: geprobeerd(regio, row, name) for name in ACTS}
    expected = {name: verwacht(regio, COURSE_INTERVENTIE, stand, name, TEAM) for name in ACTS}
    assert plat(found) == plat(expected)


@pytest.mark.parametrize("name", list(ACTS))
def test_without_its_log_line_nothing_is_kept(regio: Regio, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = in_stand(regio, VANUIT[name])
    before, versions = rijen(["triage", "deadlines", "outbox", "feiten"]), list(Interventie.objects.values())

    def log_is_full(*args: object) -> None:
        raise DatabaseError("log is full")

    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", log_is_full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            ACTS[name](row, regio["lead"], regio)
    enter(SYSTEM)
    assert (rijen(["triage", "deadlines", "outbox", "feiten"]), list(Interventie.objects.values())) == (
        before,
        versions,
    )
    ACTS[name](row, regio["lead"], regio)
    enter(SYSTEM)
    line = LogLine.objects.filter(verb=f"interventie.{name}").exclude(ground="").get()
    assert (line.casus_id, line.object_id, line.allowed) == (row.beoordeling.casus_id, row.pk, True)


def test_what_is_missing_is_said_at_its_field(regio: Regio) -> None:
    row = in_stand(regio, "gevraagd")
    lead, at = regio["lead"], regio.at
    tries: list[tuple[str, str, Callable[[], object]]] = [
        ("wie", "Schrijf op wie er gaan.", lambda: actions.ga_erheen(row.pk, "  ", by=lead, at=at)),
        ("reden", "waarom het team niet meer", lambda: actions.blaas_af(row.pk, "Weg.", by=lead, at=at)),
    ]
    for field, says, do in tries:
        with undone(), pytest.raises(actions.Ongeldig, match=says) as refusal:
            do()
        assert set(refusal.value.fouten) == {field}
    actions.ga_erheen(row.pk, WIE, by=lead, at=at)
    for found, words, field in (("goed", GEZIEN, "gevonden"), ("veilig", " Rustig. ", "resultaat")):
        with undone(), pytest.raises(actions.Ongeldig) as refusal:
            actions.meld_resultaat(row.pk, found, words, by=lead, at=at)
        assert set(refusal.value.fouten) == {field}


def test_the_second_of_two_is_told(regio: Regio) -> None:
    row = in_stand(regio, "gevraagd")
    actions.ga_erheen(row.pk, WIE, by=regio["triagist"], at=regio.at, versie=row.versie)
    with pytest.raises(Stale):
        actions.blaas_af(row.pk, "De politie was er al.", by=regio["lead"], at=regio.at, versie=row.versie)


def test_one_term_follows_the_other_and_none_is_left(regio: Regio) -> None:
    """Who goes, gets the term of the result; the hour of who was called ends at that moment."""
    row = in_stand(regio, "gevraagd")

    def running() -> dict[str, int]:
        enter(SYSTEM)
        rows = Deadline.objects.filter(object_type="interventie", object_id=row.pk, done_at__isnull=True)
        return dict(rows.values_list("key", "account_id"))

    assert list(running()) == ["interventie_opnemen"]
    actions.ga_erheen(row.pk, WIE, by=regio["lead"], at=regio.at)
    assert running() == {"interventie_afronden": regio.accounts["lead"].pk}
    actions.meld_resultaat(row.pk, "onbekend", GEZIEN, by=regio["lead"], at=regio.at + timedelta(hours=2))
    assert running() == {}


def test_facts_tell_how_long_and_what_but_nobody(regio: Regio) -> None:
    row = in_stand(regio, "onderweg")
    actions.kom_aan(row.pk, by=regio["lead"], at=regio.at + timedelta(minutes=25))
    actions.meld_resultaat(row.pk, "veilig", GEZIEN, by=regio["lead"], at=regio.at + timedelta(hours=3))
    enter(SYSTEM)
    facts = Feit.objects.filter(naam__startswith="interventie").order_by("pk")
    assert [fact.naam for fact in facts] == ["interventie_gevraagd", "interventie_gedaan"]
    assert facts[1].kenmerken == {"gevonden": "veilig", "minuten": 25}
    told = repr(list(facts.values()))
    assert [word for word in ("Sanne", "Peter", "zus", WIE, "Toets Lead") if word in told] == []


def test_arriving_was_forgotten_then_the_result_is_the_arrival(regio: Regio) -> None:
    row = in_stand(regio, "onderweg")
    later = regio.at + timedelta(minutes=40)
    done = actions.meld_resultaat(row.pk, "veilig", GEZIEN, by=regio["casus"], at=later)
    assert (done.aangekomen_op, done.afgerond_op, done.afgerond_door_id) == (later, later, regio.accounts["casus"].pk)


def test_who_sees_a_dispatch_and_the_list(regio: Regio) -> None:
    row = in_stand(regio, "gevraagd")
    with_list, with_page = set(), set()
    for key in regio.accounts:
        enter(regio[key])
        if queries.lopend(regio[key], now=regio.at):
            with_list.add(key)
        try:
            queries.interventie(regio[key], row.pk, now=regio.at)
        except NotVisible:
            continue
        with_page.add(key)
    assert with_list == with_page == TEAM


def test_an_ended_dispatch_leaves_the_list_and_stays_with_the_case(regio: Regio) -> None:
    row = in_stand(regio, "afgeblazen")
    enter(regio["lead"])
    assert queries.lopend(regio["lead"], now=regio.at) == []
    assert [item.pk for item in queries.van_casus(regio["lead"], row.beoordeling.casus_id)] == [row.pk]


def op_rooster(regio: Regio, *keys: str, soort: str = "interventieteam") -> None:
    """These have duty for eight hours from now."""
    for key in keys:
        dienst = NieuweDienst(soort, regio.accounts[key].pk, regio.at, regio.at + timedelta(hours=8))
        plan(dienst, by=regio["lead"], at=regio.at)
    enter(SYSTEM)


def test_who_is_on_call_is_so_from_the_first_until_the_last_moment(regio: Regio) -> None:
    org, second, end = regio.organisations["vt"].pk, timedelta(seconds=1), timedelta(hours=8)
    op_rooster(regio, "lead", "triagist2")
    calls = [[item.username for item in queries.op_piket(org, regio.at + moment)]
             for moment in (-second, 0 * second, end - second, end)]  # fmt: skip
    assert calls == [[], ["lead", "triagist2"], ["lead", "triagist2"], []]
    assert queries.op_piket(regio.organisations["team"].pk, regio.at) == []
    regio.accounts["lead"].is_active = False
    regio.accounts["lead"].save()
    assert [item.username for item in queries.op_piket(org, regio.at)] == ["triagist2"]


@pytest.mark.parametrize("soort", ["front_office", "achterwacht"])
def test_another_duty_is_not_that_of_the_team(regio: Regio, soort: str) -> None:
    op_rooster(regio, "casus", soort=soort)
    assert queries.op_piket(regio.organisations["vt"].pk, regio.at) == []


def test_with_an_empty_roster_somebody_is_called_all_the_same(regio: Regio) -> None:
    org = regio.organisations["vt"].pk
    assert {item.username for item in queries.oproep(org, regio.at)} == {"triagist", "triagist2", "lead"}


def test_the_page_shows_who_has_duty_and_the_way_to_the_roster(regio: Regio, client: Client) -> None:
    client.force_login(regio.accounts["triagist"])
    bare = client.get("/werk/interventieteam").content.decode()
    assert "de hele voordeur" in bare
    assert "/werk/rooster" in bare
    op_rooster(regio, "casus")
    page = client.get("/werk/interventieteam").content.decode()
    assert "Toets Casus" in page
    assert "de hele voordeur" not in page
    assert "Front office" not in page  # the other duties stand on the roster


@pytest.mark.parametrize("form", [GaanForm, ResultaatForm, AfblazenForm])
def test_an_empty_form_says_so(form: Callable[[dict[str, str]], GaanForm]) -> None:
    assert form({}).errors


def test_shredding_the_case_takes_its_dispatches(regio: Regio) -> None:
    row = in_stand(regio, "gedaan")
    assert vernietig(row.beoordeling.casus_id) > 0
    assert not Interventie.objects.exists()
