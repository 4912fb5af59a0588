"""Whatever is recorded, made one, changed and taken apart again: nothing is lost, no shield gets weaker, no term goes.

Records, joins, later work and undoing in any order, by Hypothesis; beside them a plain model of what has to hold.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.deadlines.actions import Subject, finish, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.actions import add_person, open_casus, shield
from eenplan.dossier.casus.models import Casus, Schild, Uitspraak
from eenplan.dossier.casus.rules import Rol
from eenplan.dossier.dubbelen.models import Persoonsamenvoeging
from eenplan.dossier.dubbelen.ongedaan import maak_ongedaan
from eenplan.dossier.dubbelen.rules import ADRES, GEBOREN, NAAM, TELEFOON
from eenplan.dossier.dubbelen.samenvoegen import voeg_samen
from eenplan.dossier.dubbelen.spoor import Foto, foto
from eenplan.dossier.gezinssysteem.models import Relatie
from eenplan.dossier.personen.actions import also_known_as, new_person, set_address
from eenplan.dossier.personen.models import Adres, Persoon, VeiligContact
from tests.regio import Regio

NAMES = ("Sanne de Toets", "Sanna Toets", "Bram Proef", "B. Proef")
BORN = ("", "1990", "1990-05-02", "2018-01-09")
PLACES = ("Proefstraat 12, 1234 AB Toetsdorp", "Schuilhof 3, 1234 AC Elders", "Proefstraat 14, 1234 AB Toetsdorp")
NUMBERS = ("", "", "", "999000019", "123456782")
READERS = ("lead", "triagist", "triagist2")
WHY = "Het bleken toch twee mensen."
REGIO: list[Regio] = []
some = st.integers(0, 99)


class Dubbelen(RuleBasedStateMachine):
    """Two cases of one bronhouder, and the people in them."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        enter(SYSTEM)
        self.regio, self.at = REGIO[0], REGIO[0].at
        self.before: list[tuple[int, Foto, bool]] = []  # per join: how it was, and whether anything was done since
        self.duties: set[int] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize(secret=st.sets(st.sampled_from((0, 1))), readers=st.sets(st.sampled_from(READERS), min_size=1))
    def cases(self, secret: set[int], readers: set[str]) -> None:
        owner = self.regio.accounts["triagist"].pk
        with act("toets.open", by=SYSTEM, at=self.at) as a:
            self.casussen = [open_casus(a, self.regio.organisations["vt"], owner, "Toetsdorp") for _ in range(2)]
            for place in secret:
                shield(a, self.casussen[place], "adres", [self.regio.accounts[name].pk for name in readers])
        enter(SYSTEM)

    def people(self) -> list[Persoon]:
        return list(Persoon.objects.order_by("pk"))

    def pick(self, number: int) -> Persoon:
        found = self.people()
        return found[number % len(found)]

    def alles(self) -> Foto:
        """All there is, but for counters and what is remembered of joins themselves."""
        enter(SYSTEM)
        rows = foto([row.pk for row in self.people()], [row.pk for row in self.casussen])
        kept = {key: row for key, row in rows.items() if not key.startswith(("radar.paarbesluit", "dubbelen."))}
        return {key: {name: it for name, it in row.items() if name != "versie"} for key, row in kept.items()}

    def touched(self) -> None:
        self.before = [(pk, picture, False) for pk, picture, _ in self.before]

    @rule(
        name=st.sampled_from(NAMES),
        born=st.sampled_from(BORN),
        bsn=st.sampled_from(NUMBERS),
        where=some,
        role=st.sampled_from(list(Rol)),
    )
    def record(self, name: str, born: str, bsn: str, where: int, role: Rol) -> None:
        """Somebody with all that a record can hold."""
        casus = self.casussen[where % 2]
        person = new_person(self.regio.organisations["vt"].pk, name, born, self.at, bsn=bsn)
        person.save()
        set_address(person, PLACES[where % 3], self.at.date(), geheim=where % 5 == 0)
        also_known_as(person, NAMES[where % 4])
        VeiligContact.objects.create(persoon=person, bronhouder=person.bronhouder, telefoon=f"06000000{where:02}")
        with act("toets.erbij", by=SYSTEM, at=self.at) as a:
            add_person(a, casus, person, role)
        owner = Subject("persoon", person.pk, person.bronhouder_id, self.regio.accounts["lead"].pk, casus.pk)
        (duty,) = start(["informeren"], owner, self.at + timedelta(hours=where))
        self.duties.add(duty.pk)
        self.touched()

    @precondition(lambda self: len(self.people()) > 1)
    @rule(one=some, other=some, kind=st.sampled_from(("ouder", "partner")))
    def family(self, one: int, other: int, kind: str) -> None:
        van, naar = self.pick(one), self.pick(other)
        if van.pk != naar.pk:
            Relatie.objects.get_or_create(van_persoon=van, naar_persoon=naar, soort=kind, bronhouder=van.bronhouder)
            self.touched()

    @precondition(lambda self: self.people())
    @rule(about=st.lists(some, max_size=3), where=some)
    def say(self, about: list[int], where: int) -> None:
        said = Uitspraak.objects.create(
            casus=self.casussen[where % 2], spreker="oma", gezegd_op=self.at, soort="mening", tekst="Het ging mis.",
            vastgelegd_op=self.at,
        )  # fmt: skip
        said.over.set([self.pick(number) for number in about])
        self.touched()

    @precondition(lambda self: self.people())
    @rule(who=some, place=st.sampled_from(PLACES), secret=st.booleans())
    def move(self, who: int, place: str, secret: bool) -> None:
        set_address(self.pick(who), place, self.at.date(), geheim=secret)
        self.touched()

    @precondition(lambda self: self.people())
    @rule(who=some)
    def inform(self, who: int) -> None:
        finish(["informeren"], "persoon", self.pick(who).pk, self.at + timedelta(minutes=5))
        self.touched()

    @precondition(lambda self: len(self.people()) > 1)
    @rule(one=some, other=some, holds=st.dictionaries(st.sampled_from((NAAM, GEBOREN, ADRES, TELEFOON)), st.booleans()))
    def join(self, one: int, other: int, holds: dict[str, bool]) -> None:
        een, ander, picture, strict = self.pick(one).pk, self.pick(other).pk, self.alles(), self.readers()
        count = Deadline.objects.filter(done_at__isnull=True).values("key").distinct().count()
        keuze = {name: een if first else ander for name, first in holds.items()}
        said, secret = self.said(een, ander), self.secret()
        try:
            with transaction.atomic():
                row = voeg_samen(een, ander, keuze=keuze, by=self.regio["lead"], at=self.at)
        except Refused:
            enter(SYSTEM)
            assert self.alles() == picture, "what is refused changes nothing"
            return
        enter(SYSTEM)
        assert not Persoon.objects.filter(pk=row.weg_id).exists()
        assert said <= self.said(row.blijft_id), "a name, birth date or number is not there any more"
        assert secret <= self.secret(), "a secret place is not secret, or not where he is, any more"
        for casus_id, allowed in strict.items():
            assert self.readers().get(casus_id, set()) <= allowed, "a shield got weaker"
        assert Deadline.objects.filter(done_at__isnull=True).values("key").distinct().count() == count
        self.touched_by_joining(row.pk, picture)

    def said(self, *persons: int) -> set[str]:
        """By what these people are found: names, whole birth dates, numbers to call."""
        found = set()
        for row in (
            Persoon.objects.filter(pk__in=persons).prefetch_related("andere_namen").select_related("veilig_contact")
        ):
            born = row.geboortedatum
            dates = {born.iso} if born.dag else set()
            numbers = f"{row.veilig_contact.telefoon} {row.veilig_contact.ander_nummer}".split()
            found |= {row.zoeknaam, *(name.zoeknaam for name in row.andere_namen.all()), *numbers, *dates}
            found |= {item for item in row.ook_geboren.split() if len(item) == 10}
        return found

    def secret(self) -> set[str]:
        """Where somebody is now that is secret."""
        rows = Adres.objects.filter(geheim=True, tot__isnull=True)
        return set(rows.values_list("zoekadres", flat=True))

    def touched_by_joining(self, pk: int, picture: Foto) -> None:
        """A join on top is undone first, and then the one below is whole again."""
        self.before.append((pk, picture, True))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        pk, picture, untouched = self.before.pop()
        shielded = self.readers()
        with clock.at(self.at):
            row = maak_ongedaan(pk, WHY, by=self.regio["lead"], at=self.at)
        now = self.alles()
        assert Persoon.objects.filter(pk__in=[row.weg_id, row.blijft_id]).count() == 2
        if untouched:
            assert now == picture, "everything as it was"
        for key, was in picture.items():
            if key.startswith("casus.schild ") and key in now:
                assert set(now[key]["lezers"]) <= set(was["lezers"]), "weaker than before the join"
        for casus_id in [int(key.split()[1]) for key in picture if key.startswith("casus.casus ")]:
            lost = casus_id in shielded and casus_id not in self.readers()
            assert not (lost and any(row["casus"] == casus_id for key, row in picture.items() if "schild " in key))

    def readers(self) -> dict[int, set[int]]:
        """Per case who reads its shield."""
        enter(SYSTEM)
        return {row.casus_id: set(row.lezers.values_list("pk", flat=True)) for row in Schild.objects.all()}

    @invariant()
    def no_term_is_gone_and_none_hangs_on_nobody(self) -> None:
        enter(SYSTEM)
        rows = dict(Deadline.objects.filter(object_type="persoon").values_list("pk", "object_id"))
        assert rows.keys() == self.duties
        assert set(rows.values()) <= {row.pk for row in self.people()}

    @invariant()
    def each_join_that_holds_can_be_undone(self) -> None:
        live = Persoonsamenvoeging.objects.filter(ongedaan_op__isnull=True)
        assert set(live.values_list("pk", flat=True)) == {pk for pk, _, _ in self.before}
        assert set(live.values_list("blijft_id", flat=True)) <= {row.pk for row in self.people()}


@pytest.fixture
def daar(regio: Regio) -> Iterator[Regio]:
    REGIO[:] = [regio]
    yield regio
    REGIO.clear()


def test_nothing_is_lost_in_any_order(daar: Any) -> None:
    run_state_machine_as_test(
        Dubbelen,
        settings=settings(
            max_examples=25, stateful_step_count=14, deadline=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert not Casus.objects.exists(), "each run is undone"
