"""``eenplan overname``: the standby becomes the database. By hand: a machine cannot tell a dead one from a deaf one."""

import json
from pathlib import Path

from eenplan.site.behoud import grendel, stand
from eenplan.site.behoud.deel import Melder
from eenplan.site.behoud.standby import OF, baas, is_standby
from eenplan.site.behoud.wacht import ALONE
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server, ensure_running, promote, running_server
from eenplan.site.slot import only_one

NO = "In {data} staat geen standby. Zet EENPLAN_DATA op de map van de standby."
BEHIND = (
    "De standby was al niet meer bij toen het misging: sinds {since} staan meldingen alleen in {old}. "
    "Start daar eerst weer. Kan dat niet, en neemt u het verlies van die meldingen? Geef dan: eenplan overname --toch"
)
FENCED = "Deze database is op {at} overgenomen door {data}. Zij mag niet meer starten: er zouden er twee zijn."
UNSEEN = (
    "LET OP: {old} is hier niet te zien. Eenplan kan niet verhinderen dat de oude database daar weer start. "
    "Zorg zelf dat die machine uit blijft, of verwijder daar de map. De laatste ontvangen wijziging is van {last}."
)


def neem_over(data: Path, toch: bool, meld: Melder) -> Server:
    """Bolt the old primary when it can be reached, then promote. Raises LaunchError before anything has changed."""
    if not is_standby(data):
        raise LaunchError(NO.format(data=data))
    old = Path(json.loads((data / OF).read_text("utf-8"))["map"])
    if old.is_dir():
        _fence(old, data, toch)
    server = ensure_running(data)
    if not old.is_dir():
        meld(UNSEEN.format(old=old, last=_last(server)))
    promote(server.place)
    with baas(server) as boss:
        for name in ("synchronous_standby_names", "primary_conninfo", "primary_slot_name"):
            boss.execute(f"ALTER SYSTEM RESET {name}")  # names of this line only
        boss.execute("SELECT pg_reload_conf()")
    (data / OF).unlink()
    return server


def _fence(old: Path, data: Path, toch: bool) -> None:
    """The old one cannot start any more; a server that still runs there first sends what it has."""
    last = stand.lees(old, stand.STANDBY)
    if last.get("staat") == ALONE and not toch:
        raise LaunchError(BEHIND.format(since=last.get("weg_sinds", "een onbekend moment"), old=old))
    try:
        with only_one(old / "start.slot"):
            ensure_running(data)
            grendel.sluit(old, FENCED.format(at=stand.nu().isoformat(timespec="seconds"), data=data))
            if server := running_server(old):
                server.stop()
    except LaunchError as problem:
        raise LaunchError(f"{problem} Stop het daar eerst: EENPLAN_DATA={old} eenplan stop") from problem


def _last(server: Server) -> str:
    with baas(server) as boss:
        row = boss.execute("SELECT pg_last_xact_replay_timestamp()").fetchone()
    return str(row[0] if row and row[0] else "een onbekend moment")
