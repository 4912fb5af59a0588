"""State x role x action of advice, and every address for every role; the retention run."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.calendar import AMSTERDAM
from eenplan.keten.advies import actions
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.rules import COURSE, NieuwAdvies
from eenplan.keten.tests.rollen import VT, alleen, antwoorden, uitkomsten, verwacht
from tests.regio import Regio

STANDEN = ("open", "ondersteuning", "afgesloten", "melding_geworden")
OPEN = STANDEN[:2]


def in_stand(regio: Regio, stand: str) -> Advies:
    """An advice in this state, by its own actions."""
    by, at = regio["triagist"], regio.at
    word = "Roos" if stand == "ondersteuning" else ""
    row = actions.noteer(NieuwAdvies("Wat kan ik doen?", codewoord=word), by=by, at=at)
    if stand == "afgesloten":
        actions.sluit(row.pk, by=by, at=at)
    if stand == "melding_geworden":
        actions.wordt_melding(row.pk, beller_wil_melden=True, by=by, at=at)
        actions.is_melding_geworden(row.pk, "M-2026-000001", by=by, at=at)
    enter(SYSTEM)
    return Advies.objects.get(pk=row.pk)


def handeling(row: Advies, action: str, at: datetime) -> Callable[..., object]:
    """The action on this advice by whoever tries, with or without a version."""
    return {
        "sluit": lambda by, **v: actions.sluit(row.pk, by=by, at=at, **v),
        "word_melding": lambda by, **v: actions.wordt_melding(row.pk, beller_wil_melden=True, by=by, at=at, **v),
        "contact": lambda by, **v: actions.voeg_contact_toe(row.pk, "Bel ons.", by=by, at=at, **v),
        "verbeter": lambda by, **v: actions.verbeter(row.pk, "Wat nu?", "", by=by, at=at, **v),
        "informatie": lambda by, **v: actions.geef_informatie(row.pk, by=by, at=at),
    }[action]


@pytest.mark.parametrize(("stand", "action"), list(product(STANDEN, ("sluit", "word_melding"))))
def test_every_role_in_every_state(regio: Regio, stand: str, action: str) -> None:
    row = in_stand(regio, stand)
    assert uitkomsten(regio, handeling(row, action, regio.at)) == verwacht(regio, COURSE, stand, action, VT)


@pytest.mark.parametrize("stand", STANDEN)
@pytest.mark.parametrize(("action", "after_closing"), [("contact", False), ("verbeter", True), ("informatie", True)])
def test_what_is_no_step_of_the_course(regio: Regio, stand: str, action: str, after_closing: bool) -> None:
    """A name can be taken out for as long as the text is kept; nobody talks on in a closed advice."""
    row = in_stand(regio, stand)
    word = "ja" if stand in OPEN or after_closing else "nee"
    found = uitkomsten(regio, handeling(row, action, regio.at))
    assert found == {key: word if key in VT else "404" for key in found}


@pytest.mark.parametrize("action", ["sluit", "word_melding", "contact", "verbeter"])
def test_an_older_version_is_refused(regio: Regio, action: str) -> None:
    row = in_stand(regio, "open")
    do = handeling(row, action, regio.at)
    with pytest.raises(Stale):
        do(regio["lead"], versie=row.versie - 1)
    do(regio["lead"], versie=row.versie)
    enter(SYSTEM)
    assert Advies.objects.get(pk=row.pk).versie > row.versie


STAPPEN = ("contact", "verbeter", "informatie", "sluit", "melding")
GESTUURD = {
    "contact": {"tekst": "Bel ons.", "van": "veilig_thuis"},
    "verbeter": {"vraag": "Wat nu?"},
    "informatie": {},
    "sluit": {},
    "melding": {"wil_melden": "on"},
}


@pytest.mark.parametrize(("stand", "name"), list(product(STANDEN, STAPPEN)))
def test_every_button_for_every_role(regio: Regio, stand: str, name: str) -> None:
    url = reverse(f"advies-{name}", args=[in_stand(regio, stand).pk])
    works = stand in OPEN or name in {"verbeter", "informatie"}
    found = antwoorden(regio, lambda client: client.post(url, GESTUURD[name]))
    assert found == alleen(VT, 302 if works else 409)


@pytest.mark.parametrize("stand", STANDEN)
def test_every_page_for_every_role(regio: Regio, stand: str) -> None:
    url = reverse("advies", args=[in_stand(regio, stand).pk])
    assert antwoorden(regio, lambda client: client.get(url)) == alleen(VT)


def at_day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("closed", "run", "gone"),
    [
        ("2026-03-20", "2028-03-19", False),
        ("2026-03-20", "2028-03-21", True),
        ("2026-02-28", "2028-02-27", False),
        ("2026-02-28", "2028-03-01", True),
        ("2026-12-31", "2028-12-30", False),
        ("2026-12-31", "2029-01-01", True),
    ],
)
def test_kept_for_24_months(regio: Regio, closed: str, run: str, gone: bool) -> None:
    row = actions.noteer(NieuwAdvies("Wat nu?"), by=regio["triagist"], at=at_day(closed), klaar=True)
    assert actions.vernietig_verlopen(by=SYSTEM, at=at_day(run)) == int(gone)
    enter(SYSTEM)
    assert Advies.objects.filter(pk=row.pk).exists() is not gone


@pytest.mark.parametrize("stand", STANDEN)
def test_only_what_is_closed_goes(regio: Regio, stand: str) -> None:
    row = in_stand(regio, stand)
    actions.vernietig_verlopen(by=SYSTEM, at=regio.at + timedelta(days=3000))
    enter(SYSTEM)
    assert Advies.objects.filter(pk=row.pk).exists() == (stand in OPEN)


def test_a_large_heap_goes_in_turns(regio: Regio, monkeypatch: pytest.MonkeyPatch) -> None:
    """One turn takes the oldest; the rest follows, and no running transaction holds them all."""
    monkeypatch.setattr(actions, "BATCH", 2)
    for days in range(3):
        at = regio.at + timedelta(days=days)
        actions.noteer(NieuwAdvies(f"Vraag {days}"), by=regio["triagist"], at=at, klaar=True)
    late = regio.at + timedelta(days=800)
    assert actions.vernietig_verlopen(by=SYSTEM, at=late) == 2
    enter(SYSTEM)
    assert list(Advies.objects.values_list("vraag", flat=True)) == ["Vraag 2"]
    assert [actions.vernietig_verlopen(by=SYSTEM, at=late) for _ in range(2)] == [1, 0]
