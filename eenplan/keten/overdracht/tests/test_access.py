"""Who may do what, written out; and what the receiver never gets to see."""

from collections.abc import Callable, Iterable
from functools import partial

import pytest

from eenplan.core import clock
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Belangenconflict, Casus, Uitspraak
from eenplan.keten.overdracht import actions, concept, lijsten, queries
from eenplan.keten.overdracht.models import Overdracht
from eenplan.keten.overdracht.tests.conftest import aanbod_aan
from eenplan.keten.tests.rollen import plat, undone
from tests.regio import Regio

EVERYONE = (
    "triagist", "triagist2", "casus", "lead", "proces", "fg", "beheer", "regisseur", "collega", "ander", "agent",
    "school", "beleid",
)  # fmt: skip
TEAM = {"triagist", "triagist2", "casus", "lead"}


def attempt(act: Callable[[], object]) -> str:
    """yes, 404 or refused; undone."""
    try:
        with undone():
            act()
    except NotVisible:
        return "404"
    except Refused:
        return "refused"
    return "yes"


def per_rol(yes: Iterable[str], others: str = "404", **keys: str) -> dict[str, str]:
    """yes for these; for the others what is given."""
    return {**dict.fromkeys(EVERYONE, others), **dict.fromkeys(yes, "yes"), **keys}


def test_who_may_prepare(regio: Regio, casus: Casus) -> None:
    found = {key: attempt(partial(actions.stel_op, casus.pk, by=regio[key], at=regio.at)) for key in EVERYONE}
    assert found == per_rol(TEAM)


def test_who_may_offer(regio: Regio, voorgesteld: Overdracht) -> None:
    do, offer = partial(actions.bied_aan, voorgesteld.pk, aanbod_aan(regio), at=regio.at), per_rol(TEAM)
    assert {key: attempt(partial(do, by=regio[key])) for key in EVERYONE} == offer


def test_who_may_answer_an_offer_to_one_person(regio: Regio, aangeboden: Overdracht) -> None:
    do = {
        "accepteer": partial(actions.accepteer, aangeboden.pk, at=regio.at),
        "weiger": partial(actions.weiger, aangeboden.pk, "Vol.", at=regio.at),
        "vraag": partial(actions.vraag, aangeboden.pk, "Wat?", at=regio.at),
    }
    found = {name: {key: attempt(partial(act, by=regio[key])) for key in EVERYONE} for name, act in do.items()}
    expected = per_rol({"regisseur"}, **dict.fromkeys(TEAM, "refused"))
    assert plat(found) == plat(dict.fromkeys(do, expected))


def test_an_offer_to_the_team(regio: Regio, voorgesteld: Overdracht) -> None:
    actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, None), by=regio["casus"], at=regio.at)
    do = partial(actions.accepteer, voorgesteld.pk, at=regio.at)
    found = {key: attempt(partial(do, by=regio[key])) for key in ("regisseur", "collega", "ander")}
    assert found == {"regisseur": "yes", "collega": "yes", "ander": "404"}


def test_a_care_partner_of_the_same_team_cannot_become_director(regio: Regio, voorgesteld: Overdracht) -> None:
    actions.bied_aan(voorgesteld.pk, aanbod_aan(regio, None), by=regio["casus"], at=regio.at)
    team = regio["regisseur"].organisation_id
    helper = Viewer(regio["school"].account_id, team, regio["school"].role, regio["school"].purpose)
    with pytest.raises(Refused, match="Dit mag alleen: regisseur"):
        actions.accepteer(voorgesteld.pk, by=helper, at=regio.at)
    enter(SYSTEM)
    voorgesteld.refresh_from_db()
    assert voorgesteld.stand == "aangeboden"


def test_who_may_read(regio: Regio, aangeboden: Overdracht) -> None:
    found = {}
    for key in EVERYONE:
        enter(regio[key])
        found[key] = attempt(partial(queries.overdracht, regio[key], aangeboden.pk, now=clock.now()))
    assert found == per_rol(TEAM | {"regisseur"})


def test_one_with_a_conflict_of_interest_sees_nothing(regio: Regio, aangeboden: Overdracht) -> None:
    enter(SYSTEM)
    Belangenconflict.objects.create(
        casus_id=aangeboden.casus_id, account=regio.accounts["regisseur"], reden="buren", sinds=regio.at
    )
    enter(regio["regisseur"])
    assert lijsten.postvak(regio["regisseur"], now=regio.at) == []
    assert attempt(lambda: actions.accepteer(aangeboden.pk, by=regio["regisseur"], at=regio.at)) == "404"


@pytest.mark.parametrize("number", [0, 10**9])
def test_what_is_not_there_looks_the_same(regio: Regio, number: int) -> None:
    with pytest.raises(NotVisible):
        queries.overdracht(regio["lead"], number, now=regio.at)


def test_the_sight_ends_with_the_refusal(regio: Regio, aangeboden: Overdracht) -> None:
    actions.weiger(aangeboden.pk, "Vol.", by=regio["regisseur"], at=regio.at)
    enter(regio["regisseur"])
    assert lijsten.postvak(regio["regisseur"], now=regio.at) == []
    assert attempt(lambda: queries.overdracht(regio["regisseur"], aangeboden.pk, now=regio.at)) == "404"


def test_the_sight_ends_with_the_share(regio: Regio, aangeboden: Overdracht) -> None:
    after = aangeboden.deel_tot
    assert after is not None
    with clock.at(after):
        enter(regio["regisseur"])
        assert attempt(lambda: queries.overdracht(regio["regisseur"], aangeboden.pk, now=after)) == "404"


@pytest.mark.parametrize(
    ("ticked", "titles"),
    [
        (set(), {"Plan", "Nameting", "Wat het gezin weet"}),
        ({DataClass.IDENTITEIT}, {"Plan", "Nameting", "Wat het gezin weet", "Wie het zijn"}),
        (
            {DataClass.VEILIGHEID},
            {
                "Plan", "Nameting", "Wat het gezin weet", "Waarom deze overdracht", "Wat er gebeurde",
                "Soort geweld en wie gevaar loopt",
                "Afgesproken voorwaarden", "Wat het kind zei", "Wat niet bekend is", "Veilig contact",
            },
        ),
    ],
)  # fmt: skip
def test_the_receiver_sees_the_blocks_of_his_classes(
    regio: Regio, voorgesteld: Overdracht, ticked: set[DataClass], titles: set[str]
) -> None:
    offer = aanbod_aan(regio, klassen=frozenset(ticked))
    actions.bied_aan(voorgesteld.pk, offer, by=regio["casus"], at=regio.at)
    enter(regio["regisseur"])
    seen = queries.overdracht(regio["regisseur"], voorgesteld.pk, now=regio.at)
    assert {title for title, _ in seen.blokken} == titles


@pytest.mark.parametrize(
    ("klasse", "speaker", "quoted"),
    [
        ("veiligheid", "Bram de Toets", True),
        ("veiligheid", "Peter de Toets", False),  # not a child
        ("melder", "Bram de Toets", False),
        ("justitie", "Bram de Toets", False),
        ("zorg", "Bram de Toets", False),
    ],
)
def test_only_what_the_child_said_and_may_be_shared(
    regio: Regio, casus: Casus, klasse: str, speaker: str, quoted: bool
) -> None:
    enter(SYSTEM)
    Uitspraak.objects.create(
        casus=casus, spreker=speaker, gezegd_op=regio.at, soort="waarneming", klasse=klasse, tekst="KANARIE",
        vastgelegd_op=regio.at,
    )  # fmt: skip
    enter(regio["casus"])
    made = concept.concept(regio["casus"], casus.pk, now=regio.at)
    assert ("KANARIE" in made.kind) is quoted
    assert "KANARIE" not in made.waarom + made.wie + made.chronologie + made.veilig_contact


def test_the_reporter_is_not_in_the_package(regio: Regio, casus: Casus) -> None:
    made = concept.concept(regio["casus"], casus.pk, now=regio.at)
    assert not any(word in made.tekst.lower() for word in ("agent", "politie", "proefstraat", "1234"))
