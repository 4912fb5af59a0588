"""Look after the second copy: who waits for it, for how long, and say so aloud when it is gone.

A commit waits until the standby has it too. Does the standby fall away, then taking in reports may not hang: after
GRACE seconds the primary goes on alone, and the health check says so aloud until the standby has caught up. ADR 0019.
"""

from datetime import datetime, timedelta

from eenplan.site.behoud import stand
from eenplan.site.behoud.deel import Melder
from eenplan.site.behoud.standby import baas, heeft_standby, loopt_mee, naam, wacht_op, zet
from eenplan.site.pg_user import LaunchError
from eenplan.site.postgres import Server

GRACE = timedelta(seconds=10)
NEAR = 16 << 20  # bytes behind at which a commit may wait for it again
TOGETHER, WAITING, ALONE = "samen", "wacht", "alleen"
STATE = """
    SELECT current_setting('synchronous_standby_names') <> '',
        (SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn) FROM pg_stat_replication
         WHERE application_name = %s AND state = 'streaming')"""
NOT_BACK = (
    "De standby loopt niet mee. Start haar eerst: EENPLAN_DATA=<haar map> eenplan start --standby\n"
    "Heeft zij het overgenomen? Start hier dan NIET: er zouden twee databases naast elkaar verder gaan.\n"
    "Is zij voorgoed weg? Geef dan: eenplan standby --weg"
)


def eis_standby(server: Server, seconds: float = 60) -> None:
    """Before anything is served: the standby is there. An old primary that comes back cannot go on by itself so."""
    if not heeft_standby(server.place.data) or loopt_mee(server):
        return
    try:
        wacht_op(server, seconds)
    except LaunchError:
        raise LaunchError(NOT_BACK) from None


def kijk(server: Server, meld: Melder) -> str:
    """One look, every few seconds: let commits wait for the standby or not; returns how things stand."""
    data = server.place.data
    if not heeft_standby(data):
        return ""
    with baas(server) as boss:
        waits, behind = boss.execute(STATE, (naam(data),)).fetchone() or (False, None)
    before = stand.lees(data, stand.STANDBY)
    now = _outcome(waits, behind, _gone_since(before))
    if now == ALONE and waits:
        zet(server, "")
        meld("LET OP: de standby is weg. Meldingen worden nog aangenomen, maar staan nu op één plaats.")
    elif now == TOGETHER and not waits:
        zet(server, naam(data))
        meld("De standby is weer bij: meldingen staan weer op twee plaatsen.")
    gone = before.get("weg_sinds") or stand.nu().isoformat(timespec="seconds")
    words = {} if behind is not None else {"weg_sinds": gone}
    stand.schrijf(data, stand.STANDBY, staat=now, achter=int(behind or 0), **words)
    return now


def _gone_since(before: dict[str, str]) -> timedelta:
    if "weg_sinds" not in before:
        return timedelta(0)
    return stand.nu() - datetime.fromisoformat(before["weg_sinds"])


def _outcome(waits: bool, behind: int | None, gone: timedelta) -> str:
    """Together, waiting for it to come back, or alone. What is far behind first catches up."""
    if behind is not None:
        return TOGETHER if waits or behind <= NEAR else ALONE
    return ALONE if not waits or gone >= GRACE else WAITING
