"""The invented region of ``eenplan demo``: organisations, people for every role, and stories up to today."""

from eenplan.core import clock


def build() -> None:
    """Build what is not there yet; a build that was cut off goes on, a finished one stays as it is."""
    from django.db import transaction

    from eenplan.core import sockets
    from eenplan.core.deadlines.actions import tick
    from eenplan.site.demo import regio
    from eenplan.site.demo.verhaal import WACHT, demo_verhaal, ligt_nog
    from eenplan.site.verhalen import speel

    with transaction.atomic():
        regio.maak()
        merk = regio.merk(clock.now())
    if merk.ingetrokken_op is None:
        verhaal = demo_verhaal(merk.van)
        speel(verhaal, vergelijken=False, einde=merk.van, laat_liggen=ligt_nog(verhaal), wacht_op_antwoord=WACHT)
        with transaction.atomic():
            for builder in sockets.demos():
                builder()
            merk.ingetrokken_op = clock.now()
            merk.save(update_fields=["ingetrokken_op"])
    tick(clock.now())


def accounts() -> list[tuple[str, str, str, str]]:
    """(role with organisation, name, user name, password) of every demo account, for the start screen."""
    from eenplan.site.demo.regio import MENSEN, PASSWORD

    return [
        (f"{mens.functie}, {mens.organisatie} (/{mens.deur})", mens.naam, mens.gebruiker, PASSWORD) for mens in MENSEN
    ]
