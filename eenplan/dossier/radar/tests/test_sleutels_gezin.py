"""The keys that the database writes are those of `radar.sleutels`: one by one, for whoever is recorded."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.personen.rules import plain
from eenplan.dossier.radar.models import Sleutel
from eenplan.dossier.radar.profiel import profiel_van
from eenplan.dossier.radar.sleutels import getal, sleutels

NAMEN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc",)), max_size=20)


@pytest.fixture
def sql(db: None):
    def ask(function: str, text: str) -> object:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [text])
            return cursor.fetchone()[0]

    return ask


@pytest.mark.parametrize("woord", ["İbrahim Yıldız", "Łucja", "van 't Hof-ß", "Ðorđe", "Éva Žižek", "", "O'Brien 2e"])
def test_the_database_writes_a_name_plainly_as_we_do(sql, woord: str) -> None:
    assert sql("radar_kaal", woord) == plain(woord)


def test_any_name_is_written_plainly_as_we_do(sql) -> None:
    @given(NAMEN)
    def check(naam: str) -> None:
        assert sql("radar_kaal", naam) == plain(naam)

    check()


@pytest.mark.parametrize("sleutel", ["njan vries", "b" + "f" * 64, "d1990-2-5", ""])
def test_a_key_becomes_the_same_number(sql, sleutel: str) -> None:
    assert sql("radar_getal", sleutel) == getal(sleutel)


@pytest.mark.parametrize(
    ("naam", "geboren", "adres", "bsn", "ook", "leeftijd"),
    [
        ("Sanne de Toets", "1990-05-02", "Proefstraat 12, 1234 AB Toetsdorp", "999000019", "", None),
        ("Kees Jan van der Berg-Wiśniewska", "1961-12-30", "Oude Markt 3", "", "Cornelis Wiśniewska", 40),
        ("Mohammed El Ouardi", "2012", "1234 AB", "", "Mo El Ouardi", None),
        ("Sanne", "05-02", "1234 AB", "", "", 9), ("Noa", "", "", "", "", 0), ("", "", "", "", "", None),
        ("Bo A Li", "1990-05-02", "Laan van de Vrede 7 B, Toetsdorp", "", "Li Bo", None),
        ("Anna Maria Toets", "1984-01", "Sint-Jansstraat 40, 1234 AB Toetsdorp", "", "Anna Toets", None),
    ],
)  # fmt: skip
def test_the_database_makes_the_same_keys(
    persoon: MaakPersoon, naam: str, geboren: str, adres: str, bsn: str, ook: str, leeftijd: int | None
) -> None:
    made = persoon(naam, geboren, adres=adres, bsn=bsn, leeftijd=leeftijd)
    also_known_as(made, ook)
    row = Persoon.objects.prefetch_related("adressen", "andere_namen").get(pk=made.pk)
    wanted = {(key[0], getal(key)) for key in sleutels(profiel_van(row))}
    assert set(Sleutel.objects.filter(persoon=made).values_list("soort", "sleutel")) == wanted
    assert bool(wanted) is bool(naam)
