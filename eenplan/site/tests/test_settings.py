"""What a region switches on with EENPLAN_SECURE=1: read in a process of its own, as it would start."""

import json
import os
import subprocess
import sys

import pytest

NAMES = (
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_PATH", "SESSION_COOKIE_DOMAIN",
)  # fmt: skip
READ = f"""
import json
from eenplan.site import settings
print(json.dumps({{name: getattr(settings, name, None) for name in {NAMES}}}))
"""


@pytest.mark.parametrize(("on", "wanted"), [
    ("1", ["__Host-sessie", "__Host-csrf", True, True, True, 31536000, True]),
    ("0", ["sessionid", "csrftoken", False, False, False, 0, False]),
])  # fmt: skip
def test_cookies_and_headers_when_it_is_secure(on: str, wanted: list[object]) -> None:
    env = {**os.environ, "EENPLAN_SECURE": on}
    done = subprocess.run([sys.executable, "-c", READ], env=env, capture_output=True, check=True, text=True)
    found = json.loads(done.stdout)
    assert [found[name] for name in NAMES[:7]] == wanted
    # a name that begins with __Host- needs the path / and no domain: Django's own
    assert (found["SESSION_COOKIE_PATH"], found["SESSION_COOKIE_DOMAIN"]) == (None, None)
