"""``eenplan radar controleer`` and ``herbouw`` on the record itself."""

import pytest
from django.db import connection

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.conftest import MaakPersoon
from eenplan.site.radar import herbouw as module
from eenplan.site.radar.herbouw import controleer, herbouw
from tests.database import owner

Gezegd = list[str]


class Eigenaar:
    """The connection of the test as the command has the owner's; only the owner himself makes functions."""

    function = ""

    def transaction(self):
        """A savepoint of it."""
        return connection.connection.transaction()

    def execute(self, query: str, params: object = None):
        """One question."""
        if query.startswith("CREATE OR REPLACE FUNCTION"):
            self.function = query
            return owner().execute(query)
        return connection.connection.execute(query, params)


@pytest.fixture
def mensen(persoon: MaakPersoon) -> list[int]:
    return [
        persoon(naam, geboren, adres=adres, bsn=bsn).pk
        for naam, geboren, adres, bsn in (
            ("Sanne de Toets", "1990-05-02", "Proefstraat 12 B, 1234 AB Toetsdorp", "999000019"),
            ("Hans van der Berg", "1961", "Oude Markt 3", ""),
            ("Kees", "", "", ""),
        )
    ]


def wijzig(sql: str, *values: object) -> None:
    enter(SYSTEM)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_the_database_wrote_is_right(mensen: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BLOK", 2)
    said: Gezegd = []
    assert controleer(Eigenaar(), said.append) == (3, 0)
    assert said == ["2 personen nagekeken", "3 personen nagekeken"]


@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("DELETE FROM radar_sleutel WHERE soort = 'd' AND persoon_id = %s", 1),
        ("UPDATE radar_sleutel SET sleutel = sleutel + 1 WHERE persoon_id = %s", 1),
        ("DELETE FROM radar_profielregel WHERE persoon_id = %s", 1),
        ("SELECT %s", 0),
    ],
)
def test_a_wrong_key_is_noticed_and_mended(mensen: list[int], sql: str, wrong: int) -> None:
    wijzig(sql, mensen[0])
    said: Gezegd = []
    assert controleer(Eigenaar(), said.append) == (3, wrong)
    assert herbouw(Eigenaar(), said.append) == 3
    assert controleer(Eigenaar(), said.append) == (3, 0)
    assert not any("Toets" in line for line in said)


def test_the_names_of_this_version_go_into_the_database(mensen: list[int]) -> None:
    mine = Eigenaar()
    herbouw(mine, lambda _: None)
    assert "('kasja'," in mine.function


def test_nobody_is_not_wrong(db: None) -> None:
    enter(SYSTEM)
    assert controleer(Eigenaar(), lambda _: None) == (0, 0)
