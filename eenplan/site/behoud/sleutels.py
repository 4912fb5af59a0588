"""The keys, kept apart from the backup: without them nobody reads a BSN, a reporter or a document in it."""

import hmac
import io
import os
import tarfile
from pathlib import Path

from eenplan.site.behoud.kluis import Onleesbaar, Schrijver, Soort, lees
from eenplan.site.keyring import FOLDER, private_folder
from eenplan.site.pg_user import LaunchError

MASTER = "hoofdsleutel"
NOT_KEPT = ("database.json", "database-extern.json")  # passwords of servers: a restored one gets its own
SAME_FOLDER = (
    "De sleutels horen niet bij de back-up of bij de gegevens: wie die map meeneemt, heeft dan alles. "
    "Kies met --sleutels een andere plaats, het liefst een andere schijf."
)
SAME_DISK = (
    "LET OP: de sleutels staan op dezelfde schijf als {what}. Gaat die schijf stuk of wordt zij gestolen, dan is alles "
    "weg of alles mee. Breng het bestand naar een andere plaats."
)


def hoofdsleutel(data: Path) -> Path:
    """Where the master key is (EENPLAN_KEY_FILE)."""
    return Path(os.environ.get("EENPLAN_KEY_FILE") or data / FOLDER / MASTER)


def afdruk(key_file: Path) -> str:
    """By which one sees that two keys are the same, without showing either; empty when there is no key."""
    if not key_file.exists():
        return ""
    return hmac.new(key_file.read_bytes(), b"eenplan: dezelfde hoofdsleutel?", "sha256").hexdigest()[:32]


def bewaar(data: Path, target: Path, backup: Path, wachtwoord: str) -> tuple[Path, list[str]]:
    """Write the keys as one sealed file in `target`; returns it with warnings. Refuses a place beside the rest."""
    target = target.resolve()
    for other in (data.resolve(), backup.resolve()):
        if target == other or other in target.parents or target in other.parents:
            raise LaunchError(SAME_FOLDER)
    private_folder(target)
    file = target / f"eenplan-sleutels-{afdruk(hoofdsleutel(data))[:8] or 'leeg'}.kluis"
    draft = file.with_suffix(".nieuw")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        kluis = Schrijver(out, wachtwoord)
        kluis.schrijf(Soort.SLEUTELS, _pack(data))
        kluis.sluit()
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    places = {"de gegevens": data, "de back-up": backup}
    same = [name for name, folder in places.items() if folder.stat().st_dev == target.stat().st_dev]
    return file, [SAME_DISK.format(what=" en ".join(same))] if same else []


def _pack(data: Path) -> bytes:
    """The folder of keys as it is, and the master key also when it is kept elsewhere."""
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode="w") as tar:
        for file in sorted((data / FOLDER).rglob("*")):
            if file.is_file() and file.name not in NOT_KEPT and file != hoofdsleutel(data):
                tar.add(file, file.relative_to(data / FOLDER).as_posix())
        if hoofdsleutel(data).exists():
            tar.add(hoofdsleutel(data), MASTER)
    return kept.getvalue()


def zet_terug(file: Path, data: Path, wachtwoord: str) -> None:
    """Put the keys of a sealed file in the folder of this installation, which has none yet."""
    with file.open("rb") as bron:
        raw = b"".join(part for kind, part in lees(bron, wachtwoord) if kind is Soort.SLEUTELS)
    if not raw:
        raise Onleesbaar(f"In {file} zitten geen sleutels.")
    folder = private_folder(private_folder(data) / FOLDER)
    with tarfile.open(fileobj=io.BytesIO(raw)) as tar:
        tar.extractall(folder, filter="data")  # inside the folder only
    for kept in folder.rglob("*"):
        kept.chmod(0o700 if kept.is_dir() else 0o600)


def neem_over(data: Path, target: Path) -> None:
    """Put the keys that are in use now in another folder of data, for a proof on this machine."""
    folder = private_folder(private_folder(target) / FOLDER)
    with tarfile.open(fileobj=io.BytesIO(_pack(data))) as tar:
        tar.extractall(folder, filter="data")
    for kept in folder.rglob("*"):
        kept.chmod(0o700 if kept.is_dir() else 0o600)
