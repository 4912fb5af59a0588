"""The WSGI application for gunicorn, made ready before it forks so that a new worker answers at once."""

import gc
import os

from django.apps import apps
from django.conf import settings
from django.core.signing import get_cookie_signer
from django.core.wsgi import get_wsgi_application
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.module_loading import import_string
from django.utils.translation import check_for_language, gettext
from django.utils.translation.trans_real import get_supported_language_variant, parse_accept_lang_header

from eenplan.site.whole import whole

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eenplan.site.settings")
application = whole(get_wsgi_application())


def make_ready() -> None:
    """Read every address, and with it every view, the Dutch words and the tables; opens no database connection.

    Without this each worker does so at its first request, and one that replaces a killed worker is a second late.
    What is there now is never garbage: frozen, it stays shared between the workers.
    """
    get_resolver().reverse_dict  # noqa: B018 - reading fills it
    check_for_language("nl")
    gettext("")
    for language, _ in parse_accept_lang_header("nl-nl,nl;q=0.9"):
        get_supported_language_variant(language)
    import_string(settings.MESSAGE_STORAGE)
    get_cookie_signer("")
    get_template("404.html")
    for model in apps.get_models():
        for name in ("fields", "related_objects", "fields_map", "_property_names"):
            getattr(model._meta, name)
    gc.collect()
    gc.freeze()


make_ready()
