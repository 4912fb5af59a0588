"""Who reported is taken out of what goes to others; ordinary words and the names of the family stay."""

from collections.abc import Sequence

import pytest

from eenplan.keten.melding.gedeeld import _zonder
from eenplan.keten.melding.rules import MelderGegevens

FAMILIE = ("Sanne de Toets", "Peter de Toets")


@pytest.mark.parametrize(
    ("melder", "tekst", "over"),
    [
        (("Jan Verhoeven",), "Jan verhoeven belde. Verhoeven zag het.", "[melder] belde. [melder] zag het."),
        (("J. van den Berg",), "Meester Van den Berg en de bergen.", "Meester [melder] en de bergen."),
        (("Truus de Toets",), "Truus de Toets is de oma van Sanne de Toets.", "[melder] is de oma van Sanne de Toets."),
        (("Sanne de Toets",), "Sanne de Toets vroeg om hulp.", "Sanne de Toets vroeg om hulp."),
        (("buurvrouw",), "De buurvrouw past op.", "De buurvrouw past op."),
        (("Melder bekend bij Veilig Thuis",), "Veilig Thuis belde thuis.", "Veilig Thuis belde thuis."),
        (("", "De Boomhut", "juf", "0612345678"), "Bel de Boomhut, 0612345678.", "Bel [melder], [melder]."),
        (("Bo Bos",), "Zij liep in het Bos.", "Zij liep in het Bos."),
        ((), "Niemand.", "Niemand."),
    ],
)  # fmt: skip
def test_what_is_left(melder: Sequence[str], tekst: str, over: str) -> None:
    told = [MelderGegevens("Burger", *melder)] if melder else []
    assert _zonder(told, FAMILIE)(tekst) == over
