"""State x role x action of advice, and every address for every role; the retention run."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import Stale
from eenplan.core.calendar import AMSTERDAM
from eenplan.keten.advies import actions
from eenplan.keten.advies.models import Advies
from eenplan.keten.advies.rules import COURSE, NieuwAdvies
from eenplan.keten.tests.rollen import (
    IEDEREEN,
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
from tests.regio import Regio

STANDEN = ("open", "ondersteuning", "afgesloten", "melding_geworden")
OPEN = STANDEN[:2]
NA_SLUITEN = {"verbeter", "informatie"}


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


def handelingen(row: Advies, at: datetime) -> dict[str, Callable[..., object]]:
    """The actions on this advice by whoever tries, with or without a version."""
    return {
        "sluit": lambda by, **v: actions.sluit(row.pk, by=by, at=at, **v),
        "word_melding": lambda by, **v: actions.wordt_melding(row.pk, beller_wil_melden=True, by=by, at=at, **v),
        "contact": lambda by, **v: actions.voeg_contact_toe(row.pk, "Bel ons.", by=by, at=at, **v),
        "verbeter": lambda by, **v: actions.verbeter(row.pk, "Wat nu?", "", by=by, at=at, **v),
        "informatie": lambda by, **v: actions.geef_informatie(row.pk, by=by, at=at),
    }


def verwacht_per_rol(regio: Regio, stand: str, action: str) -> dict[str, str]:
    """A name can be taken out for as long as the text is kept; nobody talks on in a closed advice."""
    if action in COURSE.actions:
        return verwacht(regio, COURSE, stand, action, VT)
    word = "ja" if stand in OPEN or action in NA_SLUITEN else "nee"
    return {key: word if key in VT else "404" for key in IEDEREEN}


@pytest.mark.parametrize("stand", STANDEN)
def test_every_role_in_every_state(regio: Regio, stand: str) -> None:
    """The steps of the course, and what is no step of it."""
    do = handelingen(in_stand(regio, stand), regio.at)
    assert {"sluit", "word_melding"} == set(do) & set(COURSE.actions)
    found = {action: uitkomsten(regio, do[action]) for action in do}
    assert plat(found) == plat({action: verwacht_per_rol(regio, stand, action) for action in do})


def test_an_older_version_is_refused(regio: Regio) -> None:
    row, newer = in_stand(regio, "open"), {}
    do = handelingen(row, regio.at)
    for action in ("sluit", "word_melding", "contact", "verbeter"):
        with undone():
            with pytest.raises(Stale):
                do[action](regio["lead"], versie=row.versie - 1)
            do[action](regio["lead"], versie=row.versie)
            enter(SYSTEM)
            newer[action] = Advies.objects.get(pk=row.pk).versie > row.versie
    assert newer == dict.fromkeys(newer, True)


GESTUURD = {
    "contact": {"tekst": "Bel ons.", "van": "veilig_thuis"},
    "verbeter": {"vraag": "Wat nu?"},
    "informatie": {},
    "sluit": {},
    "melding": {"wil_melden": "on"},
}


@pytest.mark.parametrize("stand", STANDEN)
def test_the_page_and_every_button_for_every_role(regio: Regio, stand: str) -> None:
    pk = in_stand(regio, stand).pk
    assert plat(bladzijden(regio, {"advies": reverse("advies", args=[pk])})) == plat({"advies": alleen(VT)})
    expected = {name: alleen(VT, 302 if stand in OPEN or name in NA_SLUITEN else 409) for name in GESTUURD}
    posts = {name: (reverse(f"advies-{name}", args=[pk]), sent) for name, sent in GESTUURD.items()}
    tabel = steekproef(expected, STANDEN.index(stand))
    assert plat(knoppen(regio, posts, tabel=tabel)) == plat(tabel)


def at_day(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=AMSTERDAM)


BEWAARD = [
    ("2026-03-20", "2028-03-19", False),
    ("2026-03-20", "2028-03-21", True),
    ("2026-02-28", "2028-02-27", False),
    ("2026-02-28", "2028-03-01", True),
    ("2026-12-31", "2028-12-30", False),
    ("2026-12-31", "2029-01-01", True),
]


def test_kept_for_24_months(regio: Regio) -> None:
    found, counted = [], []
    for closed, run, _ in BEWAARD:
        with undone():
            row = actions.noteer(NieuwAdvies("Wat nu?"), by=regio["triagist"], at=at_day(closed), klaar=True)
            counted.append(actions.vernietig_verlopen(by=SYSTEM, at=at_day(run)))
            enter(SYSTEM)
            found.append((closed, run, not Advies.objects.filter(pk=row.pk).exists()))
    assert found == BEWAARD
    assert counted == [int(gone) for _, _, gone in BEWAARD]


def test_only_what_is_closed_goes(regio: Regio) -> None:
    rows = {stand: in_stand(regio, stand).pk for stand in STANDEN}
    actions.vernietig_verlopen(by=SYSTEM, at=regio.at + timedelta(days=3000))
    enter(SYSTEM)
    kept = set(Advies.objects.values_list("pk", flat=True))
    assert {stand: pk in kept for stand, pk in rows.items()} == {stand: stand in OPEN for stand in STANDEN}


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
