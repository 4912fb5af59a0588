"""Put a backup back: only into a folder that is empty, and only as a whole."""

import shutil
import subprocess
import tarfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from eenplan.site import roles
from eenplan.site.behoud import grendel, sleutels
from eenplan.site.behoud.bron import Bron, eigen
from eenplan.site.behoud.deel import Melder
from eenplan.site.behoud.kluis import Soort
from eenplan.site.behoud.kopie import Kopie, Stroom, overzicht
from eenplan.site.behoud.map import ruim_op
from eenplan.site.behoud.tellen import Telling, tel, verschillen
from eenplan.site.keyring import Keyring
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server, ensure_running

BUSY = "Het terugzetten in deze map is niet afgemaakt. Verwijder de map en begin opnieuw."
KEYS = (
    "De sleutels van deze back-up zijn er niet. Zonder sleutels blijven BSN's, melders en stukken onleesbaar. "
    "Noem het sleutelbestand: --sleutels eenplan-sleutels-....kluis"
)


def herstel(kopie: Kopie, data: Path, here: Path, meld: Melder) -> tuple[Server, dict[str, Any]]:
    """Restore into `data`; the server runs afterwards. `here` is the installation whose keys serve when none are named.

    Raises LaunchError; what was made here is removed again then.
    """
    eis_leeg(data)
    words = overzicht(kopie)
    _room(data, words)
    try:
        grendel.sluit(data, BUSY)
        _keys(kopie, data, here, words)
        meld("Sleutels staan klaar; de database volgt.")
        server = ensure_running(data, bolted=True)
        roles.ensure_database(server.superuser_url, Keyring(data, "database"))
        bron = eigen(server)
        _restore(kopie, bron)
        _files(kopie, data)
        _compare(bron, words)
        grendel.open_weer(data)
    except BaseException:
        ruim_op(data)
        raise
    return server, words


def eis_leeg(data: Path) -> None:
    """Never over something that is there."""
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise LaunchError(f"{data} is niet leeg. Terugzetten kan alleen in een nieuwe of lege map.")


def _room(data: Path, words: dict[str, Any]) -> None:
    """Half a restore on a full disk helps nobody."""
    above = next(folder for folder in (data, *data.parents) if folder.exists())
    needed, free = int(words["telling"]["omvang"] * 1.5), shutil.disk_usage(above).free
    if free < needed:
        raise LaunchError(f"Er is {needed >> 20} MB nodig en in {above} is {free >> 20} MB vrij.")


def _keys(kopie: Kopie, data: Path, here: Path, words: dict[str, Any]) -> None:
    if kopie.sleutels:
        sleutels.zet_terug(kopie.sleutels, data, kopie.wachtwoord)
    else:
        sleutels.neem_over(here, data)
    if words["sleutel"] and sleutels.afdruk(data / "geheim" / sleutels.MASTER) != words["sleutel"]:
        raise LaunchError(KEYS)


def _restore(kopie: Kopie, bron: Bron) -> None:
    """Straight from the sealed file into PostgreSQL: nothing readable touches the disk on the way."""
    words = ("--no-owner", f"--role={roles.OWNER}", "--exit-on-error", "--single-transaction")
    with bron.programma("pg_restore", *words, stdin=-1, stdout=subprocess.DEVNULL) as process:
        assert process.stdin
        assert process.stderr
        with suppress(BrokenPipeError):  # it stopped by itself, and says why
            _pour(kopie, process.stdin)
        told = process.stderr.read().decode(errors="replace")
    if process.returncode:
        raise LaunchError(f"De database kon niet worden teruggezet:\n{told}")


def _pour(kopie: Kopie, into: IO[bytes]) -> None:
    with into:
        for kind, part in kopie.delen():
            if kind is Soort.DATABASE:
                into.write(part)


def _files(kopie: Kopie, data: Path) -> None:
    with tarfile.open(fileobj=Stroom(kopie, Soort.BESTANDEN), mode="r|") as tar:  # type: ignore[call-overload]  # only reads
        tar.extractall(data, filter="data")  # inside the folder only
    for found in (data / "inkomend").rglob("*"):
        found.chmod(0o700 if found.is_dir() else 0o600)


def _compare(bron: Bron, words: dict[str, Any]) -> None:
    with bron.verbind() as connection:
        wrong = verschillen(Telling(**words["telling"]), tel(connection))
    if wrong:
        raise LaunchError("De teruggezette database is niet gelijk aan de back-up:\n  " + "\n  ".join(wrong[:20]))
