"""State x role x action and address of a round; months counted; what each result causes, as a table."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product

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
from eenplan.keten.tests.rollen import TEAM, VT, alleen, antwoorden, uitkomsten, verwacht

STANDEN = [str(item) for item in Stand]


def in_stand(gezin: Gezin, stand: str) -> Ronde:
    """The first round in this state, by its own actions."""
    drie, _ = gezin.rondes()
    if stand == "gedaan":
        actions.leg_vast(drie.pk, "veilig", gezin.goed, by=gezin.regio["lead"], at=gezin.at)
    if stand == "vervallen":
        actions.laat_vervallen(gezin.casus_id, by=SYSTEM, at=gezin.at)
    return fresh(drie)


def handeling(gezin: Gezin, ronde: Ronde, action: str) -> Callable[..., object]:
    """The action on this round, by whoever tries."""
    return {
        "vul_aan": lambda by: actions.vul_aan(ronde.pk, "Het gaat beter.", by=by, at=gezin.at),
        "leg_vast": lambda by: actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=by, at=gezin.at),
    }[action]


@pytest.mark.parametrize(("stand", "action"), list(product(STANDEN, ("vul_aan", "leg_vast"))))
def test_every_role_in_every_state(gezin: Gezin, stand: str, action: str) -> None:
    ronde = in_stand(gezin, stand)
    found = uitkomsten(gezin.regio, handeling(gezin, ronde, action))
    assert found == verwacht(gezin.regio, COURSE, stand, action, TEAM)


@pytest.mark.parametrize("name", ["plan_rondes", "extra_ronde", "laat_vervallen"])
def test_planning_is_for_veilig_thuis(gezin: Gezin, name: str) -> None:
    do: dict[str, Callable[..., object]] = {
        "plan_rondes": lambda by: actions.plan_rondes(gezin.casus_id, gezin.at, by=by, at=gezin.at),
        "extra_ronde": lambda by: actions.extra_ronde(gezin.casus_id, date(2026, 5, 1), "Zorg", by=by, at=gezin.at),
        "laat_vervallen": lambda by: actions.laat_vervallen(gezin.casus_id, by=by, at=gezin.at),
    }
    expected = {key: "ja" if key in VT else "nee" if key == "regisseur" else "404" for key in alleen(())}
    assert uitkomsten(gezin.regio, do[name]) == expected


PAGINAS = {
    "nameting": VT, "nameting-aanvulling": TEAM, "partner-nameting-aanvulling": TEAM - VT,
}  # fmt: skip


@pytest.mark.parametrize(("stand", "name"), list(product(STANDEN, PAGINAS)))
def test_every_page_for_every_role(gezin: Gezin, stand: str, name: str) -> None:
    """A round that is done or lapsed can still be read."""
    url = reverse(name, args=[in_stand(gezin, stand).pk])
    assert antwoorden(gezin.regio, lambda client: client.get(url)) == alleen(PAGINAS[name])


@pytest.mark.parametrize(("stand", "status"), [("gepland", 302), ("gedaan", 409), ("vervallen", 409)])
@pytest.mark.parametrize("name", ["nameting-aanvulling", "partner-nameting-aanvulling"])
def test_the_button_to_add(gezin: Gezin, stand: str, status: int, name: str) -> None:
    url = reverse(name, args=[in_stand(gezin, stand).pk])
    found = antwoorden(gezin.regio, lambda client: client.post(url, {"tekst": "Het gaat beter."}))
    assert found == alleen(PAGINAS[name], status)


def test_an_older_version_is_refused(gezin: Gezin) -> None:
    ronde, lead = in_stand(gezin, "gepland"), gezin.regio["lead"]
    with pytest.raises(Stale):
        actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=lead, at=gezin.at, versie=ronde.versie - 1)
    assert fresh(ronde).stand == "gepland"
    actions.leg_vast(ronde.pk, "veilig", gezin.goed, by=lead, at=gezin.at, versie=ronde.versie)
    assert fresh(ronde).stand == "gedaan"


@pytest.mark.parametrize(
    ("start", "three", "twelve"),
    [
        ("2026-03-20T09:00", "2026-06-20", "2027-03-20"),
        ("2026-11-30T09:00", "2027-02-28", "2027-11-30"),  # no 30 February
        ("2027-11-30T09:00", "2028-02-29", "2028-11-30"),  # a leap year
        ("2026-01-31T23:30", "2026-04-30", "2027-01-31"),
        ("2028-02-29T00:10", "2028-05-29", "2029-02-28"),
        ("2026-12-31T12:00", "2027-03-31", "2027-12-31"),
    ],
)
def test_months_are_months(gezin: Gezin, start: str, three: str, twelve: str) -> None:
    """Domain 5 #14 and #15: the same day of the month, or its last one; the term ends with that day."""
    moment = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    rows = actions.plan_rondes(gezin.casus_id, moment, by=SYSTEM, at=moment)
    assert [row.gepland_op.isoformat() for row in rows] == [three, twelve]
    ends = Deadline.objects.filter(object_type="ronde", object_id__in=[row.pk for row in rows]).order_by("due_at")
    assert [item.due_at.astimezone(AMSTERDAM).date().isoformat() for item in ends] == [three, twelve]


GEVOLG = {
    # result: (planned rounds after the first one, days until the extra one)
    "veilig": (1, None),
    "voorwaarden": (1, None),
    "twijfel": (2, 28),
    "niet_bereikt": (2, 14),
    "onveilig": (1, None),
}


@pytest.mark.parametrize("resultaat", [str(item) for item in Resultaat])
def test_what_each_result_causes(gezin: Gezin, resultaat: str) -> None:
    drie, _ = gezin.rondes()
    enter(SYSTEM)
    type(drie.casus).objects.filter(pk=gezin.casus_id).update(stand="in_uitvoering")
    at = gezin.later(days=92)
    talks = [] if resultaat == "niet_bereikt" else gezin.goed
    actions.leg_vast(drie.pk, resultaat, talks, waarom="Zo zag het eruit.", by=gezin.regio["lead"], at=at)
    enter(SYSTEM)
    planned = Ronde.objects.filter(casus_id=gezin.casus_id, stand="gepland")
    count, days = GEVOLG[resultaat]
    assert planned.count() == count
    extra = planned.filter(soort="extra").values_list("gepland_op", flat=True).first()
    assert extra == (days and at.date() + timedelta(days=days))
    assert not Deadline.objects.filter(object_type="ronde", object_id=drie.pk, done_at__isnull=True).exists()


@pytest.mark.parametrize(("resultaat", "days"), [("voorwaarden", 92), ("twijfel", 28), ("niet_bereikt", 14)])
def test_the_last_round_never_ends_in_silence(gezin: Gezin, resultaat: str, days: int) -> None:
    """Not safe yet at the last one: there is always a next one."""
    drie, twaalf = gezin.rondes()
    lead = gezin.regio["lead"]
    actions.leg_vast(drie.pk, "veilig", gezin.goed, by=lead, at=gezin.at)
    at = gezin.later(days=365)
    talks = [] if resultaat == "niet_bereikt" else gezin.goed
    actions.leg_vast(twaalf.pk, resultaat, talks, waarom="Zo zag het eruit.", by=lead, at=at)
    enter(SYSTEM)
    (extra,) = Ronde.objects.filter(casus_id=gezin.casus_id, stand="gepland")
    assert abs((extra.gepland_op - at.date()).days - days) <= 1
