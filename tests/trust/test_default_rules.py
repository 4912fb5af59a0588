"""The terms that the house brings: installed at each start, each with its source."""

from eenplan.core.rulebook.models import Rule
from eenplan.site.setup import default_rules


def test_every_default_of_the_house_is_installed_and_has_a_source(db: None) -> None:
    keys = set(Rule.objects.values_list("key", flat=True))
    for default in default_rules():
        assert default.key in keys
        assert default.source.strip(), default.key


def test_unsure_terms_say_so_in_their_source() -> None:
    """domain 5: [M] and [D] are never shown as law."""
    wrong = [d.key for d in default_rules() if d.sure and ("[M]" in d.source)]
    assert wrong == []
