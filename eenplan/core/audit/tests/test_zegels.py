"""Who changes, takes away, adds or swaps a line of a sealed day is found, also when he is master of the database."""

import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from eenplan.core import clock
from eenplan.core.access.viewer import ANONYMOUS
from eenplan.core.audit import zegels
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.controle import controleer
from eenplan.core.audit.models import Dagzegel, LogLine
from tests.regio import Regio

DAGEN = 4
PUT_BACK = "DELETE FROM audit_logline; INSERT INTO audit_logline SELECT * FROM toets_kopie"


def fill(regio: Regio, days: int = DAGEN) -> datetime:
    """Some lines a day of two organisations and of nobody, the worker from the first on; the morning after the last."""
    assert zegels.verzegel(regio.at) == zegels.achter(regio.at) == 0
    for day in range(days):
        with clock.at(regio.at + timedelta(days=day)):
            for who in ("triagist", "regisseur"):
                write(regio[who], [Line("casus.lees", casus_id=pk, ground='aan "huis"\n') for pk in range(3)])
            write(ANONYMOUS, [Line("advies.stel_vraag")])
    return regio.at + timedelta(days=days)


def sealed(regio: Regio, folder: Path) -> datetime:
    """The same, every day sealed on its morning after."""
    later = fill(regio)
    for day in range(1, DAGEN + 1):
        assert zegels.verzegel(regio.at + timedelta(days=day), folder)
    return later


def seal_soon(now: datetime, folder: Path, patience: float = 90) -> int:
    """Seal as the worker does, again and again: other tests on this server may have a transaction that began before."""
    until = time.monotonic() + patience
    while not (made := zegels.verzegel(now, folder)) and time.monotonic() < until:
        time.sleep(0.05)
    return made


def test_a_day_is_sealed_once_per_organisation_and_leans_on_the_day_before(regio: Regio, tmp_path: Path) -> None:
    later = fill(regio)
    assert zegels.achter(later) == DAGEN
    assert zegels.verzegel(regio.at + timedelta(days=1), tmp_path) == 3
    assert zegels.achter(later) == DAGEN - 1
    assert zegels.verzegel(later, tmp_path) == 3 * (DAGEN - 1)
    assert zegels.verzegel(later, tmp_path) == zegels.achter(later) == 0
    rows = list(Dagzegel.objects.filter(organisation_id=regio["triagist"].organisation_id).order_by("dag"))
    assert [row.aantal for row in rows] == [3] * DAGEN
    assert [row.vorige for row in rows] == ["", *(row.som for row in rows[:-1])]
    (file,) = tmp_path.iterdir()
    assert file.name == "2026-03.txt"
    assert len(file.read_text().splitlines()) == 3 * DAGEN
    assert controleer(folder=tmp_path) == (3 * DAGEN, 7 * DAGEN, [])


def test_a_reader_elsewhere_can_add_it_up_by_the_words_of_the_manual(regio: Regio, tmp_path: Path) -> None:
    later = fill(regio, 1)
    zegels.verzegel(later, tmp_path)
    row = LogLine.objects.order_by("pk")[0]
    at = row.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    lines = [
        f'[{pk}, "{at}", {row.account_id}, {row.organisation_id}, "vt_intake", "veiligheid", "casus.lees", "", true,'
        f' false, [], {case}, null, "", null, "aan \\"huis\\"\\n"]\n'
        for pk, case in LogLine.objects.filter(account_id=row.account_id).order_by("pk").values_list("pk", "casus_id")
    ]
    seal = Dagzegel.objects.get(organisation_id=row.organisation_id)
    assert seal.som == sha256("".join(lines).encode()).hexdigest()


def test_a_day_without_lines_is_sealed_and_so_are_thirty_days_down(regio: Regio, tmp_path: Path) -> None:
    later = fill(regio, 1)
    zegels.verzegel(later, tmp_path)
    assert zegels.achter(later + timedelta(days=30)) == 30
    assert zegels.verzegel(later + timedelta(days=30), tmp_path) == 90
    assert controleer(folder=tmp_path).breuken == []
    assert controleer(vanaf=later.date(), folder=tmp_path).regels == 0


def test_what_is_taken_over_on_the_first_day_belongs_to_the_first_seal(regio: Regio, tmp_path: Path) -> None:
    """An upgrade, or an invented region: its history is written while the worker runs already."""
    with clock.at(regio.at - timedelta(days=400)):
        write(regio["lead"], [Line("casus.lees")])
    later = fill(regio, 1)
    with clock.at(regio.at - timedelta(days=300)):
        write(regio["school"], [Line("melding.neem_aan")])
    assert zegels.verzegel(regio.at + timedelta(hours=9), tmp_path) == 0
    assert zegels.verzegel(later, tmp_path) == 4
    assert controleer(folder=tmp_path) == (4, 9, [])


def test_a_day_is_open_until_just_after_midnight(regio: Regio, tmp_path: Path) -> None:
    fill(regio, 1)
    midnight = datetime(2026, 3, 21, tzinfo=regio.at.tzinfo)
    assert zegels.verzegel(midnight + timedelta(minutes=9), tmp_path) == 0
    assert zegels.verzegel(midnight + timedelta(minutes=10), tmp_path) == 3


def test_an_organisation_that_comes_later_begins_then(regio: Regio, tmp_path: Path) -> None:
    later = fill(regio, 2)
    zegels.verzegel(later, tmp_path)
    with clock.at(later):
        write(regio["school"], [Line("melding.neem_aan")])
    zegels.verzegel(later + timedelta(days=1), tmp_path)
    row = Dagzegel.objects.get(organisation_id=regio["school"].organisation_id)
    assert (row.vanaf, row.dag, row.vorige, row.aantal) == (later.date(), later.date(), "", 1)
    assert controleer(folder=tmp_path).breuken == []


# --- who is master of the database ------------------------------------------------------------------------------


@pytest.fixture
def boss() -> Iterator[psycopg.Connection]:
    """The owner of the tables."""
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as connection:
        yield connection


def reseal(later: datetime, folder: Path) -> None:
    """As an attacker who knows how: new seals for every day, but not in the file that lies elsewhere."""
    last = Dagzegel.objects.order_by("-dag")[0].dag
    days = sorted(set(Dagzegel.objects.values_list("dag", flat=True)))
    with psycopg.connect(os.environ["EENPLAN_DB_OWNER_URL"], autocommit=True) as owner:
        owner.execute("DELETE FROM audit_dagzegel")
    for number, day in enumerate(days):
        zegels._verzegel(day, number == 0, later, folder / "vals")
    assert Dagzegel.objects.order_by("-dag")[0].dag == last


TAMPER = {
    "changed": ("UPDATE audit_logline SET casus_id = 9 WHERE id = {id}", "gewijzigd"),
    "another class": ("UPDATE audit_logline SET classes = '{{zorg}}' WHERE id = {id}", "gewijzigd"),
    "deleted": ("DELETE FROM audit_logline WHERE id = {id}", "1 regels weg"),
    "added": (
        "INSERT INTO audit_logline SELECT * FROM (SELECT (l).* FROM (SELECT jsonb_populate_record(l,"
        " '{{\"id\": 999999}}') l FROM audit_logline l WHERE id = {id}) x) y", "1 regels te veel",
    ),
    "moved to another day": ("UPDATE audit_logline SET at = at + interval '1 day' WHERE id = {id}", "regels"),
    "moved to another organisation": ("UPDATE audit_logline SET organisation_id = NULL WHERE id = {id}", "regels"),
    "to one without a seal": ("UPDATE audit_logline SET organisation_id = 4444 WHERE id = {id}", "zonder zegel"),
    "swapped": (
        "UPDATE audit_logline a SET account_id = b.account_id, casus_id = b.casus_id FROM audit_logline b"
        " WHERE (a.id, b.id) IN (({id}, {id} + 1), ({id} + 1, {id}))", "gewijzigd",
    ),
}  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_whatever_the_owner_does_is_found_on_its_day(regio: Regio, boss: psycopg.Connection, tmp_path: Path) -> None:
    later = sealed(regio, tmp_path)
    boss.execute("CREATE TABLE toets_kopie AS SELECT * FROM audit_logline")
    day = regio.at + timedelta(days=1)
    victim = LogLine.objects.filter(at=day, account_id=regio["triagist"].account_id).order_by("pk")[0].pk
    try:
        for name, (how, told) in TAMPER.items():
            boss.execute(how.format(id=victim))
            found = controleer(folder=tmp_path).breuken
            assert found, name
            assert found[0].dag == day.date(), name
            assert any(told in item.wat for item in found), (name, found)
            boss.execute(PUT_BACK)
            assert controleer(folder=tmp_path).breuken == [], name
        boss.execute("DELETE FROM audit_logline WHERE id = %s", [victim])
        reseal(later, tmp_path)
        first = controleer(folder=tmp_path).breuken[0]
        assert (first.dag, first.wat) == (day.date(), "is in de database anders dan in het zegelbestand")
        assert controleer(folder=tmp_path / "vals").breuken == []  # without the file nobody would know
    finally:
        boss.execute("DROP TABLE toets_kopie")


def no_seal(boss: psycopg.Connection, day: date, folder: Path) -> None:
    boss.execute("DELETE FROM audit_dagzegel WHERE dag = %s", [day])


def last_seals(boss: psycopg.Connection, day: date, folder: Path) -> None:
    boss.execute("DELETE FROM audit_dagzegel WHERE dag >= %s", [day])


def first_seals(boss: psycopg.Connection, day: date, folder: Path) -> None:
    boss.execute("DELETE FROM audit_dagzegel WHERE dag <= %s AND organisation_id IS NULL", [day])


def other_number(boss: psycopg.Connection, day: date, folder: Path) -> None:
    boss.execute("UPDATE audit_dagzegel SET aantal = aantal + 1 WHERE dag = %s", [day])


def no_file(boss: psycopg.Connection, day: date, folder: Path) -> None:
    (folder / "2026-03.txt").unlink()


def other_file(boss: psycopg.Connection, day: date, folder: Path) -> None:
    file = folder / "2026-03.txt"
    file.write_text(file.read_text().replace("a", "b"))


def more_in_the_file(boss: psycopg.Connection, day: date, folder: Path) -> None:
    with (folder / "2026-03.txt").open("a") as file:
        file.write("onzin\n")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", [no_seal, last_seals, first_seals, other_number, no_file, other_file, more_in_the_file])
def test_the_seals_themselves_are_looked_at(
    regio: Regio, boss: psycopg.Connection, tmp_path: Path, how: Callable[[psycopg.Connection, date, Path], None]
) -> None:
    sealed(regio, tmp_path)
    how(boss, (regio.at + timedelta(days=2)).date(), tmp_path)
    assert controleer(folder=tmp_path).breuken


@pytest.mark.django_db(transaction=True)
def test_a_day_waits_for_who_is_still_busy(
    regio: Regio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_else_is_busy: Callable[[date], bool]
) -> None:
    """A transaction that began before midnight adds its line when it ends: a seal of before would call it added."""
    later = fill(regio, 1)
    monkeypatch.setattr(zegels, "_iedereen_klaar", nobody_else_is_busy)
    with psycopg.connect(os.environ["EENPLAN_DB_APP_URL"]) as slow:
        slow.execute(
            "INSERT INTO audit_logline (at, role, purpose, verb, rule, allowed, emergency, classes, object_type,"
            " ground) VALUES (%s, 'fg', 'toezicht', 'traag', '', true, false, '{}', '', '')", [regio.at],
        )  # fmt: skip
        zegels._grens.clear()
        assert zegels.verzegel(later, tmp_path) == 0
        assert zegels.verzegel(later, tmp_path) == 0
        slow.commit()
        assert seal_soon(later, tmp_path) == 3
    assert controleer(folder=tmp_path).breuken == []


@pytest.mark.django_db
def test_when_the_file_cannot_be_written_there_is_no_seal(regio: Regio, tmp_path: Path) -> None:
    later = fill(regio, 1)
    (tmp_path / "vol").write_text("")
    with pytest.raises(OSError):
        zegels.verzegel(later, tmp_path / "vol")
    assert not Dagzegel.objects.exists()
    assert zegels.verzegel(later, tmp_path) == 3
    assert controleer(folder=tmp_path).breuken == []
    assert connection.connection
