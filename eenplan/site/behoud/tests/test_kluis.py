"""The sealed file: what went in comes out, and nothing that was touched opens."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from eenplan.site.behoud import kluis
from eenplan.site.behoud.kluis import FRAME, Onleesbaar, Schrijver, Soort, lees

SECRET = "een lang wachtwoord"
PLAIN = b"Sanne de Toets, Proefstraat 12"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kluis, "COST", 2)


def sealed(*parts: tuple[Soort, bytes]) -> bytes:
    out = io.BytesIO()
    writer = Schrijver(out, SECRET)
    for kind, data in parts:
        writer.schrijf(kind, data)
    writer.sluit()
    return out.getvalue()


def opened(raw: bytes, secret: str = SECRET) -> list[tuple[Soort, bytes]]:
    return list(lees(io.BytesIO(raw), secret))


@pytest.mark.parametrize("size", [1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME])
def test_what_went_in_comes_out(size: int) -> None:
    data = bytes(index % 251 for index in range(size))
    found = opened(sealed((Soort.DATABASE, data), (Soort.OVERZICHT, b"{}")))
    assert b"".join(part for kind, part in found if kind is Soort.DATABASE) == data
    assert found[-1] == (Soort.OVERZICHT, b"{}")


def test_nothing_of_it_can_be_read_without_the_password() -> None:
    raw = sealed((Soort.DATABASE, PLAIN))
    assert PLAIN not in raw
    assert SECRET.encode() not in raw
    assert sealed((Soort.DATABASE, PLAIN)) != raw  # not twice the same salt or nonce


def frames(raw: bytes) -> list[bytes]:
    """The head, then each frame with its length."""
    start = raw.index(b"\n", raw.index(b"\n") + 1) + 1
    found = [raw[:start]]
    while start < len(raw):
        end = start + 4 + int.from_bytes(raw[start : start + 4], "big")
        found.append(raw[start:end])
        start = end
    return found


DAMAGE: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("one bit", lambda raw: raw[:-3] + bytes([raw[-3] ^ 1]) + raw[-2:]),
    ("the last frame gone", lambda raw: b"".join(frames(raw)[:-1])),
    ("all frames gone", lambda raw: frames(raw)[0]),
    ("cut in the middle", lambda raw: raw[: len(raw) - 7]),
    ("two frames changed places", lambda raw: b"".join([(f := frames(raw))[0], f[2], f[1], *f[3:]])),
    ("a frame left out", lambda raw: b"".join([(f := frames(raw))[0], *f[2:]])),
    ("something behind it", lambda raw: raw + b"\0"),
    ("a frame of another file", lambda raw: b"".join([*frames(raw)[:2], frames(sealed((Soort.DATABASE, PLAIN)))[1]])),
    ("the head of another file", lambda raw: frames(sealed((Soort.DATABASE, PLAIN)))[0] + b"".join(frames(raw)[1:])),
    ("a length beyond bearing", lambda raw: frames(raw)[0] + b"\xff\xff\xff\xff" + raw),
    ("nothing", lambda raw: b""),
    ("another file", lambda raw: b"PGDMP" + raw),
    ("a cost that eats the memory", lambda raw: raw.replace(b'"n": 2', b'"n": 1073741824', 1)),
]


@pytest.mark.parametrize("damage", [row[1] for row in DAMAGE], ids=[row[0] for row in DAMAGE])
def test_a_file_that_was_touched_does_not_open(damage: Callable[[bytes], bytes]) -> None:
    raw = sealed((Soort.DATABASE, PLAIN), (Soort.BESTANDEN, b"twee"), (Soort.OVERZICHT, b"{}"))
    with pytest.raises(Onleesbaar):
        opened(damage(raw))


def test_another_password_does_not_open_it() -> None:
    with pytest.raises(Onleesbaar, match="wachtwoord"):
        opened(sealed((Soort.DATABASE, PLAIN)), SECRET + "!")


def test_a_real_password_costs_a_guesser_memory() -> None:
    source = Path(kluis.__file__).read_text("utf-8")
    assert "COST = 2**17" in source
