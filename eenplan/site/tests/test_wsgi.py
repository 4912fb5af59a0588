"""Before the web server forks, all that a first request needs is there; pytest lets none of it reach the database."""

import gc
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.urls import clear_url_caches, get_resolver
from django.utils.translation import trans_real


@pytest.fixture
def not_ready() -> Iterator[None]:
    """A process that answered nothing yet."""
    for model in apps.get_models():
        model._meta._expire_cache()
    clear_url_caches()
    trans_real._parse_accept_lang_header.cache_clear()
    yield
    gc.unfreeze()


def test_a_worker_that_is_forked_looks_up_nothing_for_itself(not_ready: None) -> None:
    from eenplan.site.wsgi import make_ready

    gc.unfreeze()
    make_ready()
    assert get_resolver()._populated
    assert trans_real._parse_accept_lang_header.cache_info().currsize > 0
    for model in apps.get_models():
        assert {"related_objects", "fields_map", "_property_names"} <= set(vars(model._meta)), model
    assert gc.get_freeze_count() > 10_000
