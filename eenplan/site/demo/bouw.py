"""The invented region of ``eenplan demo``: organisations, people for every role, families, and stories up to today."""

from collections.abc import Callable

from eenplan.core import clock

HUISHOUDENS, ZAAD = 1500, 1  # what `make demo` makes beside the stories
MEER = "Er zijn er meer, in elke rol. Alle accounts: eenplan demo --accounts"


class VanEenAnder(RuntimeError):
    """This database is not a demo's."""

    def __init__(self) -> None:
        super().__init__(
            "Deze database bevat accounts of casussen die niet van de demo zijn. Verzonnen gezinnen komen daar nooit"
            " bij. Kies een andere gegevensmap (EENPLAN_DATA) of een lege database."
        )


def build(vertel: Callable[[str], None] = lambda text: None) -> None:
    """Build what is not there yet; a build that was cut off goes on, a finished one stays as it is.

    Raises VanEenAnder on a database with real accounts or cases. The many families come later: `vul_aan`.
    """
    from eenplan.core.deadlines.actions import tick

    regio()
    _verhalen(vertel)
    tick(clock.now())


def vul_aan(vertel: Callable[[str], None] = lambda text: None) -> None:
    """The families beside the stories, once; what was cut off goes on."""
    from eenplan.core.deadlines.actions import tick
    from eenplan.site.genereer.vul import vul

    if vul(HUISHOUDENS, ZAAD, vertel):
        tick(clock.now())


def regio() -> None:
    """The organisations and accounts of the region."""
    from django.db import transaction

    from eenplan.core.access.rowlevel import enter
    from eenplan.core.access.viewer import SYSTEM
    from eenplan.site.demo import regio

    with transaction.atomic():
        enter(SYSTEM)
        if regio.is_van_een_ander():
            raise VanEenAnder
        regio.maak()
        regio.merk(clock.now())


def _verhalen(vertel: Callable[[str], None]) -> None:
    """The demo's own stories, once."""
    from django.db import transaction

    from eenplan.core import sockets
    from eenplan.site.demo import regio
    from eenplan.site.demo.verhaal import WACHT, demo_verhaal, ligt_nog
    from eenplan.site.verhalen import speel

    merk = regio.merk(clock.now())
    if merk.ingetrokken_op is not None:
        return
    verhaal = demo_verhaal(merk.van)
    speel(verhaal, vergelijken=False, einde=merk.van, laat_liggen=ligt_nog(verhaal), wacht_op_antwoord=WACHT)
    with transaction.atomic():
        for builder in sockets.demos():
            builder()
        merk.ingetrokken_op = clock.now()
        merk.save(update_fields=["ingetrokken_op"])
    vertel(f"{len(verhaal.meldingen)} verhalen staan klaar")


def accounts(alle: bool = False) -> list[tuple[str, str, str, str]]:
    """(role with organisation, name, user name, password) for the start screen: one or two of each role, or all."""
    from eenplan.site.demo.mensen import GETOOND, MENSEN
    from eenplan.site.demo.regio import PASSWORD

    return [
        (f"{mens.functie}, {mens.organisatie} (/{mens.deur})", mens.naam, mens.gebruiker, PASSWORD)
        for mens in MENSEN
        if alle or mens.gebruiker in GETOOND
    ]
