"""Promise 12: a form that begins with what is stored knows the version it began from, or is named here with why not."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from eenplan.core.views import ActionView

KNOWS = frozenset({"versie", "verborgen", "sleutel"})  # a version, what was so, the key of something new
ADDS = "vult alleen het moment van nu of een vaste keuze in, en voegt iets toe; de loop weigert de tweede"
BEHEER = "een instelling van beheer: de laatste geldt, en elke wijziging staat in het logboek"
ZONDER = {
    "account-nieuw": ADDS,
    "brief": "het formulier dat de bladzijde maakt draagt de versie",
    "huisverbod-gesprek": ADDS,
    "huisverbod-overtreding": ADDS,
    "huisverbod-leg-niet-op": ADDS,
    "huisverbod-trek-in": ADDS,
    "huisverbod-verleng-niet": ADDS,
    "huisverbod-vernietig": ADDS,
    "mens-stel-aan": BEHEER,
    "mens-wijzig": BEHEER,
    "organisatie-inlog": BEHEER,
    "plan-pols": ADDS,
    "vernietigen-vasthouden": ADDS,
    "regel-wijzig": "maakt een nieuwe versie van de regel vanaf een dag; de oude blijft",
}


def pages(patterns: Iterable[Any]) -> Iterator[tuple[str, type[ActionView]]]:
    """Every page with one form, by the name of its address."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from pages(one.url_patterns)
        elif isinstance(one, URLPattern):
            view = getattr(one.callback, "view_class", None)
            if view and issubclass(view, ActionView):
                yield str(one.name), view


def test_belofte_12_a_form_that_shows_what_is_stored_knows_its_version() -> None:
    found = dict(pages(get_resolver().url_patterns))
    assert len(found) > 100
    blind = {
        name.removeprefix("partner-") for name, view in found.items()
        if view.initial is not ActionView.initial and not KNOWS & set(getattr(view.form_class, "base_fields", ()))
    }  # fmt: skip
    assert blind == set(ZONDER)
