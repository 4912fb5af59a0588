"""The life of a case: always someone with sight on safety, every step remembered, every end works at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from eenplan.core.access.policy import DataClass, Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Act, Stale, act
from eenplan.core.audit.models import LogLine
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus import actions
from eenplan.dossier.casus.access import facts_of
from eenplan.dossier.casus.models import Betrokkene, Casus, Deelbesluit, Deelname, Schild, Standwisseling, Teamlid
from eenplan.dossier.casus.rules import COURSE, Rol, Sluitreden, Stand
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.gezinssysteem.models import Huishouden, Lid
from tests.regio import Regio

VB = "veiligheidsbeoordeling"


def do(regio: Regio, what: Callable[[Act], Any], days: int = 0, verb: str = "toets.doe") -> Any:
    """Run this in an act of the machinery, some days later."""
    with act(verb, by=SYSTEM, at=regio.at + timedelta(days=days)) as a:
        found = what(a)
    enter(SYSTEM)
    return found


def term(regio: Regio, casus: Casus, object_id: int = 1) -> Deadline:
    subject = Subject("toets", object_id, casus.bronhouder_id, casus.verantwoordelijke_id or 0, casus.pk)
    return start([VB], subject, regio.at)[0]


def history(casus: Casus) -> list[tuple[str, str, str]]:
    return list(casus.standen.order_by("pk").values_list("actie", "van_stand", "naar_stand"))


def test_a_new_case_has_number_household_owner_and_team(regio: Regio, casus: Casus) -> None:
    assert casus.nummer.startswith("C-2026-")
    assert (casus.stand, casus.versie, casus.besloten) == (Stand.BEOORDELING, 1, False)
    assert casus.verantwoordelijke == regio.accounts["triagist"]
    assert casus.verantwoordelijke_organisatie == casus.bronhouder == regio.organisations["vt"]
    assert Huishouden.objects.get() == casus.huishouden
    assert history(casus) == [("open", "", "in_beoordeling")]
    front = {regio.accounts[key].pk for key in ("triagist", "triagist2", "lead")}
    assert set(casus.team.values_list("account_id", flat=True)) == front


def test_who_is_on_duty_comes_in_the_team_once(regio: Regio) -> None:
    casus = do(regio, lambda a: actions.open_casus(a, regio.organisations["vt"], regio.accounts["casus"].pk, ""))
    assert casus.team.filter(account=regio.accounts["casus"]).count() == 1
    assert casus.team.count() == 4


def test_numbers_follow_each_other_and_are_never_used_twice(regio: Regio) -> None:
    made = [actions.next_number("C", "casus_nummer", 2026) for _ in range(3)]
    with transaction.atomic():
        lost = actions.next_number("C", "casus_nummer", 2026)
        transaction.set_rollback(True)
    after = actions.next_number("C", "casus_nummer", 2026)
    assert len({*made, lost, after}) == 5
    assert sorted([*made, lost, after]) == [*made, lost, after]
    assert all(len(number) == len("C-2026-000001") for number in made)


@pytest.mark.parametrize(("action", "to"), [("start_vervolg", Stand.VERVOLG), ("bied_aan", Stand.OVERDRACHT),
                                            ("hervat", Stand.UITVOERING)])  # fmt: skip
def test_a_step_moves_remembers_and_counts(regio: Regio, casus: Casus, action: str, to: Stand) -> None:
    do(regio, lambda a: actions.step(a, casus, action, Role.VT_LEAD))
    casus.refresh_from_db()
    assert (casus.stand, casus.versie) == (to, 2)
    assert history(casus)[-1] == (action, "in_beoordeling", to)


@pytest.mark.parametrize("stand", [stand for stand in Stand if stand is not Stand.AFGESLOTEN])
@pytest.mark.parametrize("role", [Role.VT_INTAKE, Role.REGISSEUR, Role.BELEID])
def test_only_what_the_course_allows(regio: Regio, casus: Casus, stand: Stand, role: Role) -> None:
    open_to = {row.action for row in COURSE.allowed(stand, role)}
    for action in COURSE.actions:
        if action == "sluit":
            continue
        Casus.objects.filter(pk=casus.pk).update(stand=stand)
        casus.refresh_from_db()
        if action in open_to:
            do(regio, lambda a, action=action: actions.step(a, casus, action, role))
            continue
        with pytest.raises(Refused, match=r"\.$"):
            do(regio, lambda a, action=action: actions.step(a, casus, action, role))
        enter(SYSTEM)


@pytest.mark.parametrize(("given", "stale"), [(None, False), (1, False), (2, True), (0, True)])
def test_two_people_at_one_case(regio: Regio, casus: Casus, given: int | None, stale: bool) -> None:
    if stale:
        with pytest.raises(Stale):
            do(regio, lambda a: actions.lock(casus.pk, given))
    else:
        assert do(regio, lambda a: actions.lock(casus.pk, given)) == casus


def test_a_new_responsible_person_takes_over_every_running_term(regio: Regio, casus: Casus) -> None:
    running = term(regio, casus)
    to = regio["regisseur"]
    do(regio, lambda a: actions.make_responsible(a, casus, to.organisation_id or 0, to.account_id or 0))
    casus.refresh_from_db()
    running.refresh_from_db()
    assert (casus.verantwoordelijke_id, casus.verantwoordelijke_organisatie_id) == (to.account_id, to.organisation_id)
    assert (running.account_id, running.organisation_id) == (to.account_id, to.organisation_id)
    assert history(casus)[-1] == ("verantwoordelijk", "in_beoordeling", "in_beoordeling")
    assert not casus.team.filter(account_id=to.account_id).exists(), "the team is of the bronhouder only (R4)"
    last = casus.standen.order_by("pk").last()
    assert last is not None
    assert last.verantwoordelijke_id == to.account_id


def test_a_colleague_who_becomes_responsible_joins_the_team(regio: Regio, casus: Casus) -> None:
    to = regio["casus"]
    do(regio, lambda a: actions.make_responsible(a, casus, to.organisation_id or 0, to.account_id or 0))
    assert casus.team.filter(account_id=to.account_id, tot__isnull=True).count() == 1


@pytest.mark.parametrize("wrong", [
    {"verantwoordelijke": None}, {"verantwoordelijke_organisatie": None},
    {"verantwoordelijke": None, "verantwoordelijke_organisatie": None},
])  # fmt: skip
def test_the_database_refuses_a_case_without_anyone(casus: Casus, wrong: dict[str, Any]) -> None:
    """domain 3.2: never an interval without."""
    with pytest.raises(IntegrityError, match="nooit_zonder_verantwoordelijke"), transaction.atomic():
        Casus.objects.filter(pk=casus.pk).update(**wrong)


CLOSINGS = [
    ({"stand": Stand.AFGESLOTEN}, False),
    ({"stand": Stand.AFGESLOTEN, "sluitreden": "overig"}, False),
    ({"sluitreden": "overig", "afgesloten_op": True}, False),
    ({"stand": Stand.AFGESLOTEN, "afgesloten_op": True}, False),
    ({"stand": Stand.AFGESLOTEN, "afgesloten_op": True, "sluitreden": "overig"}, True),
]


@pytest.mark.parametrize(("changes", "fits"), CLOSINGS)
def test_closed_is_closed_with_day_and_reason(regio: Regio, casus: Casus, changes: dict[str, Any], fits: bool) -> None:
    given = {key: regio.at if value is True else value for key, value in changes.items()}
    if fits:
        assert Casus.objects.filter(pk=casus.pk).update(**given) == 1
        return
    with pytest.raises(IntegrityError, match="casus_gesloten_met_reden"), transaction.atomic():
        Casus.objects.filter(pk=casus.pk).update(**given)


def test_closing_ends_every_term(regio: Regio, casus: Casus) -> None:
    running = term(regio, casus)
    do(regio, lambda a: actions.close(a, casus, Sluitreden.GEEN_VERVOLG, role=Role.VT_LEAD), days=3)
    casus.refresh_from_db()
    running.refresh_from_db()
    moment = regio.at + timedelta(days=3)
    assert (casus.stand, casus.afgesloten_op, casus.sluitreden) == (Stand.AFGESLOTEN, moment, "geen_vervolg")
    assert running.done_at == moment
    assert not actions.is_open(casus)
    assert history(casus)[-1] == ("sluit", "in_beoordeling", "afgesloten")


@pytest.mark.parametrize("stand", [Stand.VERVOLG, Stand.OVERDRACHT, Stand.UITVOERING])
def test_a_case_in_hand_is_not_closed(regio: Regio, casus: Casus, stand: Stand) -> None:
    Casus.objects.filter(pk=casus.pk).update(stand=stand)
    casus.refresh_from_db()
    with pytest.raises(Refused):
        do(regio, lambda a: actions.close(a, casus, Sluitreden.OVERIG, role=Role.VT_LEAD))
    enter(SYSTEM)
    assert Casus.objects.get().stand == stand


def share(regio: Regio, casus: Casus, key: str = "regisseur", *classes: DataClass) -> None:
    """A decision to share is always someone's: here the lead's."""
    viewer = regio[key]
    with act("toets.deel", by=regio["lead"], at=regio.at) as a:
        actions.involve(
            a, casus, viewer.organisation_id or 0, viewer.account_id, classes or [DataClass.PROCES], grond="Wmo 5.1.6",
            doel=viewer.purpose.value, tot=regio.at + timedelta(days=90), client_geinformeerd="ja",
        )  # fmt: skip
    enter(SYSTEM)


def test_involving_another_organisation_is_a_decision_with_its_line(regio: Regio, casus: Casus) -> None:
    share(regio, casus, "regisseur", DataClass.VEILIGHEID, DataClass.PROCES)
    besluit = Deelbesluit.objects.get()
    assert besluit.klassen == ["proces", "veiligheid"]
    assert (besluit.besloten_door, besluit.doel, besluit.grond) == (regio.accounts["lead"], "regie", "Wmo 5.1.6")
    assert Deelname.objects.get().soort == "deelnemer"
    line = LogLine.objects.get(verb="toets.deel")
    assert (line.object_type, line.classes) == ("deelbesluit", ["proces", "veiligheid"])
    assert facts_of(regio["regisseur"], casus.pk).covered == {DataClass.PROCES, DataClass.VEILIGHEID}


def test_what_machinery_shares_stands_on_the_name_of_the_responsible_person(regio: Regio, casus: Casus) -> None:
    do(regio, lambda a: actions.involve(
        a, casus, regio.organisations["team"].pk, None, [DataClass.PROCES], doel="regie", grond="x",
        tot=regio.at + timedelta(days=9), client_geinformeerd="ja",
    ))  # fmt: skip
    assert Deelbesluit.objects.get().besloten_door == casus.verantwoordelijke


def test_a_decision_to_share_ends(regio: Regio, casus: Casus) -> None:
    share(regio, casus)
    with pytest.raises(IntegrityError, match="deelbesluit_eindigt"), transaction.atomic():
        Deelbesluit.objects.update(tot=regio.at - timedelta(days=1))


def test_the_end_of_involvement_ends_part_and_decision(regio: Regio, casus: Casus) -> None:
    share(regio, casus)
    share(regio, casus, "school")
    do(regio, lambda a: actions.end_involvement(a, casus, regio.organisations["team"].pk))
    assert facts_of(regio["regisseur"], casus.pk).covered == frozenset()
    assert facts_of(regio["regisseur"], casus.pk).relation == "beeindigd"
    assert facts_of(regio["school"], casus.pk).relation == "deelnemer"
    enter(regio["regisseur"])
    assert not Casus.objects.exists(), "the row lock shuts at the same moment"


def test_a_person_comes_into_case_and_household_once(regio: Regio, casus: Casus, persoon: MaakPersoon) -> None:
    person = persoon("Sanne de Toets", "1990-05-02", casus=casus, rol=Rol.SLACHTOFFER)
    again = do(regio, lambda a: actions.add_person(a, casus, person, Rol.PLEGER))
    assert again.rol == Rol.SLACHTOFFER
    assert Betrokkene.objects.count() == Lid.objects.count() == 1
    assert Lid.objects.get().van == regio.at.date()


def test_leaving_the_team_keeps_the_named_ones(regio: Regio, casus: Casus) -> None:
    keep = [regio.accounts["lead"].pk]
    assert do(regio, lambda a: actions.leave_team(a, casus, keep)) == 2
    assert list(casus.team.filter(tot__isnull=True).values_list("account_id", flat=True)) == keep
    assert facts_of(regio["triagist"], casus.pk).relation == "beeindigd"


def test_who_left_can_come_back(regio: Regio, casus: Casus) -> None:
    do(regio, lambda a: actions.leave_team(a, casus, []))
    for _ in range(2):
        do(regio, lambda a: actions.add_to_team(a, casus, regio.accounts["triagist"].pk))
    assert Teamlid.objects.filter(account=regio.accounts["triagist"]).count() == 2
    assert facts_of(regio["triagist"], casus.pk).relation == "team"


@pytest.mark.parametrize("soort", ["adres", "melder", "besloten"])
def test_the_first_list_of_readers_stands(regio: Regio, casus: Casus, soort: str) -> None:
    """The narrowest list wins: a second call never widens it."""
    lead, other = regio.accounts["lead"].pk, regio.accounts["triagist"].pk
    do(regio, lambda a: actions.shield(a, casus, soort, [lead]))
    do(regio, lambda a: actions.shield(a, casus, soort, [lead, other]))
    assert list(Schild.objects.get().lezers.values_list("pk", flat=True)) == [lead]
    assert LogLine.objects.filter(object_type="schild", rule="R6").count() == 2


def test_no_log_no_case(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise DatabaseError("log is full")

    monkeypatch.setattr("eenplan.core.acts.write", full)
    with pytest.raises(DatabaseError):
        do(regio, lambda a: actions.open_casus(a, regio.organisations["vt"], regio.accounts["triagist"].pk, ""))
    enter(SYSTEM)
    counts = [model.objects.count() for model in (Casus, Huishouden, Standwisseling, Teamlid)]
    assert counts == [0, 0, 0, 0]
