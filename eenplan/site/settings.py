"""All settings, from the environment through one reader. `eenplan start` sets what a region does not."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from environs import Env
from psycopg.conninfo import conninfo_to_dict

from eenplan.core.discovery import ROOT, packages

env = Env()
BASE = ROOT.parent
DATA = Path(env.str("EENPLAN_DATA", str(BASE / ".data"))).resolve()

SECRET_KEY = env.str("EENPLAN_SECRET_KEY", "only-for-tests-and-tools-" + "x" * 40)
DEBUG = env.bool("EENPLAN_DEBUG", False)
ALLOWED_HOSTS = env.list("EENPLAN_HOSTS", ["localhost", "127.0.0.1", "[::1]", "testserver"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("EENPLAN_ORIGINS", [])
EENPLAN_SECURE = env.bool("EENPLAN_SECURE", False)
EENPLAN_KEY_FILE = env.str("EENPLAN_KEY_FILE", str(DATA / "geheim" / "hoofdsleutel"))
EENPLAN_KEK_COMMAND = env.str("EENPLAN_KEK_COMMAND", "")  # wraps head keys; without it they lie in a file (0600)
EENPLAN_MAX_UPLOAD = env.int("EENPLAN_MAX_UPLOAD", 10 * 1024 * 1024)
EENPLAN_DEMO = env.bool("EENPLAN_DEMO", False)
EENPLAN_DOCUMENTVORM = env.str(
    "EENPLAN_DOCUMENTVORM", ""
)  # JSON file: the region's headings of the veiligheidsdocument
EENPLAN_DEMO_LIVE = env.bool("EENPLAN_DEMO_LIVE", False)
EENPLAN_TELEFOON = env.str("EENPLAN_TELEFOON", "0800-2000")  # of Veilig Thuis, on the citizen's door

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    *packages(),  # before allauth: our templates stand in front of its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "procrastinate.contrib.django",
    "eenplan.site.apps.SiteConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "eenplan.core.accounts.bewaker.BewakerMiddleware",
    "eenplan.core.doors.DoorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "eenplan.site.urls"
WSGI_APPLICATION = "eenplan.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "eenplan.core.doors.context",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_POSTGRES = {"OPTIONS": {}, "CONN_HEALTH_CHECKS": True, "TIME_ZONE": "UTC"}


def _database(name: str, pool: bool = False) -> dict[str, Any]:
    """One connection: application (default), owner (migrations) or policy (numbers only)."""
    found = {**_POSTGRES, **_parse(env.str(name, ""))}
    if not pool:
        return {**found, "CONN_MAX_AGE": 60}
    return {**found, "OPTIONS": {**found["OPTIONS"], "pool": {"min_size": 1, "max_size": 8}}}


def prepared(database: dict[str, Any]) -> dict[str, Any]:
    """The same, with statements that the server keeps; EENPLAN_DB_PREPARE=no where a pooler stands between."""
    if not env.bool("EENPLAN_DB_PREPARE", True):
        return database
    options = {"server_side_binding": True, "prepare_threshold": 1}
    return {**database, "ENGINE": "eenplan.site.prepared", "OPTIONS": {**database["OPTIONS"], **options}}


def _parse(url: str) -> dict[str, Any]:
    """Django's settings for a postgresql:// address with its socket directory in ?host=; the rest as options."""
    given = conninfo_to_dict(url) if url else {}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    start: dict[str, Any] = {"ENGINE": "django.db.backends.postgresql", "NAME": "eenplan"}
    rest = {key: str(value) for key, value in given.items() if key not in names}
    return start | {names[key]: str(value) for key, value in given.items() if key in names} | {"OPTIONS": rest}


DATABASES = {
    "default": {
        **prepared(_database("EENPLAN_DB_APP_URL", pool=env.bool("EENPLAN_DB_POOL", False))),
        "ATOMIC_REQUESTS": True,
    },
    "eigenaar": _database("EENPLAN_DB_OWNER_URL"),
    "beleid": _database("EENPLAN_DB_POLICY_URL"),
}
DATABASE_ROUTERS = ["eenplan.site.router.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [env.str("EENPLAN_PASSWORD_HASHER", "django.contrib.auth.hashers.Argon2PasswordHasher")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# No visitor makes us mail anyone: the pages for it are not routed (core/accounts/urls.py), and this in case one is.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = ACCOUNT_EMAIL_NOTIFICATIONS = ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_ADAPTER = "eenplan.core.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key"}  # codes of the second factor; axes delays passwords
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "eenplan.core.accounts.mfa.SealedAdapter"
MFA_TOTP_ISSUER = "Eenplan"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not EENPLAN_SECURE  # a browser allows it on localhost only
EENPLAN_TWEEDE_FACTOR = env.bool("EENPLAN_TWEEDE_FACTOR", not EENPLAN_DEMO)  # asked by the rules of the region
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLED = env.bool("EENPLAN_AXES", True)
AXES_HANDLER = "eenplan.core.accounts.throttle.Handler"
AXES_USERNAME_CALLABLE = "eenplan.core.accounts.throttle.typed_name"
AXES_CLIENT_IP_CALLABLE = "eenplan.core.accounts.throttle.client_address"
AXES_LOCKOUT_CALLABLE = "eenplan.core.accounts.views.te_vaak"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
EENPLAN_LOGIN_PER_ADDRESS = env.int("EENPLAN_LOGIN_PER_ADDRESS", 100)  # wrong passwords of a whole office, 15 minutes
EENPLAN_PROXIES = env.int(
    "EENPLAN_PROXIES", 0
)  # that we trust to end X-Forwarded-For; 0: the header counts for nothing

SESSION_ENGINE = "eenplan.core.accounts.sessies"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None  # gone when the browser closes: a visit to the citizen's door leaves no trace (misuse 21)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = EENPLAN_SECURE
SECURE_HSTS_SECONDS = 31536000 if EENPLAN_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = EENPLAN_SECURE
SESSION_COOKIE_NAME = "__Host-sessie" if EENPLAN_SECURE else "sessionid"  # such a name no other host can set
CSRF_COOKIE_NAME = "__Host-csrf" if EENPLAN_SECURE else "csrftoken"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "eenplan.core.doors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = USE_TZ = True
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = EENPLAN_MAX_UPLOAD + 1024 * 1024

EMAIL_BACKEND = env.str("EENPLAN_MAIL_BACKEND", "eenplan.site.mail.EmailBackend")
EMAIL_FILE_PATH = DATA / "post"
EMAIL_HOST = env.str("EENPLAN_MAIL_HOST", "localhost")
EMAIL_PORT = env.int("EENPLAN_MAIL_PORT", 25)
DEFAULT_FROM_EMAIL = env.str("EENPLAN_MAIL_FROM", "eenplan@localhost")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Eenplan",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PUBLIC": True,
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("EENPLAN_LOG", "WARNING")},
}
