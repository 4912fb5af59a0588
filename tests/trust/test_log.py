"""Promise 3: nothing is read without a log line. The log is broken in the database itself; then no page tells anything.

Besides: what the pages tell each role is exactly what the policy opens, sampled through HTTP (issue 2, Done when 5).
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

import psycopg
import pytest
from django.db import transaction
from django.test import Client

from eenplan.core.access.gate import classes
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.accounts.models import PartnerToken
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.doors import DOORS
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.actions import shield
from eenplan.dossier.casus.models import Belangenconflict, Betrokkene, Casus, Deelbesluit, Deelname, Teamlid
from eenplan.dossier.personen.models import Adres
from eenplan.dossier.stukken.actions import bewaar
from eenplan.dossier.stukken.models import Stuk
from eenplan.keten.melding.actions import neem_aan, neem_op
from eenplan.keten.melding.models import Melding
from eenplan.keten.melding.rules import Genoemd, MelderGegevens
from tests.regio import Regio, nieuwe_melding
from tests.trust.inname import stored
from tests.trust.zenders import PERSONS

NAAM, ADRES, MELDER = "Kanarievogel", "Kanariestraat", "Kanariemelder"
TEKST, BESTAND = "kanarietekst", b"kanariebestand"
BREAK = """
    CREATE FUNCTION toets_log_vol() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'het log is vol'; END $$;
    CREATE TRIGGER toets_log_vol BEFORE INSERT ON audit_logline FOR EACH STATEMENT EXECUTE FUNCTION toets_log_vol();
"""
REPAIR = "DROP TRIGGER toets_log_vol ON audit_logline; DROP FUNCTION toets_log_vol();"


@dataclass(slots=True)
class Gezin:
    """One family with a canary in every class."""

    casus: Casus
    melding_id: int
    nummer: str
    stuk_id: int


def gezin(regio: Regio, *, afgeschermd: bool = False) -> Gezin:
    """A report that the triagist took up, with a document and an address."""
    people = (Genoemd(f"Sanne {NAAM}", "1990-05-02", f"{ADRES} 12, 1234 AB Toetsdorp", "999000019", "slachtoffer"),)
    melder = MelderGegevens("Burger" if afgeschermd else "Politie", naam=MELDER, wil_afgeschermd_blijven=afgeschermd)
    bewijs = neem_aan(
        nieuwe_melding(tekst=f"Dit is de {TEKST}.", personen=people, melder=melder), by=regio["agent"], at=regio.at
    )
    neem_op(bewijs.melding_id, by=regio["triagist"], at=regio.at)
    with transaction.atomic():
        enter(SYSTEM)
        casus = Melding.objects.select_related("casus").get(pk=bewijs.melding_id).casus
    with act("toets.stuk", by=regio["triagist"], at=regio.at) as a:
        bewaar(a, casus, "brief.txt", BESTAND)
    with transaction.atomic():
        enter(SYSTEM)
        return Gezin(casus, bewijs.melding_id, bewijs.nummer, Stuk.objects.get(casus=casus).pk)


def canaries(answer: object) -> set[str]:
    """Which canaries the body of an answer holds."""
    body = b"".join(answer) if getattr(answer, "streaming", False) else answer.content  # type: ignore[attr-defined, call-overload]  # the answer is a Django test response
    return {word for word in (NAAM, ADRES, MELDER, TEKST, BESTAND.decode()) if word.encode() in body}


# --- a log that takes nothing ---------------------------------------------------------------------------------


@pytest.fixture
def owner() -> Iterator[psycopg.Connection]:
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def broken_log(owner: psycopg.Connection) -> Iterator[Callable[[], None]]:
    """Call it to break the log; it is whole again after the test."""
    broken: list[bool] = []

    def break_it() -> None:
        owner.execute(BREAK)
        broken.append(True)

    yield break_it
    if broken:
        owner.execute(REPAIR)


def browser(regio: Regio, key: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(regio.accounts[key])
    return client


def pages(given: Gezin) -> dict[str, tuple[str, set[str]]]:
    """Address and the canaries it shows while the log works, for the triagist."""
    return {
        "family page": (f"/werk/casus/{given.casus.pk}", {NAAM, ADRES}),
        "report": (f"/werk/melding/{given.melding_id}", {NAAM, TEKST}),
        "work supply": ("/werk/", set()),
        "document": (f"/werk/stuk/{given.stuk_id}", {BESTAND.decode()}),
    }


@pytest.mark.django_db(transaction=True)
def test_misbruik_10_belofte_03_no_line_no_data(regio: Regio, broken_log: Callable[[], None]) -> None:
    family, client = gezin(regio), browser(regio, "triagist")
    for name, (path, expected) in pages(family).items():
        answer = client.get(path)
        assert answer.status_code == 200, name
        assert canaries(answer) >= expected, name
    assert family.casus.nummer in client.get("/werk/").content.decode()
    broken_log()
    for name, (path, _) in pages(family).items():
        answer = client.get(path)
        assert answer.status_code >= 500, name
        assert not canaries(answer), name
        assert family.casus.nummer not in answer.content.decode(), name


@pytest.mark.django_db(transaction=True)
def test_no_line_no_refusal_either(regio: Regio, broken_log: Callable[[], None]) -> None:
    family, client = gezin(regio), browser(regio, "casus")
    assert client.get(f"/werk/casus/{family.casus.pk}").status_code == 404
    broken_log()
    answer = client.get(f"/werk/casus/{family.casus.pk}")
    assert answer.status_code in (404, 503)
    assert not canaries(answer)


@pytest.mark.django_db(transaction=True)
def test_no_line_no_status_and_no_intake(
    regio: Regio, owner: psycopg.Connection, broken_log: Callable[[], None]
) -> None:
    family = gezin(regio)
    PartnerToken.objects.create(
        organisation=regio.organisations["politie"], naam="toets", van=regio.at,
        token_hash=sha256(b"geheim").hexdigest(),
    )  # fmt: skip
    client, headers = Client(raise_request_exception=False), {"Authorization": "Bearer geheim"}
    address = f"/api/v1/meldingen/{family.nummer}"
    assert client.get(address, headers=headers).json()["stand"]
    before = stored(owner)
    broken_log()
    answer = client.get(address, headers=headers)
    assert answer.status_code >= 500
    assert b"stand" not in answer.content
    body = {"kanaal": "politie", "melder": {"soort": "Politie", "naam": MELDER}, "tekst": TEKST, "personen": PERSONS}
    headers |= {"Idempotency-Key": "1c3b6f9e-58d1-4a0a-9c3e-0a4c0c6f1a11"}
    answer = client.post("/api/v1/meldingen", body, content_type="application/json", headers=headers)
    assert answer.status_code >= 500
    form = {
        "sleutel": "2c3b6f9e-58d1-4a0a-9c3e-0a4c0c6f1a11", "tekst": TEKST, "melder_soort": "Onderwijs",
        "melder_naam": "I. B.", "kinderen_aanwezig": "onbekend", "wapen": "onbekend", "strangulatie": "onbekend",
    }  # fmt: skip
    assert browser(regio, "school").post("/partner/melden", form).status_code >= 500
    assert stored(owner) == before


# --- the policy through HTTP ----------------------------------------------------------------------------------


def nothing(regio: Regio, casus: Casus, key: str) -> None:
    """No relation besides what intake made."""


def in_team(regio: Regio, casus: Casus, key: str) -> None:
    Teamlid.objects.get_or_create(casus=casus, account=regio.accounts[key], tot=None, defaults={"van": regio.at})


def out_of_team(regio: Regio, casus: Casus, key: str) -> None:
    Teamlid.objects.filter(casus=casus, account=regio.accounts[key]).update(tot=regio.at)


def shared(regio: Regio, casus: Casus, key: str, *, until: int = 30, classes: tuple[str, ...] = ()) -> None:
    """A live participation and decision to share (or one that ended, with a negative `until`)."""
    viewer, begun = regio[key], regio.at - timedelta(days=60)
    given = {"casus": casus, "organisatie_id": viewer.organisation_id, "account_id": viewer.account_id, "van": begun}
    Deelname.objects.create(**given, soort="deelnemer", tot=None if until > 0 else regio.at - timedelta(days=1))
    Deelbesluit.objects.create(
        **given, klassen=list(classes or [item.value for item in DataClass]), doel=viewer.purpose.value,
        grond="Wmo 5.2.6", besloten_door=regio.accounts["triagist"], client_geinformeerd="ja",
        tot=regio.at + timedelta(days=until),
    )  # fmt: skip


def ended(regio: Regio, casus: Casus, key: str) -> None:
    shared(regio, casus, key, until=-1)


def shared_course_only(regio: Regio, casus: Casus, key: str) -> None:
    shared(regio, casus, key, classes=("bestaan", "proces"))


def secluded(regio: Regio, casus: Casus, key: str) -> None:
    in_team(regio, casus, key)
    Casus.objects.filter(pk=casus.pk).update(besloten=True)


def in_conflict(regio: Regio, casus: Casus, key: str) -> None:
    in_team(regio, casus, key)
    Belangenconflict.objects.create(casus=casus, account=regio.accounts[key], reden="buren", sinds=regio.at)


def address_shielded(regio: Regio, casus: Casus, key: str) -> None:
    in_team(regio, casus, key)
    Adres.objects.filter(persoon__betrokken_bij__casus=casus).update(geheim=True)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, casus, "adres", [regio.accounts["lead"].pk])
    enter(SYSTEM)


def reporter_shielded(regio: Regio, casus: Casus, key: str) -> None:
    in_team(regio, casus, key)
    with act("toets.schild", by=SYSTEM, at=regio.at) as a:
        shield(a, casus, "melder", [regio.accounts["lead"].pk])
    enter(SYSTEM)


OWN = (nothing, in_team, out_of_team, secluded, in_conflict, address_shielded, reporter_shielded)
OTHER = (nothing, shared, ended, shared_course_only)
STAFF = ("triagist", "casus", "lead", "proces", "fg")
PARTNERS = ("regisseur", "ander", "agent", "school", "beleid")
SAMPLE = [(key, how) for key in STAFF for how in OWN] + [(key, how) for key in PARTNERS for how in OTHER]
SHOWS = {NAAM: DataClass.IDENTITEIT, ADRES: DataClass.VINDBAAR, MELDER: DataClass.MELDER}


def page_of(regio: Regio, key: str, casus_id: int) -> str:
    door = "werk" if regio[key].role in DOORS["werk"] else "partner"
    return f"/{door}/casus/{casus_id}"


def bare(body: bytes) -> bytes:
    """A body without what is new at each request."""
    return re.sub(rb'"X-CSRFToken": "[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', b"", body)


@pytest.mark.parametrize(("key", "how"), SAMPLE, ids=[f"{key}-{how.__name__}" for key, how in SAMPLE])
def test_the_page_is_the_policy(
    regio: Regio, client: Client, key: str, how: Callable[[Regio, Casus, str], None]
) -> None:
    family = gezin(regio)
    enter(SYSTEM)
    how(regio, family.casus, key)
    viewer = regio[key]
    may = classes(viewer, facts_of(viewer, family.casus.pk))
    client.force_login(regio.accounts[key])
    answer = client.get(page_of(regio, key, family.casus.pk))
    found = canaries(answer)
    assert (answer.status_code == 200) == (DataClass.PROCES in may)
    assert {word for word, kind in SHOWS.items() if kind not in may} & found == set()
    if answer.status_code == 200:
        assert (NAAM in found) == (DataClass.IDENTITEIT in may)
        assert (ADRES in found) == (DataClass.VINDBAAR in may)
        assert TEKST not in found or DataClass.VEILIGHEID in may
    else:
        absent = client.get(page_of(regio, key, 999_999_999))
        assert absent.status_code == answer.status_code == 404
        assert bare(absent.content) == bare(answer.content)
        assert not found


@pytest.mark.parametrize("key", ["triagist", "regisseur", "casus"])
def test_each_look_left_a_line_and_each_refusal_too(regio: Regio, client: Client, key: str) -> None:
    family = gezin(regio)
    enter(SYSTEM)
    people = set(Betrokkene.objects.filter(casus=family.casus).values_list("persoon_id", flat=True))
    before = LogLine.objects.count()
    client.force_login(regio.accounts[key])
    answer = client.get(page_of(regio, key, family.casus.pk))
    lines = LogLine.objects.filter(account_id=regio[key].account_id, casus_id=family.casus.pk)
    assert LogLine.objects.count() > before
    if answer.status_code == 200:
        assert people <= set(lines.filter(verb="casus.lees", allowed=True).values_list("persoon_id", flat=True))
    else:
        assert lines.filter(allowed=False).count() == 1


def test_the_reporter_is_in_the_report_of_who_may(regio: Regio, client: Client) -> None:
    family = gezin(regio)
    client.force_login(regio.accounts["triagist"])
    assert {MELDER, TEKST, NAAM} <= canaries(client.get(f"/werk/melding/{family.melding_id}"))
    enter(SYSTEM)
    reporter_shielded(regio, family.casus, "triagist")
    found = canaries(client.get(f"/werk/melding/{family.melding_id}"))
    assert MELDER not in found
    assert TEKST in found
