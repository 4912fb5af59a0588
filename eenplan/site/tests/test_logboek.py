"""`eenplan logboek controleer` and what health says about the log."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eenplan.core import clock
from eenplan.core.audit import partities, zegels
from eenplan.core.audit.actions import Line, write
from eenplan.core.audit.models import LogLine
from eenplan.site import health, logboek
from tests.regio import Regio


@pytest.fixture
def sealed(regio: Regio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(zegels, "_iedereen_klaar", lambda dag: True)  # other tests work on this server
    write(regio["triagist"], [Line("casus.lees", casus_id=1)])
    zegels.verzegel(regio.at, tmp_path)
    zegels.verzegel(regio.at + timedelta(days=1), tmp_path)
    return tmp_path


def test_whole_and_broken(regio: Regio, sealed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["controleer", "--bestand", str(sealed), "--vanaf", "2026-03-01"]
    assert logboek.main(given) == 0
    assert "heel" in capsys.readouterr().out
    LogLine.objects.create(at=regio.at, role="fg", purpose="toezicht", verb="later", rule="", organisation_id=None)
    with clock.at(regio.at + timedelta(days=5)):
        assert logboek.main(given) == 1
    told = capsys.readouterr().out
    assert "4 dagen zonder zegel" in told
    assert "NIET heel: 1 breuken" in told
    assert "20-03-2026, Eenplan zelf en bezoekers: regels zonder zegel (1)" in told


@pytest.mark.parametrize("given", [[], ["iets"], ["controleer", "--vanaf", "gisteren"]])
def test_a_wrong_call(given: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        logboek.main(given)
    assert ended.value.code == 2


@pytest.mark.parametrize(("days", "good"), [(1, True), (3, True), (4, False)])
def test_health_tells_of_days_without_a_seal(
    regio: Regio, sealed: Path, days: int, good: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partities, "volgende_ontbreekt", lambda *given: "")
    with clock.at(regio.at + timedelta(days=days)):
        assert health.logboek() == (good, f"{days - 1} dagen wachten op een zegel")


def test_health_tells_of_a_month_without_a_table(regio: Regio) -> None:
    with clock.at(datetime(2099, 12, 1, tzinfo=UTC)):
        good, told = health.logboek()
    assert not good
    assert "2100-01" in told
