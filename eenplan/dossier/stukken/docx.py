"""A Word document without who made it: author, template, thumbnails, names of remarks, the place of a photo.

The parts about the maker go, with every reference to them; in the text the names and times of remarks and tracked
changes are overwritten, what they say stays. The container is written anew, without times (misuse cases 1 and 17).
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterable

from eenplan.dossier.stukken.blokken import Kapot

MOST = 200 * 2**20  # of all parts when they are unpacked
MANY = 2_000
ABOUT = re.compile(r"docProps/|customXml/|word/people\.xml$|word/commentsExtensible\.xml$|_xmlsignatures/")
INSIDE = re.compile(r"word/(?:embeddings|activeX)/|.*vbaProject|.*\.(?:tiff?|webp|heic|avif)$", re.IGNORECASE)
REFERENCE = re.compile(rb"<(?:\w+:)?(?:Relationship|Override)\s[^<>]*?/>", re.DOTALL)
TARGET = re.compile(rb"""(?:Target|PartName)\s*=\s*["']([^"']*)["']""")
PLACE = re.compile(rb"""(Target\s*=\s*)(["']).*?\2""", re.DOTALL)
WHO = re.compile(rb"""(\sw\d*:(?:author|initials|lastModifiedBy|userId|providerId))\s*=\s*(["']).*?\2""", re.DOTALL)
WHEN = re.compile(rb"""\sw\w*:(?:date|dateUtc)\s*=\s*(["'])[^"']*\1""")
PICTURE = re.compile(rb"""(<(?:pic:cNvPr|wp:docPr)\s[^<>]*?\bname)\s*=\s*(["']).*?\2""", re.DOTALL)
PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8": "image/jpeg"}
BIJLAGE = (
    "In dit Word-bestand zit een ander bestand of een soort afbeelding die Eenplan niet kan nakijken. Haal dat eruit."
)


def schoon(content: bytes, foto: Callable[[str, bytes], bytes]) -> bytes:
    """The same text; `foto` cleans a picture by its media type. Raises Kapot with words for the sender."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as given:
            parts = {item.filename: given.read(item) for item in _nagekeken(given.infolist())}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
        raise Kapot from fault
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            if not ABOUT.match(name):
                made.writestr(zipfile.ZipInfo(name), _deel(name, part, foto), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _nagekeken(parts: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    found = list(parts)
    names = {item.filename for item in found}
    if len(found) > MANY or len(names) < len(found) or sum(item.file_size for item in found) > MOST:
        raise Kapot
    if any(INSIDE.match(name) for name in names):
        raise Kapot(BIJLAGE)
    return found


def _deel(name: str, part: bytes, foto: Callable[[str, bytes], bytes]) -> bytes:
    """One part as it is kept."""
    suffix = name.rpartition(".")[2].lower()
    if suffix in ("png", "jpg", "jpeg"):
        soort = next((soort for sign, soort in PICTURES.items() if part.startswith(sign)), "")
        if not soort:
            raise Kapot(BIJLAGE)
        return foto(soort, part)
    if suffix not in ("xml", "rels"):
        return part
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):  # two bytes a letter: nothing would be found in it
        raise Kapot
    if suffix == "rels" or name == "[Content_Types].xml":
        return REFERENCE.sub(lambda found: _verwijzing(found[0], name), part)
    part = PICTURE.sub(rb'\1="Afbeelding"', WHO.sub(rb'\1="-"', part))
    return WHEN.sub(b"", part)


def _verwijzing(reference: bytes, name: str) -> bytes:
    """One reference: left out with the part that goes; a template lies in somebody's own folder."""
    if _about(reference, name):
        return b""
    return PLACE.sub(rb'\1"Normal.dotm"', reference) if b"/attachedTemplate" in reference else reference


def _about(reference: bytes, name: str) -> bool:
    """Whether it leads to a part that goes; seen from the folder that the list of references is about."""
    found = TARGET.search(reference)
    target = found[1].decode("utf-8", "replace") if found else ""
    folder = "" if target.startswith("/") or not name.startswith("word/") else "word/"
    whole = target.lstrip("/").removeprefix("../")
    return bool(ABOUT.match(whole) or ABOUT.match(folder + whole))
