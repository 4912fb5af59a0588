"""State x role x action through the real acts, all or nothing of each, and who reads what in the lists."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from eenplan.core import clock, sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.core.outbox.models import Message
from eenplan.dossier.casus.models import Casus, Deelname
from eenplan.feiten.models import Feit
from eenplan.instrumenten.knelpunt import actions, queries
from eenplan.instrumenten.knelpunt.models import Herkomst, Knelpunt, Knelpuntstap
from eenplan.instrumenten.knelpunt.rules import COURSE, NIVEAUS, OPEN, Stand, Uitkomst
from eenplan.instrumenten.knelpunt.tests.conftest import nieuw
from eenplan.keten.tests.rollen import IEDEREEN, plat, uitkomsten, undone
from tests.foto import foto, verschil
from tests.regio import Regio

pytestmark = pytest.mark.voorziening(94)
BESLISSEN = {"lead", "proces"}
WERKEN_MEE = {"triagist", "triagist2", "casus", "lead", "regisseur", "collega", "school"}
LEZEN = WERKEN_MEE | BESLISSEN
# Which deciding action is open in which state; taking back is only there before anybody took it up.
OPEN_VOOR = {
    "aangebracht": {"pak_op"},
    "operationeel": {"leg_hoger", "besluit"},
    "tactisch": {"leg_hoger", "besluit"},
    "strategisch": {"leg_hoger", "besluit"},
    "regiegroep": {"leg_hoger", "besluit"},
    "commissie_vt": {"besluit"},
    "besloten": set(),
    "ingetrokken": set(),
}
# The three levels in between have the same rows; the table of the course has them all (test_rules).
STANDEN = ("aangebracht", "operationeel", "commissie_vt", "besloten", "ingetrokken")
MENSEN = ("Sanne", "Peter", "Bram", "Proefstraat", "999000019", "plek", "overbrugging", "behandeling", "Toets ")


def in_stand(regio: Regio, row: Knelpunt, stand: str) -> Knelpunt:
    """Bring a bottleneck that the director raised to this state by its own actions."""
    by, at = regio["proces"], regio.at
    if stand == "ingetrokken":
        actions.trek_in(row.pk, "Er is toch een plek.", by=regio["regisseur"], at=at)
    elif stand != "aangebracht":
        actions.pak_op(row.pk, by=by, at=at)
    if stand in NIVEAUS:
        for _ in range(NIVEAUS.index(Stand(stand))):
            actions.leg_hoger(row.pk, "Wij gaan hier niet over.", by=by, at=at)
    if stand == "besloten":
        actions.besluit(row.pk, Uitkomst.OPGELOST, "Er is een plek.", by=by, at=at)
    enter(SYSTEM)
    row.refresh_from_db()
    return row


def handelingen(regio: Regio, pk: int) -> dict[str, Callable[[Viewer], object]]:
    """Every action on this bottleneck, by whoever tries."""
    at = regio.at
    return {
        "pak_op": lambda by: actions.pak_op(pk, by=by, at=at),
        "leg_hoger": lambda by: actions.leg_hoger(pk, "Te groot voor ons.", by=by, at=at),
        "besluit": lambda by: actions.besluit(pk, Uitkomst.DEELS, "Er komt een plek.", by=by, at=at),
        "trek_in": lambda by: actions.trek_in(pk, "Het is opgelost.", by=by, at=at),
    }


@pytest.mark.parametrize("stand", STANDEN)
def test_every_role_in_every_state(regio: Regio, knelpunt: Knelpunt, stand: str) -> None:
    do = handelingen(regio, in_stand(regio, knelpunt, stand).pk)
    assert set(do) == set(COURSE.actions)
    expected = {}
    for action in do:
        doers = {"regisseur"} if action == "trek_in" else BESLISSEN
        here = stand == "aangebracht" if action == "trek_in" else action in OPEN_VOOR[stand]
        expected[action] = {
            key: "404" if key not in LEZEN else "ja" if here and key in doers else "nee" for key in IEDEREEN
        }
    assert plat({action: uitkomsten(regio, do[action]) for action in do}) == plat(expected)


@pytest.mark.parametrize("stand", list(OPEN_VOOR))
def test_the_buttons_are_what_may_be_done(regio: Regio, knelpunt: Knelpunt, stand: str) -> None:
    """No button that refuses, and no step that has no button."""
    pages = {"pak_op": "knelpunt-pak-op", "besluit": "knelpunt-besluit", "leg_hoger": "knelpunt-hoger"}
    row = in_stand(regio, knelpunt, stand)
    for key in ("lead", "proces", "regisseur", "casus", "school"):
        with undone():
            enter(regio[key])
            beeld = queries.knelpunt(regio[key], row.pk, now=regio.at)
            wanted = {pages[action] for action in OPEN_VOOR[stand]} if key in BESLISSEN else set()
            assert {name for _, name in beeld.knoppen} == wanted, key
            assert beeld.mag_intrekken is (key == "regisseur" and stand == "aangebracht"), key
            assert beeld.open is (stand in OPEN)
            assert (beeld.casus_id is None) is (key == "proces"), key


def test_raising_by_every_role(regio: Regio, casus: Casus) -> None:
    found = uitkomsten(regio, lambda by: actions.breng_aan(casus.pk, nieuw(), by=by, at=regio.at))
    assert found == {key: "ja" if key in WERKEN_MEE else "404" for key in IEDEREEN}


def test_who_is_only_invited_raises_nothing(regio: Regio, casus: Casus) -> None:
    """R5: he reads and answers, until he takes part."""
    enter(SYSTEM)
    Deelname.objects.filter(casus=casus).update(soort="uitgenodigd")
    found = uitkomsten(regio, lambda by: actions.breng_aan(casus.pk, nieuw(), by=by, at=regio.at))
    assert {key: found[key] for key in ("regisseur", "school", "casus")} == {
        "regisseur": "404", "school": "404", "casus": "ja",
    }  # fmt: skip


def test_who_left_the_case_still_reads_what_he_raised_but_not_the_way_back(
    regio: Regio, casus: Casus, knelpunt: Knelpunt
) -> None:
    enter(SYSTEM)
    casus.deelnames.update(tot=regio.at - timedelta(hours=1))
    enter(regio["regisseur"])
    beeld = queries.knelpunt(regio["regisseur"], knelpunt.pk, now=regio.at)
    assert (beeld.eigen, beeld.casus_id) == (True, None)
    for key in ("collega", "school"):
        enter(regio[key])
        with pytest.raises(NotVisible):
            queries.knelpunt(regio[key], knelpunt.pk, now=regio.at)


@pytest.mark.parametrize("action", ["pak_op", "leg_hoger", "besluit", "trek_in"])
def test_no_log_line_no_change(regio: Regio, knelpunt: Knelpunt, action: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    row = in_stand(regio, knelpunt, "aangebracht" if action in {"pak_op", "trek_in"} else "operationeel")
    by, before = regio["regisseur" if action == "trek_in" else "proces"], foto()
    with monkeypatch.context() as broken:
        broken.setattr("eenplan.core.acts.write", full)
        with pytest.raises(DatabaseError, match="log is full"), transaction.atomic():
            handelingen(regio, row.pk)[action](by)
    assert verschil(before) == set()
    handelingen(regio, row.pk)[action](by)
    assert {"audit_logline", "knelpunt_knelpunt", "knelpunt_knelpuntstap", "feiten_feit"} <= verschil(before)


def test_what_leaves_it_names_nobody(regio: Regio, knelpunt: Knelpunt) -> None:
    """Facts, messages and log lines hold codes: not a word that somebody typed, and no key of the case."""
    in_stand(regio, knelpunt, "commissie_vt")
    actions.besluit(knelpunt.pk, Uitkomst.NIET_OPGELOST, "Er komt geen plek.", by=regio["lead"], at=regio.at)
    enter(SYSTEM)
    facts = Feit.objects.filter(naam__startswith="knelpunt_")
    mails = Message.objects.filter(object_type="knelpunt")
    lines = LogLine.objects.filter(verb__startswith="knelpunt.")
    assert (facts.count(), mails.count(), lines.count()) == (7, 10, 8)  # the gate of raising has a line of its own
    told = [repr(list(rows.values())) for rows in (facts, mails)]
    told.append(repr(list(lines.values_list("verb", "rule", "ground", "object_type"))))
    assert [word for word in MENSEN if word in " ".join(told)] == []
    assert [row.kenmerken["niveau"] for row in facts.order_by("pk")] == ["aangebracht", *NIVEAUS, "commissie_vt"]
    assert {len(row.keten) for row in facts} == {16}
    assert {row.casus_id for row in lines.exclude(verb="knelpunt.breng_aan")} == {None}


def gelezen(regio: Regio, key: str) -> tuple[int, int, int, int | None]:
    """How many this role finds in his three lists, and beside the menu."""
    enter(regio[key])
    viewer, now = regio[key], regio.at
    lists = (queries.mijn, queries.te_behandelen, queries.behandeld)
    first, second, third = (len(found(viewer, now=now)) for found in lists)
    return first, second, third, queries.aantal_open(viewer)


def test_the_lists_of_every_role(regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    actions.breng_aan(casus.pk, nieuw(), by=regio["school"], at=regio.at)
    actions.trek_in(knelpunt.pk, "Er is plek.", by=regio["regisseur"], at=regio.at)
    expected: dict[str, tuple[int, int, int, int | None]] = dict.fromkeys(IEDEREEN, (0, 0, 0, None))
    expected |= dict.fromkeys(BESLISSEN, (0, 1, 1, 1))
    expected |= {"regisseur": (1, 0, 0, None), "school": (1, 0, 0, None)}
    assert {key: gelezen(regio, key) for key in IEDEREEN} == expected


def test_first_due_first_and_what_is_done_last(regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    second = actions.breng_aan(casus.pk, nieuw(), by=regio["regisseur"], at=regio.at + timedelta(minutes=1))
    actions.pak_op(knelpunt.pk, by=regio["proces"], at=regio.at)  # ten working days; the new one has two
    enter(regio["proces"])
    assert [item.knelpunt.pk for item in queries.te_behandelen(regio["proces"], now=regio.at)] == [
        second.pk, knelpunt.pk,
    ]  # fmt: skip
    actions.trek_in(second.pk, "Er is plek.", by=regio["regisseur"], at=regio.at)
    enter(regio["regisseur"])
    assert [item.knelpunt.pk for item in queries.mijn(regio["regisseur"], now=regio.at)] == [knelpunt.pk, second.pk]


def test_reading_the_decision_is_kept_once_and_only_of_who_raised_it(regio: Regio, knelpunt: Knelpunt) -> None:
    in_stand(regio, knelpunt, "besloten")
    for key, hours, read in (("casus", 1, None), ("proces", 2, None), ("regisseur", 3, 3), ("regisseur", 4, 3)):
        with clock.at(regio.at + timedelta(hours=hours)):
            enter(regio[key])
            queries.knelpunt(regio[key], knelpunt.pk, now=clock.now())
        enter(SYSTEM)
        knelpunt.refresh_from_db()
        assert knelpunt.gelezen_op == (regio.at + timedelta(hours=read) if read else None), key


def test_shredding_one_case_leaves_the_other(regio: Regio, casus: Casus, knelpunt: Knelpunt) -> None:
    enter(SYSTEM)
    other = Casus.objects.get(pk=casus.pk)
    other.pk, other.nummer = None, "C-2026-999999"
    other.save()
    kept = actions.breng_aan(other.pk, nieuw(), by=SYSTEM, at=regio.at)
    facts = Feit.objects.count()
    sockets.shred(casus.pk)
    assert list(Knelpunt.objects.values_list("pk", flat=True)) == [kept.pk]
    assert list(Herkomst.objects.values_list("casus_id", flat=True)) == [other.pk]
    assert set(Knelpuntstap.objects.values_list("knelpunt_id", flat=True)) == {kept.pk}
    assert Feit.objects.count() == facts
    assert actions.vernietig(casus.pk) == 0  # nothing was left to destroy
