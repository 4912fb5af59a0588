"""The edges of keeping: a file in another shape, a password that cannot be read, frames that are nearly right."""

import io
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from eenplan.site.behoud import kluis, meten, sleutels, stand, wacht
from eenplan.site.behoud.deel import TOLD_EVERY, Deel
from eenplan.site.behoud.kluis import FRAME, HIGHEST_COST, MAGIC, Onleesbaar, Schrijver, Soort, lees
from eenplan.site.behoud.kopie import Kopie, Stroom, overzicht
from eenplan.site.behoud.map import OF_HERE, omgeving, tijdelijk
from eenplan.site.behoud.wacht import GRACE, NEAR
from eenplan.site.behoud.wachtwoord import wachtwoord
from eenplan.site.pg_user import LaunchError

SECRET = "een lang wachtwoord"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kluis, "COST", 2)
    monkeypatch.delenv("EENPLAN_KEY_FILE", raising=False)


@pytest.mark.parametrize(
    ("raw", "mode", "why"),
    [
        (None, 0o600, "niet te lezen"), (b"\xff" * 20, 0o600, "niet te lezen"), (b"", 0o600, "minstens 12"),
        (b"  11 tekens.  \n", 0o600, "minstens 12"), (b"x" * 20, 0o610, "Anderen kunnen"),
        (b"x" * 20, 0o604, "Anderen kunnen"), (b"12 tekens...", 0o400, ""),
    ],
)  # fmt: skip
def test_a_file_with_a_password(
    raw: bytes | None, mode: int, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ww"
    monkeypatch.setenv("EENPLAN_BACKUP_WACHTWOORD", str(file))
    if raw is not None:
        file.write_bytes(raw)
        file.chmod(mode)
    if why:
        with pytest.raises(LaunchError, match=why):
            wachtwoord(nieuw=False)
    else:
        assert wachtwoord(nieuw=True) == "12 tekens..."


def head(**words: Any) -> bytes:
    known = {"n": 2, "zout": "00" * 16, "begin": "00" * 7} | words
    return MAGIC + json.dumps({name: value for name, value in known.items() if value is not None}).encode() + b"\n"


@pytest.mark.parametrize(
    "raw",
    [
        head(n=0), head(n=1), head(n=3), head(n=-2), head(n=HIGHEST_COST * 2), head(n=None), head(n="x"), head(n=[2]),
        head(n=float("inf")), head(n=float("nan")), head(begin="00" * 6), head(begin="00" * 8), head(begin=None),
        head(zout="geen hex"), head(zout=5), MAGIC + b"[]\n", MAGIC + b"null\n", MAGIC, MAGIC + b"\xff\n",
        MAGIC.replace(b"1", b"2") + head().partition(b"\n")[2],
    ],
)  # fmt: skip
def test_a_head_that_is_none_of_ours(raw: bytes) -> None:
    with pytest.raises(Onleesbaar, match="geen back-up van Eenplan"):
        list(lees(io.BytesIO(raw + b"\0" * 40), SECRET))


def sealed(*parts: tuple[Soort, bytes]) -> bytes:
    out = io.BytesIO()
    writer = Schrijver(out, SECRET)
    for kind, data in parts:
        writer.schrijf(kind, data)
    writer.sluit()
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, FRAME - 1, FRAME, FRAME + 1])
def test_frames_are_full_but_for_the_last(size: int) -> None:
    parts = list(lees(io.BytesIO(sealed((Soort.BESTANDEN, bytes(size)))), SECRET))
    assert [len(part) for _, part in parts] == [FRAME] * (size // FRAME) + ([size % FRAME] if size % FRAME else [])


def test_a_file_without_its_last_frame_does_not_pass_for_whole() -> None:
    out = io.BytesIO()
    writer = Schrijver(out, SECRET)
    writer.schrijf(Soort.DATABASE, b"alles")
    with pytest.raises(Onleesbaar, match="past niet bij"):
        list(lees(io.BytesIO(out.getvalue()), SECRET))


def test_a_stream_gives_what_is_asked_and_ends(tmp_path: Path) -> None:
    file = tmp_path / "b.kluis"
    file.write_bytes(sealed((Soort.DATABASE, b"abc"), (Soort.BESTANDEN, b"tussendoor"), (Soort.DATABASE, b"defg")))
    stream = Stroom(Kopie(file, SECRET), Soort.DATABASE)
    assert [stream.read(size) for size in (2, 4, 0, 9, 9)] == [b"ab", b"cdef", b"", b"g", b""]


@pytest.mark.parametrize(
    ("change", "why"), [({}, ""), ({"sha256": "0" * 64}, "Controlegetal|controlegetal"), (None, "geen back-up")]
)
def test_the_overview_must_fit_what_is_in_it(change: dict[str, str] | None, why: str, tmp_path: Path) -> None:
    parts = []
    for kind, name in ((Soort.DATABASE, "database"), (Soort.BESTANDEN, "bestanden")):
        deel = Deel(Schrijver(io.BytesIO(), SECRET), kind, print)
        deel.write(name.encode())
        parts.append((name, deel.woorden()))
    words = {"delen": dict(parts)}
    words["delen"]["bestanden"] |= change or {}
    content = [(Soort.DATABASE, b"database"), (Soort.BESTANDEN, b"bestanden")]
    extra = [(Soort.OVERZICHT, json.dumps(words).encode())] if change is not None else []
    (tmp_path / "b").write_bytes(sealed(*content, *extra))
    if why:
        with pytest.raises(Onleesbaar, match=why):
            overzicht(Kopie(tmp_path / "b", SECRET))
    else:
        assert overzicht(Kopie(tmp_path / "b", SECRET)) == words
    with pytest.raises(LaunchError, match="niet te lezen"):
        overzicht(Kopie(tmp_path / "nergens", SECRET))


def test_a_part_tells_how_far_it_is() -> None:
    told: list[str] = []
    deel = Deel(Schrijver(io.BytesIO(), SECRET), Soort.DATABASE, told.append)
    deel.omvang = TOLD_EVERY - 2
    assert (deel.write(b"a"), told) == (1, [])
    assert (deel.write(b"bc"), told) == (2, ["  256 MB geschreven"])


@pytest.mark.parametrize("text", ["[]", "null", "7", '"op"', "", "half{"])
def test_what_is_known_in_another_shape_is_nothing(text: str, tmp_path: Path, settings: Any, monkeypatch: Any) -> None:
    """A health check that falls over tells nothing at all."""
    settings.DATA = tmp_path
    monkeypatch.setenv(stand.FOLDER, str(tmp_path))
    stand.schrijf(tmp_path, stand.BACKUP, bytes=1)
    for subject in (stand.BACKUP, stand.SLEUTELS, stand.BEPROEFD):
        (tmp_path / "logboek" / f"{subject}.json").write_text(text)
        assert stand.lees(tmp_path, subject) == {}
    assert (meten.backup()[0], meten.beproefd()[0]) == (False, False)


def test_what_is_written_down_is_for_us_only_and_whole(tmp_path: Path) -> None:
    for size in (9, 1):  # a shorter one leaves nothing of the longer
        stand.schrijf(tmp_path, "x", woord="é" * size)
    file = tmp_path / "logboek" / "x.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(file.parent) == ["x.json"]
    assert stand.lees(tmp_path, "x")["woord"] == "é"


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.99, "59 minuten"), (1, "1 uur"), (47.4, "47 uur"), (48, "2 dagen"), (24 * 31, "31 dagen")],
)
def test_an_age_changes_its_word_at_the_edge(hours: float, words: str) -> None:
    assert stand.geleden(timedelta(hours=hours)) == f"{words} geleden"


@pytest.mark.parametrize(
    ("waits", "behind", "gone", "now"),
    [
        (True, 0, 0, "samen"), (True, NEAR * 9, 0, "samen"), (False, NEAR, 0, "samen"), (False, NEAR + 1, 0, "alleen"),
        (True, None, 0, "wacht"), (True, None, 9.9, "wacht"), (True, None, 10, "alleen"), (False, None, 0, "alleen"),
    ],
)  # fmt: skip
def test_when_it_goes_on_alone(waits: bool, behind: int | None, gone: float, now: str) -> None:
    assert timedelta(seconds=10) == GRACE
    assert wacht._outcome(waits, behind, timedelta(seconds=gone)) == now


def test_keys_of_a_backup_are_none_and_no_key_has_no_print(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(sealed((Soort.DATABASE, b"alles")))
    with pytest.raises(Onleesbaar, match="zitten geen sleutels"):
        sleutels.zet_terug(tmp_path / "b", tmp_path / "nieuw", SECRET)
    assert not (tmp_path / "nieuw").exists()
    assert sleutels.afdruk(tmp_path / "nergens") == ""
    for name in ("een", "twee"):
        (tmp_path / name).write_bytes(name.encode())
    assert sleutels.afdruk(tmp_path / "een") != sleutels.afdruk(tmp_path / "twee")
    (tmp_path / "data").mkdir()
    (tmp_path / "bk").mkdir()
    assert sleutels.bewaar(tmp_path / "data", tmp_path / "s", tmp_path / "bk", SECRET)[0].name.endswith("-leeg.kluis")


def test_a_proof_works_with_nothing_of_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OF_HERE:
        monkeypatch.setenv(name, "van hier")
    found = omgeving(tmp_path)
    assert "van hier" not in found.values()
    assert found["EENPLAN_DATA"] == str(tmp_path)
    with pytest.raises(FileNotFoundError), tijdelijk(tmp_path / "proeven") as folder:
        (folder / "nergens" / "iets").write_text("x")
    assert list((tmp_path / "proeven").iterdir()) == []
