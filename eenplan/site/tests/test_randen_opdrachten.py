"""The edges of the commands on the machine: a wrong call is told in Dutch, and what may not be done ends as a fault."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from eenplan.core.crypto import draai, herversleutel, reserve
from eenplan.core.crypto.herversleutel import Verslag
from eenplan.site import account, sleutel
from eenplan.site.pg_user import LaunchError


@pytest.mark.parametrize(
    "call",
    [
        [], ["iets"], ["staat", "x"], ["sta"], ["draai", "--hoofd", "--organisatie", "x"], ["draai", "--hoo"],
        ["bewaar"], ["bewaar", "a", "b"], ["zet-terug"], ["vernietig-hoofd"], ["vernietig-hoofd", "een"], ["--help"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_wrong_call_of_sleutel_gets_the_list(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert sleutel.main(call) == 2
    told = capsys.readouterr()
    assert told.err.startswith("Fout: Gebruik: eenplan sleutel staat")
    assert told.out == ""


@pytest.mark.parametrize("fault", [InvalidTag(), ValueError("woorden"), OSError("woorden")], ids=repr)
def test_what_does_not_open_is_told_in_words(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> None:
        raise fault

    monkeypatch.setattr(reserve, "zet_terug", broken)
    assert sleutel.main(["zet-terug", str(tmp_path / "bos")]) == 2
    assert capsys.readouterr().err in {"Fout: woorden\n", f"Fout: {sleutel.NIET_OPEN}\n"}


@pytest.mark.parametrize(("unreadable", "code"), [([0, 0], 0), ([0, 1], 1), ([1, 0], 1)])
def test_values_that_do_not_open_are_a_fault_of_the_run(
    unreadable: list[int], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [Verslag(f"kolom-{number}", 5, 3, 0, wrong) for number, wrong in enumerate(unreadable)]
    monkeypatch.setattr(herversleutel, "herversleutel", lambda: iter(rows))
    assert sleutel.main(["herversleutel"]) == code
    told = capsys.readouterr().out
    assert all(row.kolom in told for row in rows)  # one that does not open stops nothing


def test_a_head_key_is_destroyed_by_its_number(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone: list[int] = []
    monkeypatch.setattr(draai, "vernietig_hoofd", gone.append)
    assert sleutel.main(["vernietig-hoofd", "3"]) == 0
    assert gone == [3]
    assert "Vernietig ook de kopieën" in capsys.readouterr().out


@pytest.mark.parametrize("call", [[], ["herstel"], ["herstel", "a", "b"], ["eerste", "a"], ["Eerste"]], ids=" ".join)
def test_a_wrong_call_of_account(call: list[str]) -> None:
    with pytest.raises(LaunchError, match="Gebruik: eenplan account"):
        account.main(call)


def test_what_is_not_in_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    names, asked = list(account.ASK), list[str]()
    for name in names:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(names[1], "bea")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    with pytest.raises(LaunchError, match=names[0]):
        account.answers()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or "getypt")
    assert account.answers() == ["getypt", "bea", "getypt"]
    assert asked == ["Uw naam: ", "Naam van uw Veilig Thuis: "]
