"""An act: one transaction for the change, its log line and what follows; nested acts; two people at one case."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from eenplan.core import sockets
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter, entered
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Organisation
from eenplan.core.acts import Stale, act, check_version
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from tests.regio import Regio


def looks() -> tuple[str, str, str]:
    """Whom the database takes for the one who looks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('eenplan.organisation', true), current_setting('eenplan.account', true),"
            " current_setting('eenplan.system', true)"
        )
        row = cursor.fetchone()
    return tuple(row)


def as_seen(viewer: Viewer, system: bool = False) -> tuple[str, str, str]:
    """What `looks` says when this viewer entered."""
    return (str(viewer.organisation_id or ""), str(viewer.account_id or ""), "on" if viewer.system or system else "off")


def rename(to: str) -> None:
    """Any change of data."""
    Organisation.objects.filter(soort="onderwijs").update(naam=to)


def renamed() -> str:
    return Organisation.objects.get(soort="onderwijs").naam


def do(regio: Regio, event: str = "", refuse: bool = False) -> None:
    """An act that renames the school, with a line, and perhaps an event or a refusal."""
    with act("toets.doe", by=regio["lead"], at=regio.at) as a:
        rename("Weg")
        a.log(casus_id=1)
        if event:
            a.event(event)
        if refuse:
            raise Refused("Nee.")


@pytest.fixture
def heard() -> Iterator[list[sockets.Event]]:
    """What the `on` socket was told about `toets.gebeurd`."""
    found: list[sockets.Event] = []
    sockets.on("toets.gebeurd")(found.append)
    yield found
    sockets._on.pop("toets.gebeurd")


def test_change_line_and_event_go_together(regio: Regio, heard: list[sockets.Event]) -> None:
    with act("toets.doe", by=regio["triagist"], at=regio.at, ground="S1") as a:
        rename("Nieuwe school")
        a.log(casus_id=7, object_type="school", object_id=3, classes=frozenset({DataClass.PROCES}), rule="R4")
        a.event("toets.gebeurd", casus_id=7)
    line = LogLine.objects.get(verb="toets.doe")
    assert (line.casus_id, line.object_type, line.object_id, line.ground) == (7, "school", 3, "S1")
    assert (line.classes, line.rule, line.allowed) == (["proces"], "R4", True)
    assert (line.account_id, line.role, line.purpose) == (regio["triagist"].account_id, "vt_intake", "veiligheid")
    assert [(event.name, event.by, event.ids) for event in heard] == [
        ("toets.gebeurd", regio["triagist"], {"casus_id": 7})
    ]
    assert renamed() == "Nieuwe school"


def test_without_a_line_of_its_own_the_verb_is_logged(regio: Regio) -> None:
    with act("toets.stil", by=regio["lead"], at=regio.at, ground="waarom"):
        pass
    line = LogLine.objects.get()
    assert (line.verb, line.ground, line.casus_id) == ("toets.stil", "waarom", None)


@pytest.mark.parametrize(("persons", "lines"), [((), [None]), ((4,), [4]), ((4, 9, 2), [4, 9, 2])])
def test_a_line_for_each_person(regio: Regio, persons: tuple[int, ...], lines: list[int | None]) -> None:
    with act("toets.lees", by=regio["lead"], at=regio.at) as a:
        a.log(casus_id=1, persons=persons)
    assert list(LogLine.objects.order_by("pk").values_list("persoon_id", flat=True)) == lines


def test_no_log_no_change(regio: Regio, monkeypatch: pytest.MonkeyPatch, heard: list[sockets.Event]) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    before = renamed()
    monkeypatch.setattr("eenplan.core.acts.write", full)
    with pytest.raises(DatabaseError, match="full"):
        do(regio, event="toets.gebeurd")
    assert renamed() == before
    assert heard == []


def test_a_handler_that_fails_undoes_the_act(regio: Regio) -> None:
    def refuse(event: sockets.Event) -> None:
        raise Refused("Dat mag nu niet.")

    before = renamed()
    sockets.on("toets.mislukt")(refuse)
    try:
        with pytest.raises(Refused):
            do(regio, event="toets.mislukt")
    finally:
        sockets._on.pop("toets.mislukt")
    assert (renamed(), LogLine.objects.count()) == (before, 0)


def test_refused_inside_leaves_nothing(regio: Regio) -> None:
    before = renamed()
    with pytest.raises(Refused):
        do(regio, refuse=True)
    assert (renamed(), LogLine.objects.count()) == (before, 0)


def test_events_are_told_after_the_lines_are_written(regio: Regio) -> None:
    seen: list[int] = []
    sockets.on("toets.tel")(lambda event: seen.append(LogLine.objects.count()))
    try:
        with act("toets.doe", by=regio["lead"], at=regio.at) as a:
            a.event("toets.tel")
    finally:
        sockets._on.pop("toets.tel")
    assert seen == [1]


@pytest.mark.parametrize("system", [False, True])
def test_the_database_knows_who_acts(regio: Regio, system: bool) -> None:
    with act("toets.doe", by=regio["agent"], at=regio.at, system=system):
        assert looks() == as_seen(regio["agent"], system)


def test_an_act_inside_another_gives_the_place_back(regio: Regio) -> None:
    with act("toets.buiten", by=regio["triagist"], at=regio.at):
        with act("toets.binnen", by=SYSTEM, at=regio.at):
            assert looks() == as_seen(SYSTEM)
        assert looks() == as_seen(regio["triagist"])
        assert entered() == (regio["triagist"], False)
    assert list(LogLine.objects.order_by("pk").values_list("verb", flat=True)) == ["toets.binnen", "toets.buiten"]


def test_three_deep(regio: Regio) -> None:
    with act("een", by=regio["triagist"], at=regio.at):
        with act("twee", by=regio["agent"], at=regio.at, system=True):
            with act("drie", by=SYSTEM, at=regio.at):
                pass
            assert looks() == as_seen(regio["agent"], system=True)
        assert looks() == as_seen(regio["triagist"])


def test_an_inner_act_that_fails_gives_the_place_back_too(regio: Regio) -> None:
    """Whoever catches the refusal goes on as himself, also in the acts that follow."""
    with act("toets.buiten", by=regio["triagist"], at=regio.at):
        with pytest.raises(Refused), act("toets.binnen", by=SYSTEM, at=regio.at):
            raise Refused("Nee.")
        assert looks() == as_seen(regio["triagist"])
        assert entered() == (regio["triagist"], False)
        with act("toets.daarna", by=regio["lead"], at=regio.at):
            pass
        assert looks() == as_seen(regio["triagist"])
    assert not LogLine.objects.filter(verb="toets.binnen").exists()


def test_an_act_of_a_page_gives_the_place_back_to_its_reader(regio: Regio) -> None:
    with transaction.atomic():
        enter(regio["regisseur"])
        with act("toets.route", by=SYSTEM, at=regio.at):
            pass
        assert looks() == as_seen(regio["regisseur"])


@pytest.mark.parametrize(("current", "given", "stale"), [(1, None, False), (3, 3, False), (4, 3, True), (3, 4, True)])
def test_check_version(current: int, given: int | None, stale: bool) -> None:
    if not stale:
        return check_version(current, given)
    with pytest.raises(Stale) as refusal:
        check_version(current, given)
    assert "intussen gewijzigd" in refusal.value.message
    assert isinstance(refusal.value, Refused)


@pytest.mark.django_db(transaction=True)
def test_who_looks_does_not_leak_to_the_next_transaction(regio: Regio) -> None:
    with act("toets.doe", by=SYSTEM, at=regio.at + timedelta(hours=1)):
        assert looks()[2] == "on"
    organisation, account, system = looks()
    assert (organisation or "", account or "", system or "") == ("", "", "")
