"""Mail that is kept in a folder is for the user that runs Eenplan only."""

import os
import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from eenplan.site.mail import EmailBackend


@pytest.mark.parametrize("existed", [False, True])
def test_folder_and_files_are_private_whatever_the_umask(tmp_path: Path, existed: bool) -> None:
    folder = tmp_path / "post"
    if existed:
        folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        backend = EmailBackend(file_path=str(folder))
        sent = backend.send_messages([EmailMessage("Bericht", "Er staat iets klaar.", "a@b.invalid", ["c@d.invalid"])])
    finally:
        os.umask(before)
    (file,) = folder.iterdir()
    assert sent == 1
    assert b"Er staat iets klaar." in file.read_bytes()
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(file.stat().st_mode)) == (0o700, 0o600)


def test_it_is_the_default_and_in_the_data_folder() -> None:
    """Tests have a backend of their own, so the settings are read as text."""
    assert '"eenplan.site.mail.EmailBackend"' in (settings.BASE / "eenplan/site/settings.py").read_text("utf-8")
    assert settings.EMAIL_FILE_PATH.name == "post"
    assert isinstance(get_connection("eenplan.site.mail.EmailBackend"), EmailBackend)
