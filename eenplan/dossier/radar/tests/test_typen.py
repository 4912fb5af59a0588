"""People who are being typed: when one may look, what of them counts, and that the look is on the log."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.clock import AMSTERDAM
from eenplan.core.crypto.zegel import blind
from eenplan.dossier.casus.actions import open_casus, shield
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.personen.models import Adres as Woonadres
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.radar.banden import Band
from eenplan.dossier.radar.queries import Bekend, typend
from eenplan.dossier.radar.typen import Getypt, mag_zoeken
from eenplan.dossier.radar.wegen import MOST_CASES
from eenplan.dossier.radar.woonplek import Adres
from tests.regio import Regio

NOW = datetime(2026, 3, 20, 9, tzinfo=AMSTERDAM)
HUIS = "Proefstraat 12, 1234 AB Toetsdorp"
SANNE = Getypt("Sanne de Toets", "1990-05-02", HUIS)
CONTACT = "Veilig Thuis Toetsland (verzonnen)"


@pytest.mark.parametrize(
    ("getypt", "genoeg"),
    [
        (Getypt("Sanne Toets", "1990-05-02"), True), (Getypt("Sanne", "2-5-1990"), True),
        (Getypt("Sanne Toets", "1990"), False), (Getypt("Sanne", "05-1990"), False),
        (Getypt(bsn="999000019"), True),
        (Getypt("Sanne Toets"), False), (Getypt("Sanne Toets", adres=HUIS), False),
        (Getypt("", "1990-05-02", HUIS), False), (Getypt("Sanne Toets", "02-05"), False),
        (Getypt("Sanne Toets", "199"), False), (Getypt("moeder", "1990"), False),
        (Getypt("Sanne Toets", "31-02-1990"), False), (Getypt(bsn="123456789"), False), (Getypt(bsn="99900"), False),
        (Getypt(), False),
    ],
)  # fmt: skip
def test_one_may_look_by_a_number_or_a_name_with_a_birth_date(getypt: Getypt, genoeg: bool) -> None:
    """No browsing by a neighbour's name and address."""
    assert getypt.genoeg is bool(mag_zoeken([Getypt("Peter"), getypt])) is genoeg


@pytest.mark.django_db  # a number is compared by the key in the database
def test_what_of_the_typed_counts() -> None:
    found = Getypt("mevrouw S. de Toets, 35", "", "Proefstraat 12 B, 1234 AB Toetsdorp", "999000019").profiel(NOW)
    assert (found.voornamen, found.achternaam, found.geboren) == (("s",), "toets", (-1990, 0, 0))
    assert (found.adressen, found.bsn) == ((Adres("proefstraat", 12, "1234AB", "toetsdorp", "b"),), blind("999000019"))
    half = Getypt("haar man", "19", "", "999").profiel(NOW)
    assert not half.heet
    assert half.geboren == (0, 0, 0)


@pytest.mark.parametrize(
    ("naam", "gevonden"),
    [("Sanne de Toets", True), ("Sanna de Toets", True), ("Sanne Bakker", False), ("Fatima de Toets", False)],
)
def test_of_whom_only_a_year_is_known_both_names_have_to_fit(
    regio: Regio, casus: Casus, persoon: MaakPersoon, naam: str, gevonden: bool
) -> None:
    """A year is shared by many: a name that fits with it may be a neighbour's."""
    persoon("Sanne de Toets", "1990", adres=HUIS, casus=casus)
    assert bool(typend(regio["triagist"], [Getypt(naam, "1990-05-02", HUIS)], NOW)) is gevonden


@pytest.fixture
def known(casus: Casus, persoon: MaakPersoon) -> Casus:
    persoon("Sanne de Toets", "1990-05-02", adres=HUIS, bsn="999000019", casus=casus)
    persoon("Bram de Toets", "2018-01-09", adres=HUIS, casus=casus)
    return casus


def lines(regio: Regio, key: str) -> list[tuple[str, int | None, bool]]:
    rows = LogLine.objects.filter(account_id=regio[key].account_id, verb__startswith="radar.").order_by("pk")
    return list(rows.values_list("verb", "casus_id", "allowed"))


def test_the_typed_are_found_and_nothing_of_them_is_kept(regio: Regio, known: Casus) -> None:
    before = Persoon.objects.count()
    (found,) = typend(regio["triagist"], [SANNE, Getypt("Braam, 8 jaar")], NOW) or []
    assert found.nummer == known.nummer
    assert [(hit.genoemd, hit.naam) for hit in found.treffers] == [
        ("Sanne de Toets", "Sanne de Toets"), ("Braam, 8 jaar", "Bram de Toets"),
    ]  # fmt: skip
    enter(SYSTEM)
    assert Persoon.objects.count() == before
    assert lines(regio, "triagist") == [("radar.typ", None, True), *[("radar.bekend", known.pk, True)] * 2]


def test_a_look_that_finds_nobody_is_on_the_log_and_too_little_is_no_look(regio: Regio, known: Casus) -> None:
    assert typend(regio["triagist"], [Getypt("Fatima Yilmaz", "1971-03-04")], NOW) == []
    assert typend(regio["triagist"], [Getypt("Sanne de Toets", "", HUIS)], NOW) is None
    enter(SYSTEM)
    assert lines(regio, "triagist") == [("radar.typ", None, True)]


def test_who_may_not_see_the_case_learns_no_more_by_typing(regio: Regio, known: Casus) -> None:
    """R4: whom to ask; R0 and R1: nothing; another organisation has nothing of its own to find."""
    assert typend(regio["casus"], [SANNE], NOW) == [Bekend(contact=CONTACT, over=("Sanne de Toets",))]
    assert typend(regio["beheer"], [SANNE], NOW) == []
    assert typend(regio["regisseur"], [SANNE], NOW) == []
    assert typend(SYSTEM, [SANNE], NOW) is None
    enter(SYSTEM)
    Belangenconflict.objects.create(casus=known, account=regio.accounts["triagist"], sinds=regio.at)
    assert typend(regio["triagist"], [SANNE], NOW) == []


def test_a_secret_address_cannot_be_guessed_by_typing(regio: Regio, known: Casus) -> None:
    Woonadres.objects.filter(persoon__betrokken_bij__casus=known).update(geheim=True)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, known, "adres", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    elders = Getypt("Sanne de Toets", "1990-05-02", "Kade 9, 9999 ZZ Ver")
    shown = [typend(regio["triagist"], [one], NOW) for one in (SANNE, elders)]
    assert shown[0] == shown[1] != []
    assert typend(regio["triagist"], [Getypt("Ander Mens", "1960-02-03", HUIS)], NOW) == []


def test_a_secluded_case_says_whom_to_ask(regio: Regio, known: Casus) -> None:
    with act("toets.sluit_af", by=SYSTEM, at=regio.at) as a:
        shield(a, known, "besloten", [regio.accounts["lead"].pk])
    enter(SYSTEM)
    assert typend(regio["triagist"], [SANNE], NOW) == [Bekend(contact=CONTACT, over=("Sanne de Toets",))]


def test_the_questions_do_not_grow_with_the_people(regio: Regio, known: Casus) -> None:
    counts = []
    for many in (1, 8):
        with CaptureQueriesContext(connection) as asked:
            typend(regio["triagist"], [SANNE] * many, NOW)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 30


def test_the_one_who_fits_is_found_among_many_who_share_a_sound(regio: Regio, persoon: MaakPersoon) -> None:
    """More cases look a little like her than are weighed as a whole, and hers is the youngest of them."""

    def maak_casus() -> Casus:
        with act("toets.open", by=SYSTEM, at=regio.at) as a:
            return open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, "Toetsdorp")

    for number in range(MOST_CASES + 3):
        persoon("Sanna Thoets", f"1990-{number % 12 + 1:02}-{number + 3:02}", casus=maak_casus())
    last = maak_casus()
    persoon("Sanne de Toets", "1990-05-02", casus=last)
    found = typend(regio["triagist"], [Getypt("Sanne de Toets", "1990-05-02")], NOW) or []
    assert found[0].nummer == last.nummer
    assert found[0].band == Band.ZEKER
