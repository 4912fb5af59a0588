"""What was before in a case that is proposed: who has it, what runs, the last moments; and only for who may."""

from datetime import date, timedelta

import pytest

from eenplan.core import sockets
from eenplan.core.access.gate import NotVisible
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.audit.models import LogLine
from eenplan.core.sockets import TimelineItem
from eenplan.dossier.casus.models import Belangenconflict, Casus
from eenplan.dossier.conftest import MaakPersoon
from eenplan.dossier.radar.eerder import MOST, eerder
from tests.regio import Regio

ITEMS = [
    TimelineItem("meldingen", date(2026, 1, 5), "Melding M-2026-1", "melding"),
    TimelineItem("meldingen", date(2026, 1, 4), "Incident", "geweld"),
    TimelineItem("besluiten", date(2026, 1, 9), "Besluit: overdragen", "besluit"),
    TimelineItem("contacten", date(2026, 2, 2), "Gebeld: veilig", "contact"),
    TimelineItem("fase", date(2026, 2, 3), "Werken aan directe veiligheid", "fase"),
    TimelineItem("hulp", date(2026, 2, 4), "Hulp", "hulp"),
    TimelineItem("nametingen", date(2026, 3, 1), "Nameting na 3 maanden", "nameting"),
    TimelineItem("maatregelen", date(2026, 3, 15), "Huisverbod", "maatregel", end=date(2026, 3, 25)),
    TimelineItem("maatregelen", date(2025, 3, 15), "Huisverbod", "maatregel", end=date(2025, 3, 25)),
]


@pytest.fixture
def op_de_lijn(monkeypatch: pytest.MonkeyPatch) -> list[TimelineItem]:
    """What the packages that plug in would give."""
    items = list(ITEMS)
    monkeypatch.setattr(sockets, "_timeline", [lambda viewer, casus_id: items])
    return items


def test_reports_decisions_plan_and_checks_newest_first(
    regio: Regio, casus: Casus, op_de_lijn: list[TimelineItem]
) -> None:
    """No contact, help or incident; who called whom is for who works on it."""
    found = eerder(regio["triagist"], casus.pk, regio.at)
    assert found.momenten == (
        (date(2026, 3, 15), "Huisverbod"), (date(2026, 3, 1), "Nameting na 3 maanden"),
        (date(2026, 2, 3), "Plan: Werken aan directe veiligheid"), (date(2026, 1, 9), "Besluit: overdragen"),
        (date(2026, 1, 5), "Melding M-2026-1"), (date(2025, 3, 15), "Huisverbod"),
    )  # fmt: skip
    assert (found.meer, found.open, found.organisatie) == (0, True, "Veilig Thuis Toetsland (verzonnen)")
    assert found.wie == regio.accounts["triagist"].naam


@pytest.mark.parametrize(
    ("einde", "loopt"),
    [(date(2026, 3, 25), True), (date(2026, 3, 20), True), (date(2026, 3, 19), False), (None, True)],
)
def test_a_measure_that_runs_today_is_told_apart(
    regio: Regio, casus: Casus, op_de_lijn: list[TimelineItem], einde: date | None, loopt: bool
) -> None:
    op_de_lijn[:] = [TimelineItem("maatregelen", date(2026, 3, 15), "Huisverbod", "maatregel", end=einde)]
    assert eerder(regio["triagist"], casus.pk, regio.at).maatregelen == ((("Huisverbod", einde),) if loopt else ())


def test_of_many_moments_the_last_are_shown(regio: Regio, casus: Casus, op_de_lijn: list[TimelineItem]) -> None:
    op_de_lijn += [TimelineItem("besluiten", regio.at - timedelta(days=day), "Stap", "besluit") for day in range(9)]
    found = eerder(regio["triagist"], casus.pk, regio.at)
    assert (len(found.momenten), found.meer) == (MOST, 9)


@pytest.mark.parametrize("key", ["beheer", "regisseur", "agent", "casus"])
def test_who_may_not_know_the_case_finds_nothing(regio: Regio, casus: Casus, key: str) -> None:
    with pytest.raises(NotVisible):
        eerder(regio[key], casus.pk, regio.at)


def test_a_conflict_of_interest_shuts_it(regio: Regio, casus: Casus) -> None:
    Belangenconflict.objects.create(casus=casus, account=regio.accounts["triagist"], sinds=regio.at)
    with pytest.raises(NotVisible):
        eerder(regio["triagist"], casus.pk, regio.at)


@pytest.mark.parametrize("naam", ["eerder", "bekend"])
def test_the_pieces_are_for_who_may_and_are_on_the_log(
    regio: Regio, casus: Casus, persoon: MaakPersoon, naam: str
) -> None:
    persoon("Sanne de Toets", "1990-05-02", casus=casus)
    regio.log_in_all()
    path = f"/werk/casus/{casus.pk}/{naam}"
    assert regio.client("triagist").get(path).status_code == 200
    assert {regio.client(key).get(path).status_code for key in ("casus", "agent", "beheer")} == {404}
    enter(SYSTEM)
    verb = "radar.eerder" if naam == "eerder" else "radar.strook"
    assert set(LogLine.objects.filter(verb=verb).values_list("allowed", flat=True)) == {True, False}
