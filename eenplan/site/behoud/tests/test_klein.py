"""The small parts of keeping: passwords, keys, counts, the bolt, what is told of it."""

import io
from datetime import timedelta
from pathlib import Path

import pytest

from eenplan.site.behoud import grendel, kluis, opdracht, sleutels, stand, terug
from eenplan.site.behoud.kluis import Onleesbaar
from eenplan.site.behoud.kopie import Kopie
from eenplan.site.behoud.maak import bewaar_laatste
from eenplan.site.behoud.tellen import Telling, verschillen
from eenplan.site.behoud.terug import eis_leeg, herstel
from eenplan.site.behoud.wachtwoord import wachtwoord
from eenplan.site.cli import main
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import ensure_running

SECRET = "een lang wachtwoord"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kluis, "COST", 2)
    monkeypatch.delenv("EENPLAN_KEY_FILE", raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "geheim" / "oud").mkdir(parents=True)
    (folder / "geheim" / "hoofdsleutel").write_bytes(b"k" * 32)
    (folder / "geheim" / "database.json").write_text('{"postgres": "van deze server"}')
    (folder / "geheim" / "oud" / "sleutel-1").write_bytes(b"o" * 32)
    return folder


# --- the password ---------------------------------------------------------------------------------------------


def given(monkeypatch: pytest.MonkeyPatch, file: Path, text: str, mode: int = 0o600) -> None:
    file.write_text(text)
    file.chmod(mode)
    monkeypatch.setenv("EENPLAN_BACKUP_WACHTWOORD", str(file))


def test_the_password_comes_out_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, tmp_path / "ww", SECRET + "\n")
    assert wachtwoord(nieuw=True) == SECRET


@pytest.mark.parametrize(("text", "mode", "why"), [("kort", 0o600, "minstens 12"), (SECRET, 0o644, "Anderen kunnen")])
def test_a_weak_password_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, mode: int, why: str
) -> None:
    given(monkeypatch, tmp_path / "ww", text, mode)
    with pytest.raises(LaunchError, match=why):
        wachtwoord(nieuw=False)


def test_without_a_password_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EENPLAN_BACKUP_WACHTWOORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    with pytest.raises(LaunchError, match="altijd versleuteld"):
        wachtwoord(nieuw=True)


def test_who_types_it_types_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EENPLAN_BACKUP_WACHTWOORD", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    typed = iter([SECRET, SECRET + "?", SECRET, SECRET, SECRET])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    with pytest.raises(LaunchError, match="niet gelijk"):
        wachtwoord(nieuw=True)
    assert wachtwoord(nieuw=True) == wachtwoord(nieuw=False) == SECRET


# --- the keys -------------------------------------------------------------------------------------------------


def test_the_keys_go_apart_and_come_back(data: Path, tmp_path: Path) -> None:
    file, warnings = sleutels.bewaar(data, tmp_path / "elders", tmp_path / "data", SECRET)
    assert "LET OP" in warnings[0]  # the same disk, in this test
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"k" * 32 not in file.read_bytes()
    sleutels.zet_terug(file, tmp_path / "nieuw", SECRET)
    kept = sorted(p.relative_to(tmp_path / "nieuw").as_posix() for p in (tmp_path / "nieuw").rglob("*") if p.is_file())
    assert kept == ["geheim/hoofdsleutel", "geheim/oud/sleutel-1"]  # passwords of the old server stay behind
    assert sleutels.afdruk(tmp_path / "nieuw/geheim/hoofdsleutel") == sleutels.afdruk(data / "geheim/hoofdsleutel")


def test_a_key_that_is_kept_elsewhere_comes_along(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kluisje").write_bytes(b"e" * 32)
    monkeypatch.setenv("EENPLAN_KEY_FILE", str(tmp_path / "kluisje"))
    sleutels.neem_over(data, tmp_path / "nieuw")
    assert (tmp_path / "nieuw/geheim/hoofdsleutel").read_bytes() == b"e" * 32


@pytest.mark.parametrize("place", ["data", "data/x", "bk", "bk/x", "."])
def test_keys_never_beside_the_backup_or_the_data(data: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "bk").mkdir()
    with pytest.raises(LaunchError, match="horen niet bij"):
        sleutels.bewaar(data, tmp_path / place, tmp_path / "bk", SECRET)


def test_the_file_of_keys_is_no_backup(data: Path, tmp_path: Path) -> None:
    file, _ = sleutels.bewaar(data, tmp_path / "elders", data, SECRET)
    with pytest.raises(Onleesbaar, match="geen back-up"):
        herstel(Kopie(file, SECRET), tmp_path / "nieuw", data, print)
    assert not (tmp_path / "nieuw").exists()


# --- counts ---------------------------------------------------------------------------------------------------

WAS = Telling({"a": 3, "b": 0}, {"a": "gedwongen, 1 regels", "b": "geen"}, {"a_id_seq": 3}, 100)
CHANGED = [
    (Telling({"a": 2, "b": 0}, WAS.sloten, WAS.reeksen, 1), "a: 3 rijen werd 2"),
    (Telling({"a": 3}, WAS.sloten, WAS.reeksen, 1), "b: 0 rijen werd geen tabel"),
    (Telling(WAS.rijen, {"a": "aan, 1 regels", "b": "geen"}, WAS.reeksen, 1), "a: rijslot"),
    (Telling(WAS.rijen, WAS.sloten, {"a_id_seq": 2}, 1), "a_id_seq: telt weer vanaf 2"),
]


@pytest.mark.parametrize(("nu", "word"), CHANGED, ids=["a row less", "a table less", "an open lock", "a number again"])
def test_a_copy_that_differs_is_told(nu: Telling, word: str) -> None:
    (found,) = verschillen(WAS, nu)
    assert found.startswith(word)


def test_a_copy_that_is_the_same_says_nothing() -> None:
    assert verschillen(WAS, Telling(WAS.rijen, WAS.sloten, {"a_id_seq": 9}, 50)) == []


# --- where it goes --------------------------------------------------------------------------------------------


def test_never_over_something_that_is_there(tmp_path: Path) -> None:
    eis_leeg(tmp_path)
    eis_leeg(tmp_path / "nieuw")
    (tmp_path / "iets").write_text("van u")
    with pytest.raises(LaunchError, match="niet leeg"):
        eis_leeg(tmp_path)
    with pytest.raises(LaunchError, match="niet leeg"):
        eis_leeg(tmp_path / "iets")


def test_a_disk_that_is_too_small_is_told_before(tmp_path: Path) -> None:
    with pytest.raises(LaunchError, match="MB nodig"):
        terug._room(tmp_path / "nieuw", {"telling": {"omvang": 10**18}})


def test_a_bolted_folder_does_not_start(tmp_path: Path) -> None:
    grendel.sluit(tmp_path, "Overgenomen.")
    with pytest.raises(LaunchError, match="Overgenomen"):
        ensure_running(tmp_path)
    grendel.open_weer(tmp_path)
    grendel.eis_open(tmp_path)


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    names = [f"eenplan-2026112{day}-031700.kluis" for day in range(5)]
    for name in (*names, "eenplan-sleutels-ab12.kluis", "iets-anders.kluis"):
        (tmp_path / name).touch()
    assert [file.name for file in bewaar_laatste(tmp_path, 2)] == names[:3]
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        *names[3:],
        "eenplan-sleutels-ab12.kluis",
        "iets-anders.kluis",
    ]


# --- what is told ---------------------------------------------------------------------------------------------


def test_what_is_written_down_is_read_again(tmp_path: Path) -> None:
    assert stand.lees(tmp_path, stand.BACKUP) == {}
    stand.schrijf(tmp_path, stand.BACKUP, bytes=5)
    words = stand.lees(tmp_path, stand.BACKUP)
    assert words["bytes"] == 5
    assert stand.leeftijd(words) < timedelta(minutes=1)  # type: ignore[operator]  # it was written just now
    (tmp_path / "logboek" / "backup.json").write_text("half{")
    assert stand.lees(tmp_path, stand.BACKUP) == {}


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (None, "nog nooit"), (timedelta(minutes=5), "5 minuten geleden"), (timedelta(hours=30), "30 uur geleden"),
        (timedelta(days=3), "3 dagen geleden"), (timedelta(seconds=-30), "0 minuten geleden"),
    ],
)  # fmt: skip
def test_an_age_in_words(age: timedelta | None, words: str) -> None:
    assert stand.geleden(age) == words


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["herstel"], "Gebruik: eenplan herstel"), (["herstel", "x"], "Gebruik"),
        (["backup", "--bewaar", "0"], "Gebruik"), (["backup"], "Noem een map"),
        (["backup", "--onzin"], "Gebruik"), (["beproef", "a", "b"], "Gebruik"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_told(
    words: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EENPLAN_DATA", str(tmp_path))
    monkeypatch.delenv(stand.FOLDER, raising=False)
    assert main(words) == 1
    assert why in capsys.readouterr().err


def test_two_at_once_are_one_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EENPLAN_DATA", str(tmp_path))
    with opdracht._alone(), pytest.raises(LaunchError, match="loopt al"), opdracht._alone():
        pass
