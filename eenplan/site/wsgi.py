"""The WSGI application for gunicorn, made ready before it forks so that a new worker answers at once."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.translation import check_for_language, gettext

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
application = get_wsgi_application()


def make_ready() -> None:
    """Read every address, and with it every view, and the Dutch words; opens no database connection.

    Without this each worker does so at its first request, and one that replaces a killed worker is a second late.
    What is there now is never garbage: frozen, it stays shared between the workers.
    """
    get_resolver().reverse_dict  # noqa: B018 - reading fills it
    check_for_language("nl")
    gettext("")
    gc.collect()
    gc.freeze()


make_ready()
