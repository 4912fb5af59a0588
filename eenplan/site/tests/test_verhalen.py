"""Replaying a story: through the API, in order of time, the truth only after the comparison."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from eenplan.core import clock
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding.models import Melding
from eenplan.keten.regie.models import Regie
from eenplan.site import verhalen, verhalen_speler
from eenplan.site.tests.verhaaltje import als_tekst, verhaal
from eenplan.site.verhalen_bestand import controleer
from eenplan.site.verhalen_regio import regio
from eenplan.site.verhalen_speler import Speler


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """A replay that breaks never leaves the clock set."""
    yield
    clock.set_to(None)


def test_later_days_are_played_when_the_story_goes_on(db: None) -> None:
    story = controleer(verhaal())
    einde = story.moment(story.meldingen[0]).replace(month=7)
    assert verhalen.speel(story, vergelijken=False, einde=einde).haperingen == []
    enter(SYSTEM)
    casus = Casus.objects.order_by("geopend_op").last()
    assert casus is not None
    assert casus.stand == "in_vervolg"
    assert Regie.objects.get(casus=casus).organisatie.soort == "gi"


def test_a_replay_that_was_cut_off_goes_on(db: None) -> None:
    story = controleer(verhaal())
    middle = story.moment(story.meldingen[2]).replace(hour=23)
    first = verhalen.speel(story, vergelijken=False, einde=middle)
    second = verhalen.speel(story, vergelijken=False)
    assert (first.nieuw, second.nieuw, second.al_binnen, second.haperingen) == (3, 2, 3, [])
    enter(SYSTEM)
    assert list(Melding.objects.order_by("ontvangen_op").values_list("soort", flat=True))[-1] == "hermelding"


def test_the_truth_comes_after_the_comparison(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real = verhalen_speler.stel_voor

    def look(*args: Any) -> Any:
        order.append("voorstel")
        assert Persoon.objects.filter(voorlopig=False).count() == 0 or len(order) > 2
        return real(*args)

    monkeypatch.setattr(verhalen_speler, "stel_voor", look)
    spied = verhalen_speler.Waarheid.verwerk

    def tell(self: Any, melding: Any, *args: Any) -> None:
        order.append("waarheid")
        spied(self, melding, *args)

    monkeypatch.setattr(verhalen_speler.Waarheid, "verwerk", tell)
    verhalen.speel(controleer(verhaal()), vergelijken=True)
    assert order == ["voorstel", "waarheid"] * 5


def test_waiting_reports_and_handovers_stay(db: None) -> None:
    story = controleer(verhaal())
    einde = story.moment(story.meldingen[1]).replace(day=20)
    verhalen.speel(story, vergelijken=False, einde=einde, wacht_op_antwoord=frozenset({"p1c1"}))
    enter(SYSTEM)
    assert [row.stand for row in Casus.objects.all()] == ["in_overdracht"]


def test_what_nobody_takes_up_waits(db: None) -> None:
    story = controleer(verhaal())
    einde = story.moment(story.meldingen[1]).replace(day=13)
    verhalen.speel(story, vergelijken=False, einde=einde, laat_liggen=frozenset({"p1m1"}))
    enter(SYSTEM)
    assert [row.stand for row in Melding.objects.all()] == ["ontvangen"]


@contextmanager
def bestand(tmp_path: Path, data: Any) -> Iterator[str]:
    file = tmp_path / "verhaal.json"
    file.write_text(als_tekst(data))
    yield str(file)


def test_the_command_prints_the_table_and_writes_json(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = tmp_path / "uit.json"
    with bestand(tmp_path, verhaal()) as pad:
        assert verhalen.main([pad, "--vergelijk", "--json", str(uit)]) == 0
        shown = capsys.readouterr().out
        assert "eerste_of_vervolg_of_her" in shown
        assert "5 meldingen aangenomen, 0 al binnen, van 5." in shown
        assert "1 adviesvragen genoteerd, zonder gezin." in shown
        found = json.loads(uit.read_text())
        assert [row["id"] for row in found["meldingen"]] == ["p1m1", "p2m1", "p1m2", "px1", "p1m3"]
        assert found["totaal"]["raak"] > 0
        assert {row["melding"] for row in found["radar"]} == {"p1m1", "p1m2", "p1m3", "p2m1"}
        assert verhalen.main([pad, "--vergelijk"]) == 0
        assert "0 meldingen aangenomen, 5 al binnen, van 5." in capsys.readouterr().out


@pytest.mark.parametrize(
    "args", [[], ["--vergelijk"], ["a", "b"], ["a", "--json"], ["a", "--json", "--vergelijk"], ["--onbekend"]]
)
def test_a_wrong_call_shows_the_usage(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert verhalen.main(args) == 2
    assert "Gebruik: eenplan verhalen BESTAND" in capsys.readouterr().err


def test_a_malformed_file_is_told_and_stores_nothing(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = verhaal()
    data["meldingen"][0].pop("tekst")
    with bestand(tmp_path, data) as pad:
        assert verhalen.main([pad]) == 2
    assert "Fout: meldingen, nummer 1 (p1m3): tekst ontbreekt" in capsys.readouterr().err
    enter(SYSTEM)
    assert not Melding.objects.exists()


def test_a_report_that_the_api_refuses_is_told(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = verhaal()
    data["meldingen"][1]["genoemde_personen"][0]["zoals_genoemd"]["geboortedatum"] = "morgen"
    with bestand(tmp_path, data) as pad:
        assert verhalen.main([pad]) == 2
    assert "Melding p1m1 werd niet aangenomen" in capsys.readouterr().err


def test_an_edited_story_is_no_second_report(db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = verhaal()
    with bestand(tmp_path, data) as pad:
        verhalen.main([pad])
        data["meldingen"][1]["tekst"] = "Iets heel anders."
        Path(pad).write_text(als_tekst(data))
        assert verhalen.main([pad]) == 2
    assert "al gebruikt voor een andere melding" in capsys.readouterr().err


def test_a_step_that_is_refused_is_told_at_the_end(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    data = verhaal()
    data["gezinnen"][0]["casussen"][0]["regisseur"] = None  # nobody takes over, so it cannot be monitored or closed
    story = controleer(data)
    afloop = verhalen.speel(story, vergelijken=False)
    verhalen.vertel(story, afloop, False)
    shown = capsys.readouterr().out
    assert all(f"Niet gelukt: {tekst}" in shown for tekst in afloop.haperingen)


def test_the_speaker_stops_at_its_end(db: None) -> None:
    story = controleer(verhaal())
    enter(SYSTEM)
    speler = Speler(story, regio(story), story.moment(story.meldingen[3]), vergelijken=False)
    assert speler.speel().nieuw == 2
