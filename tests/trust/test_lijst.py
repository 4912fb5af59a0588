"""The filter of lists says, row by row, what the policy says of each case: every role, purpose, class and action."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from django.db.models import Model

from eenplan.core.access.gate import Facts, ask
from eenplan.core.access.policy import Action, DataClass, Purpose, Role
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.models import Account
from eenplan.dossier.casus.access import facts_for, one_look, visible
from eenplan.dossier.casus.access import facts_of as stands
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.gezinssysteem.models import Huishouden
from tests.regio import Regio

CASES = 60
SHARED = [["bestaan", "proces"], ["identiteit", "vindbaar"], [item.value for item in DataClass]]


@pytest.fixture
def cases(regio: Regio) -> list[Casus]:
    """Sixty cases in which everybody stands differently, drawn with a fixed seed; one statement per table."""
    enter(SYSTEM)
    draw, vt = random.Random(7), regio.organisations["vt"]
    household = Huishouden.objects.create(bronhouder=vt, ontstaan_op=regio.at)
    rows: dict[type[Model], list[Model]] = {}
    readers = [pair for number in range(CASES) for pair in one_case(regio, draw, household, number, rows)]
    for model, items in rows.items():
        model.objects.bulk_create(items)
    through = Schild.lezers.through
    through.objects.bulk_create(through(schild=row, account=account) for row, account in readers)
    return rows[Casus]


def one_case(
    regio: Regio, draw: random.Random, household: Huishouden, number: int, rows: dict[type[Model], list[Model]]
) -> list[tuple[Schild, Account]]:
    """Adds the rows of one case; gives who reads behind its shields."""

    def put(row: Model) -> Model:
        rows.setdefault(type(row), []).append(row)
        return row

    at, past = regio.at, regio.at - timedelta(days=30)
    ends = [None, at - timedelta(days=1), at + timedelta(days=9)]
    owner = regio.organisations[draw.choice(["vt", "vt", "team"])]
    casus = put(Casus(
        nummer=f"C-{number}", huishouden=household, bronhouder=owner, verantwoordelijke_organisatie=owner,
        verantwoordelijke=regio.accounts["triagist"], geopend_op=past, besloten=draw.random() < 0.2,
    ))  # fmt: skip
    for key in draw.sample(sorted(regio.accounts), 5):
        put(Teamlid(casus=casus, account=regio.accounts[key], van=past, tot=draw.choice(ends)))
    for key, place in (("regisseur", "team"), ("ander", "ander_team"), ("agent", "politie"), ("school", "school")):
        if draw.random() < 0.6:
            whose = {"organisatie": regio.organisations[place], "account": draw.choice([None, regio.accounts[key]])}
            kind = draw.choice(["deelnemer", "uitgenodigd"])
            put(Deelname(casus=casus, soort=kind, van=past, tot=draw.choice(ends), **whose))
            put(Deelbesluit(
                casus=casus, klassen=draw.choice(SHARED), grond="Wmo 5.2.6", van=past, client_geinformeerd="ja",
                doel=draw.choice(["regie", "veiligheid", "strafrecht"]), tot=draw.choice(ends[1:]),
                besloten_door=regio.accounts["triagist"], **whose,
            ))  # fmt: skip
    shields = [
        put(Schild(casus=casus, soort=soort)) for soort in ("adres", "melder", "besloten") if draw.random() < 0.25
    ]
    if draw.random() < 0.2:
        whom = draw.choice(sorted(regio.accounts))
        put(Belangenconflict(casus=casus, account=regio.accounts[whom], reden="buren", sinds=past))
    accounts = sorted(regio.accounts.values(), key=lambda item: item.pk)
    return [(row, account) for row in shields for account in draw.sample(accounts, draw.randint(0, 7))]


def both(viewer: Viewer, facts: dict[int, Facts], data_class: DataClass, action: Action) -> tuple[set[int], set[int]]:
    """What the list shows, and what the policy opens."""
    opened = {pk for pk, item in facts.items() if ask(viewer, item, data_class, action).allowed}
    return set(visible(viewer, Casus.objects.all(), data_class, action).values_list("pk", flat=True)), opened


READERS = ("triagist", "casus", "lead", "proces", "fg", "regisseur", "ander", "agent", "school", "beleid")


def test_the_list_is_the_policy(regio: Regio, cases: list[Casus]) -> None:
    shown, wrong = dict.fromkeys(READERS, 0), {}
    for key, purpose in product(READERS, Purpose):
        viewer = replace(regio[key], purpose=purpose)
        facts = facts_for(viewer, [row.pk for row in cases])
        for data_class in DataClass:
            listed, opened = both(viewer, facts, data_class, Action.LEZEN)
            shown[key] += len(listed)
            if listed != opened:
                wrong[key, purpose, data_class] = listed ^ opened
    assert wrong == {}
    nothing = {key for key, count in shown.items() if not count}
    assert nothing == {"fg", "beleid"}  # the comparison is about something


def test_so_it_is_for_every_role_and_action(regio: Regio, cases: list[Casus]) -> None:
    wrong = {}
    for role in Role:
        viewer = replace(regio["triagist"], role=role)
        facts = facts_for(viewer, [row.pk for row in cases])
        for data_class, action in product(DataClass, Action):
            listed, opened = both(viewer, facts, data_class, action)
            if listed != opened:
                wrong[role, data_class, action] = listed ^ opened
    assert wrong == {}


def test_without_an_account_nothing_is_read(regio: Regio, cases: list[Casus]) -> None:
    system_of_partner = replace(regio["agent"], account_id=None)
    facts = facts_for(system_of_partner, [row.pk for row in cases])
    for data_class in DataClass:
        listed, opened = both(system_of_partner, facts, data_class, Action.LEZEN)
        assert listed == opened


def test_row_level_security_stands_behind_it(regio: Regio, cases: list[Casus]) -> None:
    viewer = regio["school"]
    enter(viewer)
    mine = set(visible(viewer, Casus.objects.all(), DataClass.BESTAAN).values_list("pk", flat=True))
    enter(SYSTEM)
    assert mine <= set(visible(viewer, Casus.objects.all(), DataClass.BESTAAN).values_list("pk", flat=True))
    enter(viewer)
    theirs = {row.pk for row in cases if row.bronhouder_id == regio.organisations["team"].pk}
    reachable = set(Casus.objects.values_list("pk", flat=True))
    involved = set(Deelname.objects.filter(organisatie_id=viewer.organisation_id).values_list("casus_id", flat=True))
    assert reachable <= involved
    assert not (theirs - involved) & reachable


def test_one_look_asks_once(regio: Regio, cases: list[Casus], django_assert_num_queries: object) -> None:
    viewer = regio["triagist"]
    with django_assert_num_queries(1), one_look():  # type: ignore[operator]  # the fixture gives a callable
        first = stands(viewer, cases[0].pk)
        assert stands(viewer, cases[0].pk) is first
    with django_assert_num_queries(2), one_look():  # type: ignore[operator]  # the fixture gives a callable
        assert stands(viewer, cases[0].pk) == first
        assert stands(regio["lead"], cases[0].pk) is not first


def test_after_the_look_it_is_asked_again(regio: Regio, cases: list[Casus]) -> None:
    viewer = regio["triagist"]
    with one_look():
        before = stands(viewer, cases[0].pk)
    Belangenconflict.objects.update_or_create(
        casus=cases[0], account_id=viewer.account_id, defaults={"reden": "buren", "sinds": regio.at}
    )
    assert stands(viewer, cases[0].pk).conflict
    assert stands(viewer, cases[0].pk).relation == before.relation
