"""The benchmark of the strip itself: who is put into the record is found there by a report that comes in."""

from random import Random

import pytest
from django.db import connections

from eenplan.site.migrate import OWNER_ALIAS
from tests.bench.radar import bestanden, strook
from tests.bench.radar.bevolking import Mens
from tests.bench.radar.moeilijk import wereld
from tests.regio import Regio

LOCKED = "SELECT relforcerowsecurity FROM pg_class WHERE relname = ANY(%s)"


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_reports_find_who_was_filled_in(regio: Regio, capsys: pytest.CaptureFixture[str]) -> None:
    found = wereld(120, 2, 24)
    assert strook.vul(found.bekend) > 0
    owner = connections[OWNER_ALIAS].connection
    assert {row for (row,) in owner.execute(LOCKED, [list(strook.TABLES)]).fetchall()} == {True}  # shut again
    filled = [mens.nr + strook.BASE for house in found.bekend for mens in house]
    with owner.transaction():
        owner.execute("SELECT set_config('eenplan.system', 'on', true)")
        for table, column in (("personen_persoon", "id"), ("radar_sleutel", "persoon_id")):
            query = f"SELECT count(DISTINCT {column}) FROM {table} WHERE {column} = ANY(%s)"
            assert owner.execute(query, [filled]).fetchone() == (len(filled),)
    reports = bestanden.per_melding(Random(93), found, 24, "b")
    table, heavy = strook.vraag(reports)
    shown = int(table.rpartition("queries; ")[2].split(" ")[0])
    assert len(reports) > shown >= 1
    assert not heavy
    assert table.count("|") == 4 * 6


def test_where_he_lived_has_an_end(regio: Regio) -> None:
    mens = Mens(
        1, 1, "Bram", "", "Toets", 2018, 1, 9, "m", straat="Proefstraat", vorig=("Oude Weg", 3, "", "Toetsdorp")
    )
    homes = list(strook.adressen(mens, 1, regio.at))
    assert [(row[2], row[-1] is None) for row in homes] == [("Proefstraat", True), ("Oude Weg", False)]
