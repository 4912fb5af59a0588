"""Leaves of a list: which one is asked for, and the way to those beside it."""

import pytest
from django.test import RequestFactory

from eenplan.core.web.bladeren import PER_BLAD, gevraagd


@pytest.mark.parametrize(("asked", "nummer"), [
    ("", 1), ("blad=1", 1), ("blad=3", 3), ("blad=0", 1), ("blad=-2", 1), ("blad=x", 1), ("blad=²", 1),
    ("blad=99999999999999999999", 1), ("blad=2&blad=4", 4),
])  # fmt: skip
def test_an_odd_leaf_is_the_first(asked: str, nummer: int) -> None:
    found = gevraagd(RequestFactory().get(f"/werk/?{asked}"))
    assert (found.nummer, found.vanaf) == (nummer, (nummer - 1) * PER_BLAD)


def test_what_else_was_asked_goes_along() -> None:
    found = gevraagd(RequestFactory().get("/werk/?wie=mij&blad=2&zoek=de+Wit"))
    assert (found.vorige, found.volgende) == ("?wie=mij&zoek=de+Wit&blad=1", "?wie=mij&zoek=de+Wit&blad=3")
    assert gevraagd(RequestFactory().get("/werk/")).vorige == ""
