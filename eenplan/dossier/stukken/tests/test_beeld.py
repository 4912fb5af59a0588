"""A picture is kept without the place, the device and the time that it carries (misuse cases 1 and 17)."""

import pytest

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto.zegel import unseal
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.stukken.actions import bewaar, check
from eenplan.dossier.stukken.beeld import schoon
from eenplan.dossier.stukken.blokken import Kapot
from eenplan.dossier.stukken.tests.plaatjes import JPG, KANARIE, PNG, chunk, exif, jpg, png, segment
from tests.regio import Regio

PNG_TELLS = [chunk(name, b"Comment\x00" + KANARIE) for name in (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"prVt")]
JPG_TELLS = [
    exif(1), segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + KANARIE),
    segment(0xED, b"Photoshop 3.0\x00" + KANARIE),
    segment(0xFE, KANARIE), segment(0xE2, b"MPF\x00" + KANARIE), segment(0xE0, b"JFXX\x00" + KANARIE),
    segment(0xEC, b"Ducky" + KANARIE), segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\xff\xff" + KANARIE),
]  # fmt: skip
MEANT = [segment(0xE2, b"ICC_PROFILE\x00\x01\x01rgb"), segment(0xEE, b"Adobe\x00\x64\x00\x00\x00\x00\x01")]


@pytest.mark.parametrize("tells", PNG_TELLS, ids=lambda block: block[4:8].decode())
def test_a_png_tells_nothing(tells: bytes) -> None:
    assert schoon("image/png", png(tells)) == PNG


@pytest.mark.parametrize("tells", JPG_TELLS)
def test_a_jpeg_tells_nothing(tells: bytes) -> None:
    assert schoon("image/jpeg", jpg(tells)) == JPG
    assert schoon("image/jpeg", jpg(between=tells)) == JPG


@pytest.mark.parametrize(("soort", "content"), [("image/png", PNG), ("image/jpeg", JPG)])
def test_what_follows_the_end_goes_and_a_clean_picture_stays(soort: str, content: bytes) -> None:
    assert schoon(soort, content + KANARIE + content) == content
    assert schoon(soort, content) == content


@pytest.mark.parametrize("name", [b"tRNS", b"gAMA", b"pHYs", b"iCCP"])
def test_how_the_pixels_are_meant_stays(name: bytes) -> None:
    assert schoon("image/png", png(chunk(name, b"1234"))) == png(chunk(name, b"1234"))
    assert schoon("image/jpeg", jpg(*MEANT)) == jpg(*MEANT)
    assert schoon("image/jpeg", JPG.replace(b"\xff\xdb", b"\xff\xff\xdb")) == JPG  # fill bytes say nothing


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("turned", [3, 6, 8])
def test_a_photo_of_a_phone_still_stands_upright(order: str, turned: int) -> None:
    clean = schoon("image/jpeg", jpg(exif(turned, order)))
    assert KANARIE not in clean
    assert len(clean) == len(JPG) + 36
    assert bytes([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned]) in clean
    assert schoon("image/jpeg", clean) == clean


@pytest.mark.parametrize("cut", range(1, 60, 7))
@pytest.mark.parametrize(("name", "content"), [("foto.png", PNG), ("foto.jpg", JPG)])
def test_a_broken_picture_is_refused(name: str, content: bytes, cut: int) -> None:
    assert "beschadigd" in check(name, content[:-cut])


@pytest.mark.parametrize("content", [
    PNG.replace(b"IDAT", b"IDAX"), PNG[:8] + chunk(b"IDAT") + chunk(b"IEND"), png()[:33] + chunk(b"IEND"),
])  # fmt: skip
def test_a_png_that_does_not_fit_together(content: bytes) -> None:
    with pytest.raises(Kapot):
        schoon("image/png", content)


@pytest.mark.parametrize("content", [
    b"\xff\xd8\xff\xd9", JPG.replace(b"\xff\xdb", b"\x00\xdb", 1),
    JPG.replace(b"\xff\xdb\x00\x43", b"\xff\xdb\x00\x01"),
    b"\xff\xd8\xff\x00\xff\xd9",
])  # fmt: skip
def test_a_jpeg_that_does_not_fit_together(content: bytes) -> None:
    with pytest.raises(Kapot):
        schoon("image/jpeg", content)


def test_other_files_stay_as_they_are() -> None:
    assert schoon("text/plain", KANARIE) == KANARIE


def test_misbruik_01_misbruik_17_what_is_kept_is_clean(regio: Regio, casus: Casus) -> None:
    with act("toets.bewaar", by=regio["triagist"], at=regio.at) as a:
        kept = bewaar(a, casus, "foto.jpg", jpg(exif(1)))
        with pytest.raises(Refused, match="beschadigd"):
            bewaar(a, casus, "foto.png", PNG[:-3])
    enter(SYSTEM)
    assert unseal(kept.verzegeld, organisation_id=kept.bronhouder_id) == JPG
    assert kept.grootte == len(JPG)
