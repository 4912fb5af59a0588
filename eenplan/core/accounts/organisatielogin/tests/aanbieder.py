"""A real OpenID provider for tests (allauth.idp.oidc), in a process of its own with a database of its own.

`python aanbieder.py FOLDER REDIRECT_URI` listens on this machine and prints one line of JSON: where, which client, and
the session of somebody who is logged in there. It ends when its standard input closes.
"""

import json
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.urls import include, path

SECRET = "geheim-van-de-toets"
urlpatterns: list[object] = []  # filled once Django is ready


def configure(folder: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    settings.configure(
        SECRET_KEY="x" * 50, ALLOWED_HOSTS=["*"], ROOT_URLCONF="__main__", USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "aanbieder.sqlite"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages",
            "allauth", "allauth.account", "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware", "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        IDP_OIDC_PRIVATE_KEY=pem.decode(), DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()
    urlpatterns.extend([path("", include("allauth.idp.urls")), path("accounts/", include("allauth.urls"))])


def fill(redirect_uri: str) -> dict[str, str]:
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client as Browser

    call_command("migrate", verbosity=0)
    client = Client(name="Eenplan", skip_consent=True, redirect_uris=redirect_uri)
    client.set_secret(SECRET)
    client.save()
    found = {"client_id": client.pk, "secret": SECRET}
    for name in ("anna", "bob"):
        browser = Browser()
        browser.force_login(get_user_model().objects.create_user(name))
        found[name] = browser.cookies["sessionid"].value
    return found


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Nothing."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


if __name__ == "__main__":
    configure(Path(sys.argv[1]))
    found = fill(sys.argv[2])
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), Threaded, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({**found, "issuer": f"http://127.0.0.1:{server.server_port}"}), flush=True)
    sys.stdin.read()
