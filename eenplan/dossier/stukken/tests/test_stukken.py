"""Documents: judged by what they hold, sealed at rest, read through the gate only."""

import io
import zipfile
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from eenplan.core.access.gate import NotVisible
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.audit.models import LogLine
from eenplan.core.workflow import Refused
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.stukken.actions import bewaar, check, kind_of
from eenplan.dossier.stukken.models import Stuk
from eenplan.dossier.stukken.queries import inhoud, stukken
from eenplan.dossier.stukken.rules import SOORTEN, fout, is_plain_text
from eenplan.dossier.stukken.tests.plaatjes import JPG, PNG
from tests.regio import Regio

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00"
TXT = b"Moeder zegt: het ging mis op zondag."
ZIP = b"PK\x03\x04\x14\x00\x00\x00\x00\x00"
SECRET = "Zij woont nu aan de Kievitslaan 14."


def docx() -> bytes:
    """The smallest file that Word would write."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", "<Relationships/>")
        file.writestr("word/document.xml", "<w:document/>")
    return held.getvalue()


KEPT = [
    ("brief.pdf", PDF), ("BRIEF.PDF", PDF), ("foto.png", PNG), ("foto.jpg", JPG), ("foto.JPEG", JPG),
    ("tekst.txt", TXT),
    ("brief.docx", docx()), ("een.twee.pdf", PDF), ("tekst.txt", b"\xef\xbb\xbfMet een merkteken van Kladblok"),
    ("tekst.txt", "Regel een\r\n\tregel twee, café".encode()),
]  # fmt: skip
REFUSED = [
    ("brief.pdf", EXE), ("brief.pdf", PNG), ("foto.jpg", PNG), ("foto.png", PDF), ("brief.txt", EXE),
    ("brief.txt", PDF),
    ("programma.exe", EXE), ("tekst.pdf", TXT), ("pagina.html", b"<script>alert(1)</script>"), ("zip.zip", ZIP),
    ("brief.docx", ZIP), ("plaatje.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ("zonder", PDF), ("", PDF),
    ("tekst.txt", b"\x00\x01\x02\x03"), ("tekst.txt", "latin é".encode("latin-1")), ("brief.pdf", b""), ("pdf", PDF),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), KEPT)
def test_what_may_be_kept(name: str, content: bytes) -> None:
    assert check(name, content) == ""


@pytest.mark.parametrize(("name", "content"), REFUSED)
def test_the_content_decides_and_not_the_name(name: str, content: bytes) -> None:
    assert check(name, content).endswith(".")


@pytest.mark.parametrize(("size", "words"), [(0, "leeg"), (11, "te groot"), (10, "")])
def test_size(size: int, words: str) -> None:
    why = fout("a.txt", "text/plain", size, 10)
    assert words in why
    assert bool(why) == bool(words)


def test_the_limit_is_told_in_megabytes() -> None:
    assert "hooguit 10 MB" in fout("a.txt", "text/plain", 11 * 1024 * 1024, 10 * 1024 * 1024)


@pytest.mark.parametrize(("content", "plain"), [
    (b"", True), (b"abc", True), (b"a\r\n\tb", True), ("é€😀".encode(), True), (b"\x07", False), (b"\xff", False),
    (b"a\x00b", False), (b"\xef\xbb\xbfabc", True), (b"regel\x0cregel", False),
])  # fmt: skip
def test_plain_text(content: bytes, plain: bool) -> None:
    assert is_plain_text(content) == plain


@pytest.mark.parametrize(("content", "kind"), [
    (PDF, "application/pdf"), (PNG, "image/png"), (JPG, "image/jpeg"), (TXT, "text/plain"), (b"\x00\x01", None),
])  # fmt: skip
def test_kind_by_content(content: bytes, kind: str | None) -> None:
    assert kind_of(content) == kind


def test_no_kind_that_a_browser_would_run() -> None:
    assert not {"text/html", "image/svg+xml", "application/javascript", "application/zip"} & set(SOORTEN)


@pytest.fixture
def stuk(regio: Regio, casus: Casus) -> Stuk:
    """A kept letter."""
    with act("toets.bewaar", by=regio["triagist"], at=regio.at) as a:
        found = bewaar(a, casus, "brief.txt", SECRET.encode())
    enter(SYSTEM)
    return found


def test_kept_with_what_it_is(regio: Regio, stuk: Stuk) -> None:
    assert (stuk.titel, stuk.soort, stuk.grootte, stuk.klasse) == ("brief.txt", "text/plain", len(SECRET), "veiligheid")
    assert stuk.sha256 == sha256(SECRET.encode()).hexdigest()
    assert stuk.vastgelegd_door == regio.accounts["triagist"]
    line = LogLine.objects.get(verb="toets.bewaar")
    assert (line.object_type, line.object_id, line.classes) == ("stuk", stuk.pk, ["veiligheid"])


def test_the_plain_bytes_are_not_in_the_table(stuk: Stuk) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT stukken_stuk.*::text, verzegeld FROM stukken_stuk")
        row, sealed = cursor.fetchone()
    for word in ("Kievitslaan", SECRET, SECRET.encode().hex(), b"Kievitslaan".hex()):
        assert word not in row
    assert SECRET.encode() not in bytes(sealed)


def test_refused_is_not_kept(regio: Regio, casus: Casus) -> None:
    with pytest.raises(Refused, match="Kies pdf"), act("toets.bewaar", by=SYSTEM, at=regio.at) as a:
        bewaar(a, casus, "brief.pdf", EXE)
    enter(SYSTEM)
    assert not Stuk.objects.exists()


@pytest.mark.parametrize(("key", "open_to"), [
    ("triagist", True), ("lead", True), ("casus", False), ("beheer", False), ("fg", False), ("regisseur", False),
    ("agent", False), ("beleid", False),
])  # fmt: skip
def test_reading_passes_the_gate(regio: Regio, stuk: Stuk, key: str, open_to: bool) -> None:
    enter(regio[key])
    if open_to:
        assert inhoud(regio[key], stuk.pk)[1] == SECRET.encode()
        assert LogLine.objects.filter(verb="stuk.lees", account_id=regio[key].account_id).count() == 1
        return
    with pytest.raises(NotVisible):
        inhoud(regio[key], stuk.pk)


@pytest.mark.parametrize(("klasse", "seen"), [(DataClass.VEILIGHEID, True), (DataClass.JUSTITIE, False)])
def test_a_list_shows_only_the_classes_of_the_viewer(regio: Regio, casus: Casus, klasse: DataClass, seen: bool) -> None:
    with act("toets.bewaar", by=SYSTEM, at=regio.at) as a:
        bewaar(a, casus, "brief.txt", TXT, klasse)
    enter(regio["triagist"])
    found = stukken(regio["triagist"], casus.pk)
    assert bool(found) == seen
    assert all("verzegeld" in row.get_deferred_fields() for row in found)


def fetch(regio: Regio, key: str, pk: int) -> Any:
    client = Client()
    client.force_login(regio.accounts[key], "allauth.account.auth_backends.AuthenticationBackend")
    return client.get(f"/werk/stuk/{pk}")


def test_always_a_download_with_a_neutral_name(regio: Regio, stuk: Stuk) -> None:
    answer = fetch(regio, "triagist", stuk.pk)
    assert (answer.status_code, answer.content) == (200, SECRET.encode())
    assert answer["Content-Disposition"] == f'attachment; filename="stuk-{stuk.pk}.txt"'
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")


@pytest.mark.parametrize("key", ["casus", "beheer", "fg"])
def test_not_yours_is_not_there(regio: Regio, stuk: Stuk, key: str) -> None:
    here, absent = fetch(regio, key, stuk.pk), fetch(regio, key, stuk.pk + 999)
    assert here.status_code == absent.status_code == 404
    assert SECRET not in here.content.decode()


def test_another_key_does_not_open_it(stuk: Stuk) -> None:
    from cryptography.exceptions import InvalidTag

    from eenplan.core.crypto.zegel import unseal

    with pytest.raises(InvalidTag):
        unseal(stuk.verzegeld, organisation_id=stuk.bronhouder_id + 1)
