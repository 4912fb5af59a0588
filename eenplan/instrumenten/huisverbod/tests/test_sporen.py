"""What each act leaves behind: a line in the log, a fact without persons, a message without content, a row lock."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from eenplan.core import sockets
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.feiten.models import Feit
from eenplan.instrumenten.huisverbod import (
    actions_begin,
    actions_bezoek,
    actions_rihg,
    actions_wijzig,
    afloop,
    dagen,
    einde,
    gesprek,
    nazicht,
    niet_opleggen,
    niet_verlengen,
    op_verzoek,
    opleggen,
    overtreding,
    plugs,
    verlengen,
)
from eenplan.instrumenten.huisverbod.models import Beschermde, Huisverbod, Overtreding, RihgSignaal, Station
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

DAG = timedelta(days=1)
STRAKS = VRIJDAG + timedelta(hours=2)
KANARIE = "Kanarie-in-het-huis"


def regels(zaak: Zaak, verb: str) -> list[LogLine]:
    enter(SYSTEM)
    return list(LogLine.objects.filter(verb=verb, object_id=zaak.pk, object_type="huisverbod"))


Doe = Callable[[Zaak, Viewer, datetime], object]
VOOR: dict[str, tuple[str, Doe]] = {
    "leg_bezoek": ("hovj", lambda z, by, at: actions_bezoek.leg_bezoek(z.pk, VRIJDAG, KANARIE, "B", by=by, at=at)),
    "vul_rihg": ("hovj", lambda z, by, at: actions_rihg.vul_rihg(z.pk, {1: ("hoog", FEITEN + KANARIE)}, by=by, at=at)),
    "raadpleeg": ("casus", lambda z, by, at: actions_bezoek.raadpleeg(z.pk, KANARIE, by=by, at=at)),
    "wijzig": (
        "casus",
        lambda z, by, at: actions_wijzig.wijzig(
            z.pk, actions_wijzig.Gegevens(KANARIE, "Proefstraat 12"), versie=None, by=by, at=at
        ),
    ),
    "breek_af": ("casus", lambda z, by, at: actions_wijzig.breek_af(z.pk, KANARIE, by=by, at=at)),
    "nodig_uit": (
        "casus", lambda z, by, at: actions_begin.nodig_uit(z.pk, [z.regio.accounts["agent"].pk], by=by, at=at),
    ),
    "stel_rihg_vast": ("hovj", lambda z, by, at: z.vul() and actions_rihg.stel_rihg_vast(z.pk, by=by, at=at)),
}  # fmt: skip
LOPEND: dict[str, tuple[str, Doe]] = {
    "teken": ("hovj", lambda z, by, at: dagen.teken(z.pk, "besluit_pleger", KANARIE, by=by, at=at)),
    "start_stap": ("hovj", lambda z, by, at: op_verzoek.start_stap(z.pk, "raadsman", by=by, at=at)),
    "plan_gesprek": ("casus", lambda z, by, at: gesprek.plan_gesprek(z.pk, at + DAG, KANARIE, by=by, at=at)),
    "leg_gesprek": ("casus", lambda z, by, at: gesprek.leg_gesprek(z.pk, at, KANARIE, KANARIE, by=by, at=at)),
    "meld_overtreding": ("hovj", lambda z, by, at: overtreding.meld_overtreding(z.pk, at, KANARIE, by=by, at=at)),
    "verleng": ("burgemeester", lambda z, by, at: verlengen.verleng(z.pk, KANARIE, by=by, at=at)),
    "verleng_niet": ("burgemeester", lambda z, by, at: niet_verlengen.verleng_niet(z.pk, KANARIE, by=by, at=at)),
    "trek_in": ("burgemeester", lambda z, by, at: einde.trek_in(z.pk, KANARIE, by=by, at=at)),
    "vernietig": ("lead", lambda z, by, at: einde.vernietig(z.pk, KANARIE, by=by, at=at)),
}
VAST: dict[str, tuple[str, Doe]] = {
    "leg_op": (
        "hovj",
        lambda z, by, at: opleggen.leg_op(z.pk, KANARIE, mandaat="M", leeftijd_hoe="Paspoort", by=by, at=at),
    ),
    "leg_niet_op": ("hovj", lambda z, by, at: niet_opleggen.leg_niet_op(z.pk, KANARIE, mandaat="M", by=by, at=at)),
}


def _spoor(zaak: Zaak, naam: str, who: str, do: Doe) -> None:
    """The line names who, for which case and person, by what act; nothing that was written stands in it."""
    with undone():
        Message.objects.all().delete()
        do(zaak, zaak.regio[who], STRAKS)
        enter(SYSTEM)
        lines = regels(zaak, f"huisverbod.{naam}")
        assert lines, naam
        line = lines[-1]
        assert (line.account_id, line.casus_id) == (zaak.regio.accounts[who].pk, zaak.casus_id)
        assert (line.allowed, bool(line.ground), line.persoon_id) == (True, True, zaak.mensen["pleger"]), naam
        assert not any(KANARIE in str(row.__dict__) for row in LogLine.objects.filter(casus_id=zaak.casus_id))
        assert not any(KANARIE in str(row.__dict__) for row in Message.objects.all())
        assert not any(KANARIE in json.dumps(row.kenmerken) for row in Feit.objects.all())
        told = set(Message.objects.filter(object_type="huisverbod").values_list("account_id", flat=True))
        assert zaak.regio.accounts[who].pk not in told  # nobody is told what he did himself


def test_every_act_before_the_decision_leaves_its_line(zaak: Zaak) -> None:
    zaak.begin()
    for naam, (who, do) in VOOR.items():
        _spoor(zaak, naam, who, do)


def test_every_decision_leaves_its_line(vast: Zaak) -> None:
    for naam, (who, do) in VAST.items():
        _spoor(vast, naam, who, do)


def test_every_act_of_the_ten_days_leaves_its_line(lopend: Zaak) -> None:
    for naam, (who, do) in LOPEND.items():
        _spoor(lopend, naam, who, do)


def test_the_end_by_itself_is_logged_as_done_by_the_machine(lopend: Zaak) -> None:
    afloop.laat_verlopen(EINDE)
    (line,) = regels(lopend, "huisverbod.verloop")
    assert (line.account_id, line.ground) == (None, "Wth 2-1, 9")


FEITEN_NA = {
    "verleng": ("huisverbod_verlengd", {"dagen": 28}),
    "trek_in": ("huisverbod_ingetrokken", {}),
    "vernietig": ("huisverbod_vernietigd", {}),
    "meld_overtreding": ("huisverbod_overtreden", {}),
}


def test_every_decision_counts_as_a_fact_without_a_person(lopend: Zaak) -> None:
    """Domain 7.4 #33: imposed, extended, withdrawn, violated; by municipality and origin."""
    for naam, (feit, more) in FEITEN_NA.items():
        with undone():
            who, do = LOPEND[naam]
            do(lopend, lopend.regio[who], STRAKS)
            enter(SYSTEM)
            row = Feit.objects.get(naam=feit)
            assert row.kenmerken == {"herkomst": "politie", **more}
            assert row.gemeente == "Toetsdorp"
            words = json.dumps(row.kenmerken)
            assert [word for word in ("Toets ", "Peter", "Sanne", "Proefstraat") if word in words] == []
    enter(SYSTEM)
    assert Feit.objects.get(naam="huisverbod_opgelegd").kenmerken == {"herkomst": "politie", "door": "hulpofficier"}
    assert set(plugs.FEITEN) <= sockets.facts().keys()


@pytest.mark.parametrize(("dagen_later", "binnen"), [(0, True), (10, True), (11, False)])
def test_help_within_ten_days(lopend: Zaak, dagen_later: int, binnen: bool) -> None:
    at = VRIJDAG + dagen_later * DAG
    dagen.teken(lopend.pk, "hulp", "Gestart", reden="" if binnen else "Wachtlijst", by=lopend.regio["casus"], at=at)
    enter(SYSTEM)
    known = Feit.objects.get(naam="huisverbod_hulp_gestart").kenmerken
    assert (known["dagen"], known["binnen_tien"]) == (dagen_later, binnen)


MODELLEN = [model for model in apps.get_app_config("huisverbod").get_models() if not model._meta.auto_created]


@pytest.mark.django_db
@pytest.mark.parametrize("model", MODELLEN, ids=lambda model: model.__name__)
def test_every_table_has_its_own_lock_in_the_database(model: type[Model]) -> None:
    """ADR 0003: forced, so that the owner of the table is held too."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", [table])
        assert cursor.fetchone() == (True, True)
        cursor.execute("SELECT count(*) FROM pg_policies WHERE tablename = %s", [table])
        assert cursor.fetchone()[0] > 0


def test_the_database_itself_shows_an_outsider_no_row(lopend: Zaak) -> None:
    overtreding.meld_overtreding(lopend.pk, STRAKS, "Belde", by=lopend.regio["hovj"], at=STRAKS)
    tables = (Huisverbod, Beschermde, RihgSignaal, Station, Overtreding)
    for who in ("casus", "hovj", "burgemeester"):
        enter(lopend.regio[who])
        assert all(table.objects.exists() for table in tables), who
    for who in ("school", "regisseur", "ander"):  # by organisation; the gate is by person
        enter(lopend.regio[who])
        assert not any(table.objects.exists() for table in tables), who
    enter(SYSTEM)


def test_the_case_takes_everything_along_and_the_facts_stay(lopend: Zaak) -> None:
    overtreding.meld_overtreding(lopend.pk, STRAKS, KANARIE, by=lopend.regio["hovj"], at=STRAKS)
    gesprek.leg_gesprek(lopend.pk, STRAKS, KANARIE, KANARIE, by=lopend.regio["casus"], at=STRAKS)
    enter(SYSTEM)
    facts = Feit.objects.count()
    assert sockets.shred(lopend.casus_id) > 30
    assert not any(model._default_manager.exists() for model in MODELLEN)
    assert Feit.objects.count() == facts


def test_who_watches_gets_the_first_term_of_the_days_after(lopend: Zaak) -> None:
    lopend.verlopen().redenen(EINDE)
    owner = lopend.regio.accounts["lead"].pk
    nazicht.rond_af(lopend.pk, owner, WAAROM, by=lopend.regio["casus"], at=EINDE)
    row = lopend.station("dag_erna")
    assert (row.due_at.date(), row.gedaan_op) == ((EINDE + DAG).date(), None)
    assert Message.objects.filter(account_id=owner, object_type="huisverbod").exists()
