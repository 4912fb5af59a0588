"""The edges of the log: each limit just below and at it, filters together, and who may judge nothing."""

from datetime import date, timedelta

import pytest
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.actions import Line, write
from eenplan.core.deadlines.actions import Subject, start
from eenplan.core.deadlines.models import Deadline
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.logboek import beoordelen, queries, woorden
from eenplan.dossier.logboek.models import Nakijkpunt
from eenplan.dossier.logboek.nakijken import PUNT
from eenplan.dossier.logboek.rules import NAKIJKEN, RULES, Feiten, Paar, Signaal, signalen, te_lang
from tests.regio import PEOPLE, Regio

GRENS = {item.key: item.value for item in RULES} | {"radar_vaak": 100}
DAG = date(2026, 3, 20)
REDEN = "Gebeld: zij zocht een oud dossier."


def paar(wie: int = 7, casus: int | None = 1, place: int = 1, rol: str = "vt_casus", **given: int) -> Paar:
    return Paar(wie, place, rol, casus, **given)


def gezien(*paren: Paar, **feiten: frozenset[int]) -> list[Signaal]:
    return signalen(paren, Feiten(**feiten), GRENS)  # type: ignore[arg-type]  # tests name single facts


@pytest.mark.parametrize(("paren", "told"), [
    ((), []),
    # the night: not what hangs on a case by day, and one act in the night is a reason for all of it
    ((paar(nacht=1, gelezen=1), paar(casus=2, gelezen=1)), []),
    ((paar(nacht=1), paar(casus=2, nacht=1)), ["nacht: 2 casussen"]),
    ((paar(nacht=1), paar(casus=2, nacht=1), paar(casus=None, nachtdaden=1)), []),
    # refused after the end is counted once, as that
    ((paar(geweigerd=10, na_einde=3),), ["einde: 3 keer"]),
    ((paar(geweigerd=11, na_einde=3),), ["geweigerd: 8 keer", "einde: 3 keer"]),
    # two functions of one human being are two people here
    ((paar(casus=None, geweigerd=4), paar(casus=None, rol="vt_lead", geweigerd=4)), []),
    ((paar(casus=None, place=2, geweigerd=4), paar(casus=None, geweigerd=7)), []),
    ((paar(casus=None, getypt=200, aangenomen=1),), []),
    ((paar(casus=None, getypt=201, aangenomen=1),), ["typen: 201 keer gezocht, 1 meldingen aangenomen"]),
    # who tries a case four times is one, also in two functions
    ((*(paar(wie, geweigerd=2) for wie in (1, 2, 3)), paar(3, rol="vt_lead", geweigerd=1)), []),
    ((*(paar(wie, geweigerd=1) for wie in (1, 2, 3, 4)), paar(4, rol="vt_lead", geweigerd=1)), ["druk: 4 mensen"]),
    ((paar(nood=3, conflict=2),), ["kring: 2 keer", "nood: 3 regels"]),
])  # fmt: skip
def test_at_the_limit(paren: tuple[Paar, ...], told: list[str]) -> None:
    assert [f"{item.soort}: {item.aantallen}" for item in gezien(*paren)] == told


@pytest.mark.parametrize(("anderen", "eigen", "odd"), [
    ((), 12, True), ((0, 0), 12, True), ((4, 4), 12, True), ((5, 5), 14, False), ((5, 5), 15, True),
    ((4, 6), 15, True), ((4, 6), 14, False), ((0, 100), 149, False),
])  # fmt: skip
def test_what_is_usual_is_the_middle_one_of_the_colleagues(anderen: tuple[int, ...], eigen: int, odd: bool) -> None:
    rows = [paar(wie, 1000 * wie + pk, gelezen=1) for wie, many in enumerate(anderen, 1) for pk in range(many)]
    rows += [paar(wie, 999, gelezen=1, daden=1) for wie in range(1, len(anderen) + 1)]  # they were there that day
    own = [paar(90, 90_000 + pk, gelezen=1) for pk in range(eigen)]
    assert (("veel", 90) in {(item.soort, item.account_id) for item in gezien(*rows, *own)}) is odd


def test_colleagues_of_another_function_or_place_say_nothing_of_what_is_usual() -> None:
    for other in ({"rol": "vt_lead"}, {"place": 2}):
        rows = [paar(1, 100 + pk, gelezen=1, **other) for pk in range(11)]  # type: ignore[arg-type]  # a role or a place
        own = [paar(90, 900 + pk, gelezen=1) for pk in range(12)]
        assert [item.soort for item in gezien(*rows, *own)] == ["veel"], other


@pytest.mark.parametrize(("dagen", "een", "said"), [
    (0, False, ""), (31, False, ""), (32, False, "hoogstens 31"), (1830, True, ""), (1831, True, "hoogstens 31"),
    (-1, True, "voor de eerste"), (-1, False, "voor de eerste"),
])  # fmt: skip
def test_the_longest_period_to_the_day(dagen: int, een: bool, said: str) -> None:
    told = te_lang(DAG, DAG + timedelta(days=dagen), een=een)
    assert said in told
    assert bool(told) == bool(said)


@pytest.mark.parametrize(("rule", "mocht", "said"), [
    ("R0", True, "Toezicht"), ("R0", False, "geen inhoud"), ("R4", True, "casusteam"), ("R4", False, "casusteam"),
    ("", True, "regel van de bladzijde"), ("systeem", False, "zonder dat iemand keek"), ("R10", False, "Regel R10."),
])  # fmt: skip
def test_the_words_of_a_rule(rule: str, mocht: bool, said: str) -> None:
    assert said in woorden.regel(rule, mocht)


@pytest.mark.parametrize(("verb", "words"), [
    ("brief.", "Brief"), ("casus.nieuwe_daad", "Casus: nieuwe daad"), ("brief.trek_in", "Brief: ingetrokken"),
    ("a.b.c", "A: b.c"), ("", ""),
])  # fmt: skip
def test_a_verb_that_nobody_named_is_still_readable(verb: str, words: str) -> None:
    assert woorden.werkwoord(verb) == words
    assert woorden.klassen(["verzonnen"]) == []


def test_filters_go_together_and_never_past_what_is_hers(regio: Regio, casus: Casus) -> None:
    """Own people, own cases; each filter only takes away."""
    for wie, given in (("lead", {"emergency": True}), ("agent", {"allowed": False}), ("triagist", {})):
        write(regio[wie], [Line("casus.lees", casus_id=casus.pk, **given)])  # type: ignore[arg-type]  # one flag
    write(regio["agent"], [Line("casus.lees", casus_id=casus.pk + 99, allowed=False)])
    fg, police, vt = regio["fg"], regio.organisations["politie"].pk, regio.organisations["vt"].pk
    enter(fg)
    asked: list[tuple[dict[str, object], list[str]]] = [
        ({"wat": "geweigerd"}, ["Agent"]), ({"wat": "nood"}, ["Lead"]), ({"wat": "nood", "wie": "agent"}, []),
        ({"organisatie": police}, ["Agent"]), ({"organisatie": police, "wat": "nood"}, []),
        ({"organisatie": vt, "casus": casus.nummer}, ["Triagist", "Lead"]), ({"wie": "%"}, []), ({"wie": "_"}, []),
        ({"casus": casus.nummer, "voor": 10**17}, ["Triagist", "Agent", "Lead"]),  # a page that is gone: the first
    ]  # fmt: skip
    for given, who in asked:
        found = queries.zoek(fg, queries.Vraag(regio.at.date(), regio.at.date(), **given))  # type: ignore[arg-type]  # one filter
        said = [row.wie.split()[-1] for row in found.regels if row.wat == "Casus: gelezen"]
        assert (said, found.verder) == (who, None), given
    for day in (regio.at.date() - timedelta(days=1), regio.at.date() + timedelta(days=1)):
        assert queries.zoek(fg, queries.Vraag(day, day)).regels == []


def test_the_last_day_that_a_calendar_has_is_a_day_too(client: Client, regio: Regio) -> None:
    client.force_login(regio.accounts["fg"])
    for given in ({"van": "9999-12-20", "tot": "9999-12-31"}, {"van": "0001-01-01", "tot": "0001-01-02"}):
        assert client.get("/werk/logboek", given).status_code in (200, 422), given


def test_who_judges_nothing_here_gets_the_same_as_for_nothing(regio: Regio) -> None:
    """The lead only what is on his name, nobody himself, no other organisation; the one who may, once."""
    enter(SYSTEM)
    row = Nakijkpunt.objects.create(
        soort="geweigerd", organisatie=regio.organisations["vt"], wie=regio.accounts["casus"],
        dag=regio.at.date(), aantallen="8 keer", gevonden_op=regio.at,
    )  # fmt: skip
    start([NAKIJKEN], Subject(PUNT, row.pk, row.organisatie_id, regio.accounts["fg"].pk), regio.at)
    for wie in PEOPLE:
        if wie != "fg":
            with pytest.raises(NotVisible):
                beoordelen.beoordeel(row.pk, "verklaarbaar", REDEN, by=regio[wie], at=regio.at)
            assert (beoordelen.wachten(regio[wie]), beoordelen.aantal(regio[wie])) == ([], 0), wie
    with pytest.raises(NotVisible):
        beoordelen.een(regio["fg"], row.pk + 99)
    for oordeel, reden, said in (("", REDEN, "te verklaren"), ("verklaarbaar", "x" * 9 + "   ", "paar woorden")):
        with pytest.raises(Refused, match=said):
            beoordelen.beoordeel(row.pk, oordeel, reden, by=regio["fg"], at=regio.at)
    assert beoordelen.aantal(regio["fg"]) == 1
    beoordelen.beoordeel(row.pk, "verklaarbaar", "x" * 10, by=regio["fg"], at=regio.at)
    with pytest.raises(Refused, match="al beoordeeld"):
        beoordelen.beoordeel(row.pk, "niet_verklaarbaar", REDEN, by=regio["fg"], at=regio.at)
    assert [item.punt.oordeel for item in beoordelen.beoordeeld(regio["fg"])] == ["verklaarbaar"]
    assert Deadline.objects.get(object_type=PUNT).done_at == regio.at
