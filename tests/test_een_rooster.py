"""The rows of the old roster of the intervention team came along to the one that is left."""

from importlib import import_module

import pytest
from django.db import connection

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.netwerk.dienst.models import Roosterdienst
from tests.regio import Regio

MIGRATIE = import_module("eenplan.keten.triage.migrations.0004_een_rooster")
OUD = "CREATE TEMP TABLE triage_piket (organisatie_id bigint, account_id bigint, van timestamptz, tot timestamptz)"


@pytest.mark.voorziening(6)
def test_who_was_on_call_still_is_and_can_go_back(regio: Regio) -> None:
    enter(SYSTEM)
    vt, lead = regio.organisations["vt"].pk, regio.accounts["lead"].pk
    with connection.cursor() as cursor:
        cursor.execute(OUD)
        cursor.execute("INSERT INTO triage_piket VALUES (%s, %s, now(), now() + interval '8 hours')", [vt, lead])
        cursor.execute(MIGRATIE.OVER)
        (row,) = Roosterdienst.objects.all()
        assert (row.soort, row.organisatie_id, row.account_id, row.telefoon) == ("interventieteam", vt, lead, "")
        assert (row.tot - row.van).total_seconds() == 8 * 3600
        cursor.execute("DELETE FROM triage_piket")
        cursor.execute(MIGRATIE.TERUG)
        cursor.execute("SELECT organisatie_id, account_id FROM triage_piket")
        assert cursor.fetchall() == [(vt, lead)]
        cursor.execute("DROP TABLE triage_piket")
