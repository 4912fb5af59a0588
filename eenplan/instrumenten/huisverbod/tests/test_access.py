"""Who may do what in every state, and who can read: the matrix on the actions, and outsiders."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM, Viewer
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Deelbesluit, Deelname
from eenplan.instrumenten.huisverbod import (
    actions_begin,
    actions_bezoek,
    actions_rihg,
    actions_wijzig,
    dagen,
    einde,
    nazicht,
    niet_opleggen,
    niet_verlengen,
    op_verzoek,
    opleggen,
    overtreding,
    queries,
    verlengen,
)
from eenplan.instrumenten.huisverbod.bevoegdheden import MAG
from eenplan.instrumenten.huisverbod.functies import Bevoegdheid
from eenplan.instrumenten.huisverbod.rules import COURSE, Stand
from eenplan.instrumenten.huisverbod.tests.conftest import EINDE, FEITEN, VRIJDAG, WAAROM, Zaak
from eenplan.keten.tests.rollen import undone

ZIEN = ("triagist", "triagist2", "casus", "lead", "hovj", "burgemeester", "loco")
ALTIJD = ("casus", "hovj", "burgemeester")
BUITEN = ("agent", "school", "regisseur", "ander", "proces", "beleid", "fg", "beheer")
NAAR = {
    Stand.BEGONNEN: lambda zaak: zaak.begin().vul(),
    Stand.RIHG_INGEVULD: lambda zaak: zaak.begin().vul().vast(),
    Stand.OPGELEGD: lambda zaak: zaak.begin().vul().vast().leg_op(),
    Stand.VERLENGD: lambda zaak: _verlengd(zaak.begin().vul().vast().leg_op()),
    Stand.VERLOPEN: lambda zaak: zaak.begin().vul().vast().leg_op().verlopen().redenen(EINDE + timedelta(hours=1)),
    Stand.NIET_OPGELEGD: lambda zaak: _niet(zaak.begin().vul().vast()),
}
STRAKS = EINDE + timedelta(hours=1)
WIE = {"hovj": Bevoegdheid.HOVJ, "burgemeester": Bevoegdheid.BURGEMEESTER, "loco": Bevoegdheid.LOCO}


def _verlengd(zaak: Zaak) -> Zaak:
    verlengen.verleng(zaak.pk, WAAROM, by=zaak.regio["burgemeester"], at=VRIJDAG + timedelta(days=1))
    return zaak


def _niet(zaak: Zaak) -> Zaak:
    niet_opleggen.leg_niet_op(zaak.pk, "Geen gevaar.", by=zaak.regio["burgemeester"], at=VRIJDAG)
    return zaak


def handelingen(zaak: Zaak, stand: str) -> dict[str, Callable[[Viewer], object]]:
    """Every action of the course, at a moment that fits the state."""
    pk, at = zaak.pk, STRAKS if stand == Stand.VERLOPEN else VRIJDAG + timedelta(days=2)
    owner = zaak.regio.accounts["casus"].pk

    def mandaat(by: Viewer) -> dict[str, str]:
        return {"mandaat": "M 2026-3"} if by.functie != "burgemeester" else {}

    return {
        "vul_rihg": lambda by: actions_rihg.vul_rihg(pk, {1: ("hoog", FEITEN)}, by=by, at=at),
        "leg_bezoek": lambda by: actions_bezoek.leg_bezoek(pk, VRIJDAG, "A", "B", by=by, at=at),
        "raadpleeg": lambda by: actions_bezoek.raadpleeg(pk, "Opleggen", by=by, at=at),
        "wijzig": lambda by: actions_wijzig.wijzig(
            pk, actions_wijzig.Gegevens("Geslagen", "Proefstraat 12, Toetsdorp"), versie=None, by=by, at=at
        ),
        "breek_af": lambda by: actions_wijzig.breek_af(pk, "Vergissing", by=by, at=at),
        "stel_rihg_vast": lambda by: actions_rihg.stel_rihg_vast(pk, by=by, at=at),
        "leg_op": lambda by: opleggen.leg_op(
            pk, WAAROM, op=VRIJDAG, leeftijd_hoe="Rijbewijs", by=by, at=at, **mandaat(by)
        ),
        "leg_niet_op": lambda by: niet_opleggen.leg_niet_op(pk, WAAROM, by=by, at=at, **mandaat(by)),
        "verleng": lambda by: verlengen.verleng(pk, WAAROM, by=by, at=at, **mandaat(by)),
        "verleng_niet": lambda by: niet_verlengen.verleng_niet(pk, WAAROM, by=by, at=at, **mandaat(by)),
        "trek_in": lambda by: einde.trek_in(pk, WAAROM, by=by, at=at, **mandaat(by)),
        "vernietig": lambda by: einde.vernietig(pk, WAAROM, by=by, at=at),
        "meld_overtreding": lambda by: overtreding.meld_overtreding(pk, VRIJDAG, WAAROM, by=by, at=at),
        "teken": lambda by: dagen.teken(pk, "besluit_pleger", "x", reden="later", by=by, at=at),
        "start_stap": lambda by: op_verzoek.start_stap(pk, "uitspraak", by=by, at=at),
        "rond_af": lambda by: nazicht.rond_af(pk, owner, "Plan", by=by, at=at),
    }


def _probeer(zaak: Zaak, do: Callable[[Viewer], object], key: str) -> str:
    with undone():
        try:
            do(zaak.regio[key])
        except NotVisible:
            return "404"
        except Refused as refusal:
            return "nee" if refusal.message.endswith((".", "?")) else f"stom: {refusal.message}"
        return "ja"


def _verwacht(zaak: Zaak, stand: str, action: str, key: str) -> str:
    if key not in ZIEN:
        return "404"
    open_to = {row.action for row in COURSE.allowed(stand, zaak.regio[key].role)}
    may = action in open_to and (action not in MAG or WIE.get(key, Bevoegdheid.GEEN) in MAG[action])
    return "ja" if may else "nee"


def _vraag(nummer: int, key: str) -> bool:
    """One of each function tries everything; colleagues and outsiders every fourth act, and together they try all."""
    others = (*(who for who in ZIEN if who not in ALTIJD), *BUITEN)
    return key in ALTIJD or (nummer + others.index(key)) % 4 == 0


# What cannot be done twice, or was done on the way: the state says yes, the thing itself says no.
OP = {(Stand.VERLOPEN, "teken"), (Stand.VERLENGD, "verleng_niet")}


@pytest.mark.parametrize("stand", list(NAAR), ids=str)
def test_every_role_in_every_state(zaak: Zaak, stand: Stand) -> None:
    NAAR[stand](zaak)
    do = handelingen(zaak, stand)
    assert set(do) == set(COURSE.actions) - {"verloop"}
    names = [name for name in do if (stand, name) not in OP]
    asked = [(name, key) for number, name in enumerate(names) for key in (*ZIEN, *BUITEN) if _vraag(number, key)]
    found = {(name, key): _probeer(zaak, do[name], key) for name, key in asked}
    expected = {(name, key): _verwacht(zaak, stand, name, key) for name, key in asked}
    assert found == expected


def test_beginning_and_asking_people_is_for_veilig_thuis(zaak: Zaak) -> None:
    given = zaak.gegeven()

    def begin(by: Viewer) -> object:
        return actions_begin.begin(zaak.casus_id, given, by=by, at=VRIJDAG)

    found = {key: _probeer(zaak, begin, key) for key in (*ZIEN[:4], "hovj", *BUITEN)}
    assert found == dict.fromkeys(ZIEN[:4], "ja") | dict.fromkeys(("hovj", *BUITEN), "404")
    zaak.begin(deelnemers=[])
    assert _probeer(zaak, lambda by: queries.beeld(by, zaak.pk, now=VRIJDAG), "hovj") == "404"
    hovj = zaak.regio.accounts["hovj"].pk
    assert [actions_begin.nodig_uit(zaak.pk, [hovj], by=zaak.regio["casus"], at=VRIJDAG) for _ in range(2)] == [1, 0]
    assert _probeer(zaak, lambda by: queries.beeld(by, zaak.pk, now=VRIJDAG), "hovj") == "ja"
    ask = actions_begin.nodig_uit
    assert _probeer(zaak, lambda by: ask(zaak.pk, [hovj], by=by, at=VRIJDAG), "hovj") == "nee"


def test_reading_is_for_who_takes_part_and_leaves_a_line_for_each_person(lopend: Zaak) -> None:
    regio = lopend.regio
    found = {
        key: _probeer(lopend, lambda by: queries.beeld(by, lopend.pk, now=VRIJDAG), key) for key in (*ZIEN, *BUITEN)
    }
    assert found == dict.fromkeys(ZIEN, "ja") | dict.fromkeys(BUITEN, "404")
    enter(SYSTEM)
    before = LogLine.objects.filter(verb="huisverbod.lees").count()
    enter(regio["burgemeester"])
    seen = queries.beeld(regio["burgemeester"], lopend.pk, now=VRIJDAG)
    enter(SYSTEM)
    assert LogLine.objects.filter(verb="huisverbod.lees").count() - before == len(lopend.mensen)
    assert (seen.dossier.mensen != (), seen.wie) == (True, Bevoegdheid.BURGEMEESTER)


def test_the_purpose_thv_opens_nothing_else(lopend: Zaak) -> None:
    """R3: the hulpofficier reads the order, not the case: his other purpose has no decision to share."""
    from eenplan.dossier.casus.queries import casus

    enter(lopend.regio["hovj"])
    with pytest.raises(NotVisible):
        casus(lopend.regio["hovj"], lopend.casus_id, now=VRIJDAG)


def test_a_refusal_names_who_does_decide(vast: Zaak) -> None:
    for key in ("casus", "hovj"):
        with undone(), pytest.raises(Refused, match="alleen de burgemeester"):
            einde.trek_in(vast.pk, WAAROM, by=vast.regio[key], at=VRIJDAG)


def test_the_mayor_of_another_town_decides_nothing_here(vast: Zaak) -> None:
    enter(SYSTEM)
    place = vast.regio.organisations["gemeente"]
    type(place).objects.filter(pk=place.pk).update(gemeente="Elders")
    assert (
        _probeer(vast, lambda by: niet_opleggen.leg_niet_op(vast.pk, WAAROM, by=by, at=VRIJDAG), "burgemeester")
        == "nee"
    )


def test_who_took_part_stops_reading_when_his_time_is_over(lopend: Zaak) -> None:
    """R11: the end of the decision to share works on the next click."""
    from eenplan.core import clock

    enter(SYSTEM)
    Deelbesluit.objects.filter(doel="thv").update(tot=VRIJDAG + timedelta(days=1))
    Deelname.objects.filter(account__username="burgemeester").update(tot=VRIJDAG + timedelta(days=1))
    with clock.at(VRIJDAG + timedelta(days=1, minutes=1)):
        enter(lopend.regio["burgemeester"])
        with pytest.raises(NotVisible):
            queries.beeld(lopend.regio["burgemeester"], lopend.pk, now=clock.now())


def test_an_order_that_is_not_there(zaak: Zaak) -> None:
    with pytest.raises(NotVisible):
        queries.beeld(zaak.regio["casus"], 999999, now=VRIJDAG)
