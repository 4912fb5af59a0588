"""Where somebody is logged in, for himself; and ending it elsewhere."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from eenplan.core import clock
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.beheer.queries import levend, sessies
from eenplan.core.acts import act


@dataclass(frozen=True, slots=True)
class Plaats:
    """One session; its name cannot be used to take it over."""

    naam: str
    apparaat: str
    begon: datetime
    laatst: datetime
    hier: bool


def _name(session_key: str) -> str:
    return sha256(session_key.encode()).hexdigest()[:16]


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(clock.AMSTERDAM)


def plaatsen(account_id: int, here: str | None) -> list[Plaats]:
    """All of them, this one first, then who was seen last."""
    found = []
    for key, marks in levend(account_id):
        moments = _moment(marks["begon"]), _moment(marks["laatst"])
        found.append(Plaats(_name(key), marks["apparaat"], *moments, key == here))
    return sorted(found, key=lambda item: (not item.hier, -item.laatst.timestamp()))


def beeindig(account_id: int, here: str | None, naam: str, *, by: Viewer, at: datetime) -> int:
    """End the session of this name, or without a name all others; never the one he looks with. Returns how many."""
    gone = [
        row.session_key for row in sessies(account_id)
        if row.session_key != here and naam in ("", _name(row.session_key))
    ]  # fmt: skip
    with act("account.sessie_einde", by=by, at=at, ground="AVG 32") as a:
        sessies(account_id).filter(session_key__in=gone).delete()
        a.log(object_type="account", object_id=account_id)
    return len(gone)
