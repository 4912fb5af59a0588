"""The filter of lists is the gate: compared row by row over every way in which a viewer can stand to a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import transaction

from eenplan.core.access.gate import NotVisible, ask, classes
from eenplan.core.access.policy import Action, DataClass, Purpose, Relation, Role, Shield
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.accounts.rules import DEFAULT_PURPOSE
from eenplan.dossier.casus.access import facts_for, facts_of, visible
from eenplan.dossier.casus.models import Belangenconflict, Casus, Deelbesluit, Deelname, Schild, Teamlid
from eenplan.dossier.casus.queries import may_write
from eenplan.dossier.gezinssysteem.models import Huishouden
from tests.regio import PEOPLE, Regio

RELATIONS = ("geen", "team", "was_team", "deelnemer", "deelnemer_organisatie", "uitgenodigd", "was_deelnemer")
# kind of shield -> am I its reader; "vlag" is the mark on the case without a shield of its own
SHIELDS: tuple[dict[str, bool], ...] = (
    {}, {"adres": False}, {"adres": True}, {"melder": False}, {"melder": True}, {"besloten": False}, {"besloten": True},
    {"vlag": False}, {"vlag": False, "besloten": True},
    {"besloten": True, "adres": False}, {"besloten": True, "adres": True},
    {"besloten": False, "adres": True}, {"besloten": True, "melder": False}, {"besloten": True, "melder": True},
    {"adres": True, "melder": False}, {"adres": False, "melder": True},
)  # fmt: skip
SHARED = (None, "alles", "proces", "verlopen", "ander_doel", "ander_mens")


@dataclass(frozen=True, slots=True)
class Geval:
    """One case to make, as it stands to one viewer."""

    relation: str
    shields: tuple[tuple[str, bool], ...]
    shared: str | None
    conflict: bool


GEVALLEN = [
    Geval(relation, tuple(shields.items()), shared, conflict)
    for (relation, shields, shared), conflict in product(product(RELATIONS, SHIELDS, SHARED), (False, True))
    if not conflict or (shared in {None, "alles"} and len(shields) < 2)
]


class Wereld:
    """Makes all cases of the table for one viewer, in a few statements."""

    def __init__(self, regio: Regio, viewer: Viewer) -> None:
        self.regio, self.viewer, self.at = regio, viewer, regio.at
        self.someone = regio.accounts["triagist2"]
        enter(SYSTEM)
        vt = regio.organisations["vt"]
        homes = Huishouden.objects.bulk_create(Huishouden(bronhouder=vt, ontstaan_op=self.at) for _ in GEVALLEN)
        self.cases = Casus.objects.bulk_create(
            Casus(nummer=f"T-{number}", huishouden=home, bronhouder=vt, verantwoordelijke_organisatie=vt,
                  verantwoordelijke=regio.accounts["lead"], geopend_op=self.at,
                  besloten="vlag" in dict(geval.shields))
            for number, (home, geval) in enumerate(zip(homes, GEVALLEN, strict=True))
        )  # fmt: skip
        pairs = list(zip(self.cases, GEVALLEN, strict=True))
        Teamlid.objects.bulk_create(row for case, geval in pairs for row in self.team(case, geval))
        Deelname.objects.bulk_create(row for case, geval in pairs for row in self.part(case, geval))
        Deelbesluit.objects.bulk_create(row for case, geval in pairs for row in self.shared(case, geval))
        Belangenconflict.objects.bulk_create(
            Belangenconflict(casus=case, account_id=viewer.account_id, reden="buren", sinds=self.at)
            for case, geval in pairs
            if geval.conflict
        )
        self.shields(pairs)

    def ends(self, ended: bool) -> datetime | None:
        return self.at - timedelta(days=1) if ended else None

    def team(self, case: Casus, geval: Geval) -> list[Teamlid]:
        if geval.relation not in {"team", "was_team"}:
            return []
        van, tot = self.at - timedelta(days=9), self.ends(geval.relation == "was_team")
        return [Teamlid(casus=case, account_id=self.viewer.account_id, van=van, tot=tot)]

    def part(self, case: Casus, geval: Geval) -> list[Deelname]:
        kinds = {"deelnemer": "deelnemer", "deelnemer_organisatie": "deelnemer", "uitgenodigd": "uitgenodigd",
                 "was_deelnemer": "deelnemer"}  # fmt: skip
        if geval.relation not in kinds:
            return []
        account = None if geval.relation == "deelnemer_organisatie" else self.viewer.account_id
        return [Deelname(casus=case, organisatie_id=self.viewer.organisation_id, account_id=account,
                         soort=kinds[geval.relation], van=self.at - timedelta(days=9),
                         tot=self.ends(geval.relation == "was_deelnemer"))]  # fmt: skip

    def shared(self, case: Casus, geval: Geval) -> list[Deelbesluit]:
        if geval.shared is None:
            return []
        every = [item.value for item in DataClass]
        return [Deelbesluit(
            casus=case, organisatie_id=self.viewer.organisation_id, grond="Wmo 5.1.6", besloten_door=self.someone,
            account_id=self.someone.pk if geval.shared == "ander_mens" else None, client_geinformeerd="ja",
            klassen=["proces"] if geval.shared == "proces" else every, van=self.at - timedelta(days=9),
            doel="eigen" if geval.shared == "ander_doel" else self.viewer.purpose.value,
            tot=self.at + timedelta(days=-1 if geval.shared == "verlopen" else 30),
        )]  # fmt: skip

    def shields(self, pairs: list[tuple[Casus, Geval]]) -> None:
        rows = [
            (Schild(casus=case, soort=kind), mine)
            for case, geval in pairs
            for kind, mine in geval.shields
            if kind != "vlag"
        ]
        Schild.objects.bulk_create(row for row, _ in rows)
        through = Schild.lezers.through
        through.objects.bulk_create(through(schild_id=row.pk, account_id=self.someone.pk) for row, _ in rows)
        through.objects.bulk_create(
            through(schild_id=row.pk, account_id=self.viewer.account_id) for row, mine in rows if mine
        )


VIEWERS = ["triagist", "lead", "casus", "proces", "regisseur", "school", "agent", "beleid", "beheer", "fg"]


@pytest.mark.parametrize("key", VIEWERS)
def test_the_filter_opens_exactly_what_the_gate_opens(regio: Regio, key: str) -> None:
    """All relations x shields x decisions to share x conflict, for every class and three actions."""
    viewer = regio[key]
    world = Wereld(regio, viewer)
    keys = [case.pk for case in world.cases]
    facts = facts_for(viewer, keys)
    assert set(facts) == set(keys)
    for data_class, action in product(DataClass, (Action.LEZEN, Action.SCHRIJVEN, Action.DELEN)):
        listed = set(visible(viewer, Casus.objects.all(), data_class, action).values_list("pk", flat=True))
        opened = {pk for pk in keys if ask(viewer, facts[pk], data_class, action).allowed}
        wrong = {GEVALLEN[keys.index(pk)] for pk in listed ^ opened}
        assert not wrong, (data_class, action)


def test_the_table_is_no_empty_proof(regio: Regio) -> None:
    """Some rows open and some stay shut for who may work on cases; nothing opens for who may not."""
    assert len(GEVALLEN) > 600
    for key, some in (("lead", True), ("regisseur", True), ("beleid", False)):
        point = transaction.savepoint()
        Wereld(regio, regio[key])
        seen = visible(regio[key], Casus.objects.all(), DataClass.PROCES).count()
        assert (0 < seen < len(GEVALLEN)) == some
        transaction.savepoint_rollback(point)


def test_machinery_sees_all(regio: Regio, casus: Casus) -> None:
    assert visible(SYSTEM, Casus.objects.all(), DataClass.MELDER).count() == 1


STANDS = {
    "geen": Relation.GEEN, "team": Relation.TEAM, "was_team": Relation.BEEINDIGD,
    "deelnemer": Relation.DEELNEMER, "deelnemer_organisatie": Relation.DEELNEMER,
    "uitgenodigd": Relation.UITGENODIGD, "was_deelnemer": Relation.BEEINDIGD,
}  # fmt: skip


def test_how_one_stands_to_a_case(regio: Regio) -> None:
    world = Wereld(regio, regio["regisseur"])
    facts = facts_for(regio["regisseur"], [case.pk for case in world.cases])
    found: dict[str, set[Relation]] = {}
    for case, geval in zip(world.cases, GEVALLEN, strict=True):
        found.setdefault(geval.relation, set()).add(facts[case.pk].relation)
    assert found == {relation: {expected} for relation, expected in STANDS.items()}


def test_one_query_however_many_cases(regio: Regio, django_assert_num_queries: object) -> None:
    world = Wereld(regio, regio["lead"])
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        assert len(facts_for(regio["lead"], [case.pk for case in world.cases])) == len(GEVALLEN)


@pytest.mark.parametrize("kind", ["adres", "melder", "besloten"])
def test_a_shield_without_readers_is_for_nobody(regio: Regio, casus: Casus, kind: str) -> None:
    """Also not for a partner's system, that has no account (None is not a reader of nobody's shield)."""
    Schild.objects.create(casus=casus, soort=kind)
    Deelname.objects.create(casus=casus, organisatie=regio.organisations["politie"], soort="deelnemer", van=regio.at)
    coupling = Viewer(None, regio.organisations["politie"].pk, Role.JUSTITIE, DEFAULT_PURPOSE[Role.JUSTITIE])
    for viewer in (coupling, regio["agent"], regio["lead"]):
        assert facts_of(viewer, casus.pk).reader_of == frozenset()
    data_class = DataClass.VINDBAAR if kind == "adres" else DataClass.PROCES
    Deelbesluit.objects.create(
        casus=casus, organisatie=regio.organisations["politie"], klassen=[item.value for item in DataClass],
        doel="strafrecht", grond="x", besloten_door=regio.accounts["lead"], client_geinformeerd="ja", van=regio.at,
        tot=regio.at + timedelta(days=9),
    )  # fmt: skip
    open_to = visible(coupling, Casus.objects.all(), data_class).exists()
    assert open_to == (kind == "melder"), "a shielded reporter does not shut the course of a case"


def test_a_fresh_case_is_open_to_its_front_office_only(regio: Regio, casus: Casus) -> None:
    found = {}
    for key in PEOPLE:
        decision = ask(regio[key], facts_of(regio[key], casus.pk), DataClass.PROCES)
        found[key] = (decision.rule, decision.allowed)
    office = dict.fromkeys(("triagist", "lead", "triagist2"), ("R4", True))
    assert found == {**dict.fromkeys(PEOPLE, ("R0", False)), **office}


def test_a_case_that_is_not_there(regio: Regio) -> None:
    with pytest.raises(NotVisible) as refusal:
        facts_of(regio["lead"], 404)
    line = refusal.value.line
    assert line is not None
    assert (line.casus_id, line.allowed) == (404, False)


def test_the_row_lock_hides_a_case_as_if_it_were_not_there(regio: Regio, casus: Casus) -> None:
    enter(regio["ander"])
    with pytest.raises(NotVisible):
        facts_of(regio["ander"], casus.pk)


def test_writing_passes_the_same_gate(regio: Regio, casus: Casus) -> None:
    found, expected = {}, {}
    for key, data_class in product(("triagist", "casus", "regisseur", "beleid"), DataClass):
        viewer = regio[key]
        expected[key, data_class] = ask(viewer, facts_of(viewer, casus.pk), data_class, Action.SCHRIJVEN).allowed
        try:
            may_write(viewer, casus.pk, data_class, what="toets.schrijf")
            found[key, data_class] = True
        except NotVisible:
            found[key, data_class] = False
    assert found == expected


def test_an_ended_decision_to_share_works_at_once(regio: Regio, casus: Casus) -> None:
    director = regio["regisseur"]
    Deelname.objects.create(
        casus=casus, organisatie_id=director.organisation_id, account_id=director.account_id, van=regio.at
    )
    besluit = Deelbesluit.objects.create(
        casus=casus, organisatie_id=director.organisation_id, klassen=["proces", "veiligheid"], grond="x",
        doel=Purpose.REGIE.value, besloten_door=regio.accounts["lead"], client_geinformeerd="ja",
        van=regio.at - timedelta(days=5), tot=regio.at + timedelta(seconds=1),
    )  # fmt: skip
    assert classes(director, facts_of(director, casus.pk)) == {DataClass.PROCES, DataClass.VEILIGHEID}
    besluit.tot = regio.at
    besluit.save()
    assert classes(director, facts_of(director, casus.pk)) == frozenset()
    assert Shield.GEEN not in facts_of(director, casus.pk).shields
