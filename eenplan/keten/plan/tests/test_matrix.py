"""State x role x action and state x role x address of the plan, at both doors; stale versions; guards as a table."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.acts import Stale
from eenplan.keten.plan import actions
from eenplan.keten.plan.bewaking import Lopend, Verloop, belemmeringen
from eenplan.keten.plan.models import Plan
from eenplan.keten.plan.rules import COURSE, Stand
from eenplan.keten.plan.tests.conftest import Gezin, afspraak, fresh, nummer
from eenplan.keten.tests.rollen import (
    TEAM,
    VT,
    alleen,
    bladzijden,
    knoppen,
    plat,
    steekproef,
    uitkomsten,
    undone,
    verwacht,
)

STANDEN = [str(item) for item in Stand]
ACTIES = ("voeg_toe", "wijzig", "trek_in", "stel_vast", "controleer", "naar_fase", "rond_af")


def in_stand(gezin: Gezin, stand: str) -> Plan:
    """A plan in this state; what the guards ask was done, so that only the course decides."""
    plan = gezin.concept() if stand == "concept" else gezin.actief()
    if stand in {"afgerond", "vervangen"}:
        enter(SYSTEM)
        Plan.objects.filter(pk=plan.pk).update(stand=stand)
    return fresh(plan)


def handeling(gezin: Gezin, plan: Plan, action: str) -> Callable[..., object]:
    """The action on this plan by whoever tries, with or without a version."""
    one, at = nummer(plan).pk, gezin.at
    laatste = plan.afspraken.latest("nummer").pk
    return {
        "voeg_toe": lambda by, versie=None: actions.voeg_afspraak_toe(plan.pk, afspraak(), by=by, at=at, versie=versie),
        "wijzig": lambda by, versie=None: actions.wijzig_afspraak(laatste, afspraak(), by=by, at=at, versie=versie),
        "trek_in": lambda by, versie=None: actions.trek_in(one, "Klaar.", by=by, at=at, versie=versie),
        "stel_vast": lambda by, versie=None: actions.stel_vast(plan.pk, gezin.allen, by=by, at=at, versie=versie),
        "controleer": lambda by, versie=None: actions.controleer(one, True, by=by, at=at, versie=versie),
        "naar_fase": lambda by, versie=None: actions.naar_fase(
            plan.pk, "direct_veilig", reden="Klap", by=by, at=at, versie=versie
        ),
        "rond_af": lambda by, versie=None: actions.rond_af(plan.pk, by=by, at=at + timedelta(days=400), versie=versie),
    }[action]


def klaarzetten(gezin: Gezin, plan: Plan, action: str) -> Plan:
    """What an active plan needs for this action."""
    if action in {"stel_vast", "wijzig"} and plan.stand == "actief":
        actions.voeg_afspraak_toe(plan.pk, afspraak("Oma slaapt hier"), by=gezin.regio["casus"], at=gezin.at)
    enter(SYSTEM)
    fase = {"naar_fase": "stabiel_veilig", "rond_af": "nazorg"}.get(action)
    if fase and plan.stand == "actief":
        Plan.objects.filter(pk=plan.pk).update(fase=fase)
    if action == "rond_af":
        type(plan.casus).objects.filter(pk=plan.casus_id).update(stand="in_uitvoering")
    return fresh(plan)


@pytest.mark.parametrize("stand", STANDEN)
def test_every_role_in_every_state(gezin: Gezin, stand: str) -> None:
    plan, found = in_stand(gezin, stand), {}
    for action in ACTIES:
        with undone():
            ready = klaarzetten(gezin, fresh(plan), action)
            found[action] = uitkomsten(gezin.regio, handeling(gezin, ready, action))
    assert plat(found) == plat({action: verwacht(gezin.regio, COURSE, stand, action, TEAM) for action in ACTIES})


def test_the_table_names_every_action_of_the_course() -> None:
    """`vervang` has no button: it follows from settling another plan."""
    assert set(ACTIES) | {"vervang"} == set(COURSE.actions)


def test_an_older_version_is_refused(gezin: Gezin) -> None:
    draft, found = in_stand(gezin, "concept"), {}
    director = gezin.regio["regisseur"]
    for action in ("stel_vast", *(item for item in ACTIES if item != "stel_vast")):
        with undone():
            if action != "stel_vast":
                actions.stel_vast(draft.pk, gezin.allen, by=director, at=gezin.at)
            plan = klaarzetten(gezin, fresh(draft), action)
            do = handeling(gezin, plan, action)
            with pytest.raises(Stale):
                do(director, plan.versie - 1)
            assert fresh(plan).versie == plan.versie
            do(director, plan.versie)
            found[action] = fresh(plan).versie > plan.versie
    assert found == dict.fromkeys(ACTIES, True)


PAGINAS = ("plan", "plan-afspraak", "plan-vaststellen", "plan-fase", "plan-afronden", "plan-controle", "plan-intrekken",
           "plan-wijzigen")  # fmt: skip
# Pages that need an active plan, pages that need an open one, and the page of the plan itself.
ALLEEN_ACTIEF = {"plan-fase", "plan-afronden"}
AAN_DE_DEUR = {"": TEAM, "partner-": TEAM - VT}


def adres(gezin: Gezin, name: str, plan: Plan, deur: str) -> str:
    """The address of this page at this door."""
    args = [gezin.casus_id]
    if name in {"plan-controle", "plan-intrekken", "plan-wijzigen"}:
        args.append(nummer(plan).pk)
    return reverse(f"{deur}{name}", args=args)


@pytest.mark.parametrize("stand", STANDEN)
def test_every_page_for_every_role(gezin: Gezin, stand: str) -> None:
    plan, urls, expected = in_stand(gezin, stand), {}, {}
    for name, deur in product(PAGINAS, AAN_DE_DEUR):
        there = name == "plan" or (stand == "actief" if name in ALLEEN_ACTIEF else stand in {"concept", "actief"})
        urls[deur + name] = adres(gezin, name, plan, deur)
        expected[deur + name] = alleen(AAN_DE_DEUR[deur] if there else ())
    tabel = steekproef(expected, STANDEN.index(stand))
    assert plat(bladzijden(gezin.regio, urls, tabel=tabel)) == plat(tabel)


@pytest.mark.parametrize(("stand", "status"), [("concept", 409), ("actief", 302), ("afgerond", 302)])
def test_the_button_for_a_new_plan(gezin: Gezin, stand: str, status: int) -> None:
    in_stand(gezin, stand)
    posts = {deur: (reverse(f"{deur}plan-maak", args=[gezin.casus_id]), {}) for deur in AAN_DE_DEUR}
    expected = {deur: alleen(seen, status) for deur, seen in AAN_DE_DEUR.items()}
    assert plat(knoppen(gezin.regio, posts)) == plat(expected)


NU = datetime(2026, 9, 1, 12, tzinfo=UTC)
VROEG, LAAT = NU - timedelta(days=200), NU - timedelta(days=20)


def lopend(soort: str = "veiligheid", kept: bool | None = True, op: datetime = LAAT, geldt: bool = True) -> Lopend:
    return Lopend(1, "Peter slaapt elders", soort, geldt, kept, None if kept is None else op)


ALLE = (lopend(), lopend("hulp"), lopend("toekomst"))
BEWAKING = [
    ("stabiel_veilig", ALLE, VROEG, None, ""),
    ("stabiel_veilig", (), VROEG, None, "nog geen afspraak die het geweld nu stopt"),
    ("stabiel_veilig", (lopend("hulp"),), VROEG, None, "nog geen afspraak die het geweld nu stopt"),
    ("stabiel_veilig", (lopend(kept=None),), VROEG, None, "nog niet gecontroleerd"),
    ("stabiel_veilig", (lopend(kept=False),), VROEG, None, "niet nagekomen"),
    ("stabiel_veilig", (lopend(geldt=False),), VROEG, None, "nog niet vastgesteld"),
    ("stabiel_veilig", (lopend(op=VROEG),), LAAT, None, "na de terugval nog niet opnieuw gecontroleerd"),
    ("stabiel_veilig", (lopend(), lopend("hulp", kept=False)), VROEG, None, ""),
    ("herstel", ALLE, VROEG, None, ""),
    ("herstel", (lopend(),), VROEG, None, "nog geen afspraak over hulp"),
    ("herstel", (lopend(), lopend("hulp", kept=False)), VROEG, None, "niet nagekomen"),
    ("herstel", ALLE, LAAT, None, "nagekomen tot en met"),
    ("herstel", ALLE, VROEG, LAAT, "nagekomen tot en met"),
    ("nazorg", ALLE, LAAT, None, ""),
    ("nazorg", ALLE[:2], LAAT, None, "nog geen afspraak over herstel en toekomst"),
    ("nazorg", (*ALLE[:2], lopend("toekomst", kept=False)), LAAT, None, "niet nagekomen"),
    ("direct_veilig", (), LAAT, LAAT, ""),
]


@pytest.mark.parametrize(("naar", "afspraken", "sinds", "breuk", "words"), BEWAKING)
def test_what_guards_each_phase(
    naar: str, afspraken: tuple[Lopend, ...], sinds: datetime, breuk: datetime | None, words: str
) -> None:
    """Domain 3.7 as a table; back to direct safety is never guarded."""
    found = belemmeringen(naar, Verloop(afspraken, sinds, 3, breuk), NU)
    assert bool(found) == bool(words)
    assert not words or any(words in item for item in found)


def test_a_broken_agreement_falls_back_from_every_phase(gezin: Gezin) -> None:
    """Only an agreement that stops the violence now; the phase then starts anew."""
    falls = {"veiligheid": True, "hulp": False, "toekomst": False}
    plan = gezin.actief(*(afspraak(soort=soort) for soort in falls))
    later, next_check, found, expected = gezin.later(days=1), date(2026, 4, 1), {}, {}
    for (number, soort), fase in product(enumerate(falls, 1), ("stabiel_veilig", "herstel", "nazorg")):
        with undone():
            enter(SYSTEM)
            Plan.objects.filter(pk=plan.pk).update(fase=fase)
            actions.controleer(
                nummer(plan, number).pk, False, toelichting="Hij was er.", volgende=next_check,
                by=gezin.regio["casus"], at=later,
            )  # fmt: skip
            after = fresh(plan)
            found[soort, fase] = (after.fase, after.fase_sinds == later)
            expected[soort, fase] = ("direct_veilig", True) if falls[soort] else (fase, False)
    assert found == expected


def test_a_viewer_is_needed(gezin: Gezin) -> None:
    """Nobody in particular may do nothing: an anonymous viewer does not even find the plan."""
    from eenplan.core.access.gate import NotVisible
    from eenplan.core.access.viewer import ANONYMOUS

    plan = gezin.actief()
    nobody: Viewer = ANONYMOUS
    for action in ACTIES:
        with pytest.raises(NotVisible):
            handeling(gezin, plan, action)(nobody)
