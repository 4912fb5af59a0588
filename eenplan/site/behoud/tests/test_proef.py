"""A backup of what these tests hold, restored and read: what is promised, and what must be seen when it is not so."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import SYSTEM
from eenplan.core.crypto.zegel import seal
from eenplan.dossier.personen.models import Persoon
from eenplan.keten.melding import actions
from eenplan.site.behoud import kluis, lezen, stand
from eenplan.site.behoud.bron import Bron, mag_alles
from eenplan.site.behoud.kopie import Kopie, overzicht
from eenplan.site.behoud.maak import maak
from eenplan.site.behoud.proef import beproef
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import running_server
from eenplan.site.tests.conftest import make_folder
from tests.omgeving import DATA
from tests.regio import Regio, nieuwe_melding

pytestmark = pytest.mark.django_db(transaction=True)
SECRET, CANARY = "een lang wachtwoord", "Kanariestraat 77, zij schuilt bij haar zus"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kluis, "COST", 2)


@pytest.fixture
def bron(regio: Regio) -> Bron:
    """The database of this test process, as the superuser sees it, with one report in it."""
    actions.neem_aan(nieuwe_melding(tekst=CANARY), by=regio["agent"], at=regio.at)
    server = running_server(DATA)
    assert server
    return Bron(server.superuser_url_of(str(connection.settings_dict["NAME"])))


@pytest.fixture
def here() -> Iterator[Path]:
    """An installation with the keys of this test, and room where the server user may come."""
    folder = make_folder()
    (folder / "geheim").mkdir(mode=0o700)
    (folder / "geheim" / "hoofdsleutel").write_bytes((DATA / "geheim" / "hoofdsleutel").read_bytes())
    yield folder
    subprocess.run(["rm", "-rf", str(folder)], check=True)


def test_belofte_09_a_backup_is_restored_counted_and_read(bron: Bron, here: Path) -> None:
    inbox = here / "inkomend" / "politie"
    inbox.mkdir(parents=True)
    (inbox / "wacht.json").write_text('{"tekst": "nog niet ingelezen"}')
    file = maak(bron, here, here / "bk", SECRET, print)
    assert file.stat().st_mode & 0o777 == 0o600
    raw = file.read_bytes()
    assert not any(word in raw for word in (b"Kanariestraat", b"PGDMP", b"melding_melding", b"ingelezen"))
    assert stand.lees(here, stand.BACKUP)["bestand"] == str(file)
    kinds = list(dict.fromkeys(kind.name for kind, _ in Kopie(file, SECRET).delen()))
    assert kinds == ["BESTANDEN", "DATABASE", "OVERZICHT"]  # files first: see `maak`
    words = overzicht(Kopie(file, SECRET))
    assert (words["telling"]["rijen"]["melding_melding"], words["aantal_bestanden"]) == (1, 1)

    found = beproef(Kopie(file, SECRET), here, print)
    assert found.goed, found.delen
    assert set(found.delen) >= {"rijen", "sloten", "kanarie", "rijsloten"}
    assert "1 van 1 verzegelde BSN's" in found.delen["kanarie"]
    assert stand.lees(here, stand.BEPROEFD)["goed"] is True
    assert list(here.glob("proef-*")) == []  # nothing stays behind


def test_other_keys_are_seen_before_anything_is_restored(bron: Bron, here: Path) -> None:
    file = maak(bron, here, here / "bk", SECRET, print)
    (here / "geheim" / "hoofdsleutel").write_bytes(b"x" * 32)
    found = beproef(Kopie(file, SECRET), here, print)
    assert not found.goed
    assert "sleutels" in found.delen["terugzetten"]
    assert stand.lees(here, stand.BEPROEFD)["goed"] is False


def test_a_backup_that_cannot_be_written_leaves_nothing(bron: Bron, here: Path) -> None:
    broken = Bron(bron.url.replace("eenplan_toets", "eenplan_bestaat_niet"))
    with pytest.raises(psycopg.Error):
        maak(broken, here, here / "bk", SECRET, print)
    assert list((here / "bk").iterdir()) == []
    assert stand.lees(here, stand.BACKUP) == {}


@pytest.mark.parametrize("url", ["EENPLAN_DB_OWNER_URL", "EENPLAN_DB_APP_URL"])
def test_who_stands_behind_the_row_locks_cannot_make_one(url: str) -> None:
    with pytest.raises(LaunchError, match="BYPASSRLS"):
        mag_alles(Bron(os.environ[url]))


def test_a_bsn_that_does_not_open_is_seen(bron: Bron) -> None:
    assert lezen.kanarie()[0]
    with transaction.atomic():
        enter(SYSTEM)
        other = seal(b"999000019", organisation_id=424242)
        assert Persoon.objects.exclude(bsn_verzegeld=None).update(bsn_verzegeld=other) == 1
    assert lezen.kanarie() == (False, "0 van 1 verzegelde BSN's geopend en herkend")


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_an_open_table_is_seen(bron: Bron) -> None:
    assert lezen.rijsloten()[0]
    with bron.verbind(autocommit=True) as boss:
        boss.execute("ALTER TABLE personen_persoon NO FORCE ROW LEVEL SECURITY")
        try:
            assert lezen.rijsloten() == (False, "open: ['personen_persoon']")
        finally:
            boss.execute("ALTER TABLE personen_persoon FORCE ROW LEVEL SECURITY")


def test_the_reader_of_a_restored_database_never_starts_one(tmp_path: Path) -> None:
    env = {**os.environ, "EENPLAN_DATA": str(tmp_path), "EENPLAN_DB_OWNER_URL": ""}
    done = subprocess.run([sys.executable, "-m", "eenplan.site.behoud.lezen"], env=env, capture_output=True, text=True)
    assert done.returncode == 1
    assert not (tmp_path / "postgres").exists()
