"""Promise 12: of two people who change the same thing at once nobody's words are lost without a word.

Both read a version, wait a moment of their own, and save; EENPLAN_TEGELIJK sets how often (1,000 is the full proof).
Whoever saved began from a version that nobody else saved from: else one wrote over the other unseen.
"""

import os
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.dossier.casus.contact.acties import leg_veilig_contact
from eenplan.dossier.casus.contact.rules import VeiligeWeg
from eenplan.dossier.personen.models import Persoon, VeiligContact
from eenplan.dossier.personen.rules import Persoonsgegevens
from eenplan.keten.melding.actions import bevestig_persoon
from eenplan.keten.melding.models import GenoemdePersoon
from eenplan.keten.overdracht.actions_concept import bewaar
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.plan import actions as plan
from eenplan.keten.plan.actions_herstel import bekijk_doel, stel_doel, zet_in_woorden
from eenplan.keten.plan.models import Gezinswoorden, Hersteldoel, Plan
from eenplan.keten.plan.rules import NieuweAfspraak
from eenplan.keten.tests.handelingen import besloten, nieuw_doel
from eenplan.keten.tests.levensloop import dag, overgedragen
from tests.regio import Regio

T = TypeVar("T")
TIMES = int(os.environ.get("EENPLAN_TEGELIJK", "60"))
LONGEST_WAIT = 0.02  # seconds between reading and saving; a save takes about as long


@dataclass(slots=True)
class Zaak:
    """Something that two people change: its version, saving words on a version, and the words that stand there."""

    name: str
    versie: Callable[[], int]
    save: Callable[[str, int], object]
    words: Callable[[], str]
    stale: int = 0
    saved: list[tuple[int, str]] = field(default_factory=list)


def seen(look: Callable[[], T]) -> T:
    """What the database holds now, past the row locks."""
    with transaction.atomic():
        enter(SYSTEM)
        return look()


def person_and_handover(regio: Regio) -> list[Zaak]:
    """Before the handover: a named person, how to reach her, and the draft of the package."""
    loop, at, by = besloten(regio), regio.at, regio["triagist"]
    named = seen(lambda: GenoemdePersoon.objects.filter(melding__casus_id=loop.casus_id, persoon__isnull=False)[0])
    casus, mens, row = loop.casus_id, named.persoon_id, loop.overdracht.pk
    contact = VeiligContact.objects.filter(persoon_id=mens)
    return [
        Zaak(
            "person", lambda: Persoon.objects.get(pk=mens).versie,
            lambda text, v: bevestig_persoon(named.pk, Persoonsgegevens("Sanne", "de", text), by=by, at=at, versie=v),
            lambda: Persoon.objects.get(pk=mens).achternaam,
        ),
        Zaak(
            "safe contact", lambda: contact.values_list("versie", flat=True).first() or 0,
            lambda text, v: leg_veilig_contact(casus, mens, VeiligeWeg("0612345678", text), versie=v, by=by, at=at),
            lambda: contact.get().tijden,
        ),
        Zaak(
            "package", lambda: Overdracht.objects.get(pk=row).versie,
            lambda text, v: bewaar(row, {"kind": text}, by=by, at=at, versie=v),
            lambda: str(Overdracht.objects.get(pk=row).concept["kind"]),
        ),
    ]  # fmt: skip


def plan_of_the_team(regio: Regio) -> list[Zaak]:
    """After it: an agreement, the plan in somebody's words, and how far a goal is."""
    loop, at, by = overgedragen(regio).maak_plan(), regio.at, regio["regisseur"]
    pk, child = loop.plan.pk, loop.mensen["kind"]
    oma = NieuweAfspraak("Oma slaapt hier", "oma", "buurman", dag(at, 9), "Bellen")
    agreed = plan.voeg_afspraak_toe(pk, oma, by=by, at=at).pk
    goal = stel_doel(pk, nieuw_doel(loop), by=by, at=at).pk

    def change(text: str, v: int) -> object:
        new = NieuweAfspraak(f"Oma slaapt hier, {text}", "oma", "buurman", dag(at, 9), "Bellen")
        return plan.wijzig_afspraak(agreed, new, by=by, at=at + timedelta(hours=1), versie=v)

    def latest() -> str:
        return str(Plan.objects.get(pk=pk).afspraken.order_by("-pk")[0].tekst.removeprefix("Oma slaapt hier, "))

    versie: Callable[[], int] = lambda: Plan.objects.get(pk=pk).versie  # noqa: E731 - one word for three
    return [
        Zaak("agreement", versie, change, latest),
        Zaak(
            "own words", versie, lambda text, v: zet_in_woorden(pk, child, text, by=by, at=at, versie=v),
            lambda: Gezinswoorden.objects.get(plan_id=pk, persoon_id=child).tekst,
        ),
        Zaak(
            "goal", versie, lambda text, v: bekijk_doel(goal, "bereikt", text, by=by, at=at, versie=v),
            lambda: Hersteldoel.objects.get(pk=goal).bevinding,
        ),
    ]  # fmt: skip


def race(zaak: Zaak, number: int, waits: list[float]) -> None:
    """Two people, each on a connection of his own: read, wait, save."""
    start = threading.Barrier(len(waits))

    def one(who: int, wait: float) -> tuple[int, str] | None:
        text = f"ronde {number} van {who}"
        try:
            start.wait(timeout=20)
            read = seen(zaak.versie)
            time.sleep(wait)
            zaak.save(text, read)
        except Stale:
            return None
        finally:
            connection.close()
        return read, text

    with ThreadPoolExecutor(len(waits)) as people:
        found = [row for row in people.map(one, range(len(waits)), waits) if row]
    zaak.stale += len(waits) - len(found)
    zaak.saved += found
    last = max(found)[1]
    assert seen(zaak.words) == last, (zaak.name, number, found)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", [person_and_handover, plan_of_the_team], ids=lambda make: make.__name__)
def test_belofte_12_no_update_is_lost(
    regio: Regio, now: object, make: Callable[[Regio], list[Zaak]], capsys: pytest.CaptureFixture[str]
) -> None:
    with transaction.atomic():
        zaken, chance = make(regio), random.Random(2026)
    for number in range(TIMES // 2):
        zaak = zaken[number % len(zaken)]
        race(zaak, number, [chance.random() * LONGEST_WAIT * (chance.random() < 0.8) for _ in range(2)])
    lost = {zaak.name: count for zaak in zaken if (count := written_over(zaak))}
    with capsys.disabled():
        kinds = ", ".join(f"{zaak.name} {len(zaak.saved)} saved {zaak.stale} told" for zaak in zaken)
        print(f"\nbelofte 12: {TIMES // 2} interleavings, {sum(lost.values())} updates lost ({kinds})")
    assert not lost
    assert all(zaak.stale for zaak in zaken)  # they did meet


def written_over(zaak: Zaak) -> int:
    """How many saved from a version that somebody else saved from too."""
    return sum(count - 1 for count in Counter(read for read, _ in zaak.saved).values())


@pytest.mark.django_db(transaction=True)
def test_a_form_without_a_version_is_caught(regio: Regio, now: object) -> None:
    """The same race, where the version is not handed on."""
    with transaction.atomic():
        (zaak,) = [item for item in plan_of_the_team(regio) if item.name == "own words"]
    blind = Zaak(zaak.name, zaak.versie, lambda text, v: zaak.save(text, seen(zaak.versie)), zaak.words)
    for number in range(10):
        try:
            race(blind, number, [0.0, 0.15])
        except AssertionError:
            return
        if written_over(blind):
            return
    raise AssertionError("ten times two people saved blindly, and nothing was noticed")
