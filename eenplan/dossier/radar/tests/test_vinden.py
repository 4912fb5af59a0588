"""Candidates for all who are named, in one question to the record; and the profile that the database keeps."""

from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.actions import also_known_as
from eenplan.dossier.personen.models import Adres, Persoon
from eenplan.dossier.radar import vinden
from eenplan.dossier.radar.klank import GROEPEN
from eenplan.dossier.radar.models import Profielregel, Sleutel
from eenplan.dossier.radar.profiel import profiel_van
from eenplan.dossier.radar.tests.mensen import HUIS, wie
from eenplan.dossier.radar.vergelijk import Profiel
from eenplan.dossier.radar.vinden import Kandidaat, lees, vind
from tests.database import owner
from tests.regio import Regio


@pytest.fixture
def zoek(regio: Regio):
    """Look for who is named; the system looks."""

    def ask(*genoemd: Profiel, **more: object) -> list[list[Kandidaat]]:
        enter(SYSTEM)
        with connection.cursor() as cursor:
            return vind(genoemd, regio.organisations["vt"].pk, cursor, **more)

    return ask


def namen(found: list[list[Kandidaat]]) -> list[list[str]]:
    return [[" ".join(one.profiel.voornamen) for one in row] for row in found]


def test_all_who_are_named_are_looked_for_at_once(zoek, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990-05-02", adres=HUIS)
    persoon("Fleur Bakker", "2014-06-30")
    with CaptureQueriesContext(connection) as asked:
        found = zoek(
            wie("Sane Toest", "1990-02-05"), wie("Fatima Yilmaz", "1971"), wie("Fleur", "2014"), wie("", "", HUIS)
        )
    assert namen(found) == [["sanne"], [], ["fleur"], ["sanne"]]
    assert sum("radar_sleutel" in item["sql"] for item in asked.captured_queries) == 1


def test_nobody_is_looked_for_without_a_key(zoek, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", "1990-05-02")
    assert zoek(wie(), wie("S.")) == [[], []]
    assert zoek() == []


def test_the_address_of_who_is_silent_is_not_used(zoek, persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", adres=HUIS)
    both = (wie("Peter Bakker", "", HUIS), wie("Peter Bakker", "", HUIS))
    assert namen(zoek(*both, zonder_adres={1})) == [["sanne"], []]
    assert namen(zoek(wie("Sanne Toets", "", HUIS), zonder_adres={0})) == [["sanne"]]


def test_some_are_left_out(zoek, persoon: MaakPersoon) -> None:
    one, other = persoon("Sanne de Toets"), persoon("Sanne Toets")
    assert [row.persoon_id for row in zoek(wie("Sanne Toets"), niet=[one.pk])[0]] == [other.pk]


def test_a_key_that_too_many_share_says_nothing(zoek, persoon: MaakPersoon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vinden, "MOST_SHARED", 2)
    for name in ("Sanne", "Peter", "Fleur"):
        persoon(f"{name} Toets")
    assert namen(zoek(wie("mevrouw Toets"), wie("Fleur Toets"))) == [[], ["fleur"]]


def test_who_shares_the_rarest_comes_first_and_there_is_an_end(
    zoek, persoon: MaakPersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vinden, "MOST_CANDIDATES", 2)
    for name in ("Sanne", "Peter", "Fleur"):
        persoon(f"{name} Toets", "1990" if name == "Fleur" else "")
    found = zoek(wie("Fleur Toets", "1990"))[0]
    assert len(found) == 2
    assert {"fleur"} < {one.profiel.voornamen[0] for one in found}


def test_who_shares_far_less_than_the_first_drops_out_when_asked(zoek, persoon: MaakPersoon) -> None:
    known, far = persoon("Sanne de Toets", "1990-05-02", adres=HUIS), persoon("Sanne Bakker")
    asked = wie("Sanne de Toets", "1990-05-02", HUIS)
    assert {row.persoon_id for row in zoek(asked)[0]} == {known.pk, far.pk}
    assert [row.persoon_id for row in zoek(asked, minste=0.25)[0]] == [known.pk]
    assert zoek(wie("Sanne Bakker"), minste=0.25)[0][0].persoon_id == far.pk


def test_another_bronhouder_is_not_looked_at(zoek, persoon: MaakPersoon, regio: Regio) -> None:
    known = persoon("Sanne de Toets")
    enter(SYSTEM)
    Persoon.objects.filter(pk=known.pk).update(bronhouder=regio.organisations["ander_team"])
    assert zoek(wie("Sanne Toets")) == [[]]


def test_it_is_behind_the_second_lock(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    """Nobody finds, or reads the profile of, who is in a case that is none of his."""
    persoon("Sanne de Toets", "1990-05-02", casus=casus)
    for key, seen in (("triagist", True), ("agent", False), ("regisseur", False)):
        enter(regio[key])
        with connection.cursor() as cursor:
            found = vind([wie("Sanne Toets")], regio.organisations["vt"].pk, cursor)
        assert bool(found[0]) is seen, key
        assert Profielregel.objects.exists() is seen, key


@pytest.mark.parametrize(
    ("naam", "geboren", "adres", "ook", "leeftijd"),
    [
        ("Sanne de Toets", "1990-05-02", HUIS, "", 8),
        ("Kees Jan van der Berg-Wiśniewska", "1961", "Oude Markt 3", "Cees Berg", None),
        ("Sanne", "05-02", "", "Sanne Bakker", 30), ("Noa", "", "", "", 0), ("", "", "1234 AB", "", None),
    ],
)  # fmt: skip
def test_the_database_keeps_the_profile_that_we_make(
    persoon: MaakPersoon, naam: str, geboren: str, adres: str, ook: str, leeftijd: int | None
) -> None:
    made = persoon(naam, geboren, adres=adres, bsn="999000019", leeftijd=leeftijd)
    also_known_as(made, ook)
    row = Persoon.objects.prefetch_related("adressen", "andere_namen").get(pk=made.pk)
    wanted = profiel_van(row)
    kept = Profielregel.objects.get(pk=made.pk)
    found = lees(kept.voornamen, kept.achternaam, kept.namen, kept.jaar, kept.maand, kept.dag, kept.geslacht, kept.bsn,
                 kept.adressen)  # fmt: skip
    assert found._replace(namen=tuple(sorted(found.namen))) == wanted._replace(namen=tuple(sorted(wanted.namen)))


def test_only_some_addresses_count_where_not_all_may(persoon: MaakPersoon) -> None:
    made = persoon("Sanne de Toets", adres=HUIS)
    row = Persoon.objects.prefetch_related("adressen", "andere_namen").get(pk=made.pk)
    assert profiel_van(row, []) == profiel_van(row)._replace(adressen=())


def test_a_secret_address_is_marked_and_read_without_the_mark(persoon: MaakPersoon) -> None:
    made = persoon("Sanne de Toets", adres=HUIS)
    for secret in (False, True):
        Adres.objects.filter(persoon=made).update(geheim=secret)
        assert Profielregel.objects.get(pk=made.pk).adressen == f"proefstraat|12|1234AB|toetsdorp||0|{secret:d}"


def test_the_profile_goes_with_the_person(persoon: MaakPersoon) -> None:
    persoon("Sanne de Toets", adres=HUIS).delete()
    assert not Profielregel.objects.exists()
    assert not Sleutel.objects.exists()


def test_the_database_knows_every_variant_of_a_first_name(db: None) -> None:
    """A new database; one that is there already gets them with `eenplan radar herbouw`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'radar_ververs'")
        (source,) = cursor.fetchone()
    assert source.count("),(") + 1 == sum(len(places) for places in GROEPEN.values())
    assert all(f"('{name}',{place})" in source for name, places in GROEPEN.items() for place in places)


@pytest.mark.parametrize(("geslacht", "wanted"), [("v", "v"), ("m", "m"), ("o", ""), ("x", ""), ("", "")])
def test_what_is_no_sex_is_unknown(geslacht: str, wanted: str) -> None:
    assert lees("", "", "", 0, 0, 0, geslacht, "", "").geslacht == wanted


def test_the_keys_of_before_come_back_when_the_migration_is_undone() -> None:
    """And the new ones after it is done again; all of it is undone at the end."""
    way = import_module("eenplan.dossier.radar.migrations.0004_sleutels_gezin")
    source = "SELECT prosrc FROM pg_proc WHERE proname = 'radar_ververs'"
    with owner().transaction(force_rollback=True):
        now = owner().execute(source).fetchone()
        owner().execute(way.BACK)
        assert "hashtextextended" in str(owner().execute(source).fetchone())
        owner().execute(way.FUNCTIONS)
        owner().execute(import_module("eenplan.dossier.radar.migrations.0010_ook_geboren").FUNCTION)
        owner().execute(way.FILL)
        assert owner().execute(source).fetchone() == now
