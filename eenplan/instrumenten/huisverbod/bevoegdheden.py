"""Who may decide what about an order, by the function of his appointment (Wth 2, 3, 9). Pure Python."""

from eenplan.instrumenten.huisverbod.functies import BEVOEGD, Bevoegdheid

ALLEEN_BURGEMEESTER = frozenset({Bevoegdheid.BURGEMEESTER, Bevoegdheid.LOCO})
# Wth 3: the mandate list holds art. 2 lid 1, 3, 7, 8 and art. 5 lid 1; not art. 9 (extend), nor 2 lid 9 (withdraw)
MAG = {
    "stel_rihg_vast": frozenset({Bevoegdheid.HOVJ}),
    "leg_op": ALLEEN_BURGEMEESTER | {Bevoegdheid.HOVJ},
    "leg_niet_op": ALLEEN_BURGEMEESTER | {Bevoegdheid.HOVJ},
    "verleng": ALLEEN_BURGEMEESTER,
    "verleng_niet": ALLEEN_BURGEMEESTER,
    "trek_in": ALLEEN_BURGEMEESTER,
}
WIE_WEL = {
    "stel_rihg_vast": "De RiHG stelt de hulpofficier van justitie vast. Vraag het hem of haar.",
    "leg_op": "Hierover beslist de burgemeester, of de hulpofficier van justitie met mandaat (Wth 2 en 3).",
    "leg_niet_op": "Hierover beslist de burgemeester, of de hulpofficier van justitie met mandaat (Wth 2 en 3).",
    "verleng": "Verlengen mag alleen de burgemeester of de loco-burgemeester (Wth 9). Leg het aan hen voor.",
    "verleng_niet": "Over verlengen beslist alleen de burgemeester of de loco-burgemeester (Wth 9).",
    "trek_in": "Intrekken mag alleen de burgemeester of de loco-burgemeester (Wth 2 lid 9). Leg het aan hen voor.",
}
# who decides in the name of the mayor, and so names the mandate: it differs from one municipality to the next
MET_MANDAAT = {
    Bevoegdheid.LOCO: frozenset(MAG) - {"stel_rihg_vast"},
    Bevoegdheid.HOVJ: frozenset({"leg_op", "leg_niet_op"}),
}


def mandaat_nodig(action: str, wie: Bevoegdheid) -> bool:
    """Whether this decision rests on a mandate of this mayor."""
    return action in MET_MANDAAT.get(wie, ())


def andere_gemeente(eigen: str, van_adres: str) -> bool:
    """Whether a municipality has nothing to say here; one that is not known on either side keeps nobody out."""
    return bool(eigen.strip() and van_adres.strip()) and eigen.strip().casefold() != van_adres.strip().casefold()


def waarom_niet(action: str, wie: Bevoegdheid, mandaat: str) -> str:
    """Why this function may not decide this, in Dutch; empty when it may. Who needs a mandate names it."""
    if action in MAG and wie not in MAG[action]:
        return WIE_WEL[action]
    if mandaat_nodig(action, wie) and not mandaat.strip():
        return f"Noem het mandaatsbesluit waarmee u als {BEVOEGD[wie]} beslist."
    return ""
