"""State x role x action and address of a round; months counted; what each result causes, as a table."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.calendar import AMSTERDAM
from eenplan.core.deadlines.models import Deadline
from eenplan.keten.nameting import actions
from eenplan.keten.nameting.models import Ronde
from eenplan.keten.nameting.rules import COURSE, Resultaat, Stand
from eenplan.keten.nameting.tests.conftest import Gezin, fresh
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


def in_stand(gezin: Gezin, stand: str) -> Ronde:
    """The first round in this state, by its own actions."""
    drie, _ = gezin.rondes()
    if stand == "gedaan":
        actions.leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["lead"], at=gezin.op_de_dag)
    if stand == "vervallen":
        actions.laat_vervallen(gezin.casus_id, by=SYSTEM, at=gezin.at)
    return fresh(drie)


def handelingen(gezin: Gezin, ronde: Ronde) -> dict[str, Callable[..., object]]:
    """The actions on this round, by whoever tries."""
    return {
        "vul_aan": lambda by: actions.vul_aan(ronde.pk, "Het gaat beter.", by=by, at=gezin.at),
        "leg_vast": lambda by: actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=by, at=gezin.op_de_dag),
    }


@pytest.mark.parametrize("stand", STANDEN)
def test_every_role_in_every_state(gezin: Gezin, stand: str) -> None:
    do = handelingen(gezin, in_stand(gezin, stand))
    found = {action: uitkomsten(gezin.regio, do[action]) for action in do}
    assert plat(found) == plat({action: verwacht(gezin.regio, COURSE, stand, action, TEAM) for action in do})


def test_planning_is_for_veilig_thuis(gezin: Gezin) -> None:
    do: dict[str, Callable[..., object]] = {
        "plan_rondes": lambda by: actions.plan_rondes(gezin.casus_id, gezin.at, by=by, at=gezin.at),
        "extra_ronde": lambda by: actions.extra_ronde(gezin.casus_id, date(2026, 5, 1), "Zorg", by=by, at=gezin.at),
        "laat_vervallen": lambda by: actions.laat_vervallen(gezin.casus_id, by=by, at=gezin.at),
    }
    expected = {key: "ja" if key in VT else "nee" if key == "regisseur" else "404" for key in alleen(())}
    found = {name: uitkomsten(gezin.regio, do[name]) for name in do}
    assert plat(found) == plat(dict.fromkeys(do, expected))


PAGINAS = {
    "nameting": VT, "nameting-aanvulling": TEAM, "partner-nameting-aanvulling": TEAM - VT,
}  # fmt: skip


@pytest.mark.parametrize("stand", STANDEN)
def test_every_page_for_every_role(gezin: Gezin, stand: str) -> None:
    """A round that is done or lapsed can still be read."""
    ronde = in_stand(gezin, stand)
    tabel = steekproef({name: alleen(seen) for name, seen in PAGINAS.items()}, STANDEN.index(stand))
    found = bladzijden(gezin.regio, {name: reverse(name, args=[ronde.pk]) for name in PAGINAS}, tabel=tabel)
    assert plat(found) == plat(tabel)


@pytest.mark.parametrize(("stand", "status"), [("gepland", 302), ("gedaan", 409), ("vervallen", 409)])
def test_the_button_to_add(gezin: Gezin, stand: str, status: int) -> None:
    ronde, names = in_stand(gezin, stand), ("nameting-aanvulling", "partner-nameting-aanvulling")
    posts = {name: (reverse(name, args=[ronde.pk]), {"tekst": "Het gaat beter."}) for name in names}
    expected = {name: alleen(PAGINAS[name], status) for name in names}
    assert plat(knoppen(gezin.regio, posts)) == plat(expected)


def test_an_older_version_is_refused(gezin: Gezin) -> None:
    ronde, lead = in_stand(gezin, "gepland"), gezin.regio["lead"]
    with pytest.raises(Stale):
        actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=lead, at=gezin.op_de_dag, versie=ronde.versie - 1)
    assert fresh(ronde).stand == "gepland"
    actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=lead, at=gezin.op_de_dag, versie=ronde.versie)
    assert fresh(ronde).stand == "gedaan"


MAANDEN = [
    ("2026-03-20T09:00", "2026-06-20", "2027-03-20"),
    ("2026-11-30T09:00", "2027-02-28", "2027-11-30"),  # no 30 February
    ("2027-11-30T09:00", "2028-02-29", "2028-11-30"),  # a leap year
    ("2026-01-31T23:30", "2026-04-30", "2027-01-31"),
    ("2028-02-29T00:10", "2028-05-29", "2029-02-28"),
    ("2026-12-31T12:00", "2027-03-31", "2027-12-31"),
]


def test_months_are_months(gezin: Gezin) -> None:
    """Domain 5 #14 and #15: the same day of the month, or its last one; the term ends with that day."""
    planned, terms = [], []
    for start, _, _ in MAANDEN:
        with undone():
            moment = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
            rows = actions.plan_rondes(gezin.casus_id, moment, by=SYSTEM, at=moment)
            planned.append((start, *(row.gepland_op.isoformat() for row in rows)))
            ends = Deadline.objects.filter(object_type="ronde", object_id__in=[row.pk for row in rows])
            days = [item.due_at.astimezone(AMSTERDAM).date().isoformat() for item in ends.order_by("due_at")]
            terms.append((start, *days))
    assert planned == MAANDEN
    assert terms == MAANDEN


GEVOLG = {
    # result: (planned rounds after the first one, days until the extra one)
    "veilig": (1, None),
    "voorwaarden": (1, None),
    "twijfel": (2, 28),
    "niet_bereikt": (2, 14),
    "onveilig": (1, None),
}


def test_what_each_result_causes(gezin: Gezin) -> None:
    drie, _ = gezin.rondes()
    enter(SYSTEM)
    type(drie.casus).objects.filter(pk=gezin.casus_id).update(stand="in_uitvoering")
    at, found = gezin.later(days=92), {}
    for resultaat in (str(item) for item in Resultaat):
        with undone():
            talks = [] if resultaat == "niet_bereikt" else gezin.goed
            actions.leg_vast(drie.pk, resultaat, talks, waarom="Zo zag het eruit.", by=gezin.regio["lead"], at=at)
            enter(SYSTEM)
            planned = Ronde.objects.filter(casus_id=gezin.casus_id, stand="gepland")
            extra = planned.filter(soort="extra").values_list("gepland_op", flat=True).first()
            found[resultaat] = (planned.count(), extra and (extra - at.date()).days)
            assert not Deadline.objects.filter(object_type="ronde", object_id=drie.pk, done_at__isnull=True).exists()
    assert found == GEVOLG


def test_the_last_round_never_ends_in_silence(gezin: Gezin) -> None:
    """Not safe yet at the last one: there is always a next one."""
    drie, twaalf = gezin.rondes()
    lead, at = gezin.regio["lead"], gezin.later(days=365)
    actions.leg_vast(drie.pk, "veilig", gezin.goed, by=lead, at=gezin.op_de_dag)
    for resultaat, days in (("voorwaarden", 92), ("twijfel", 28), ("niet_bereikt", 14)):
        with undone():
            talks = [] if resultaat == "niet_bereikt" else gezin.goed
            actions.leg_vast(twaalf.pk, resultaat, talks, waarom="Zo zag het eruit.", by=lead, at=at)
            enter(SYSTEM)
            (extra,) = Ronde.objects.filter(casus_id=gezin.casus_id, stand="gepland")
            assert abs((extra.gepland_op - at.date()).days - days) <= 1, resultaat
