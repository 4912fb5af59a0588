"""Mail as files, until a region names a mail server: who gets what is nobody's business but of who runs Eenplan."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail.backends import filebased

from eenplan.site.keyring import private_folder


class EmailBackend(filebased.EmailBackend):
    """Django's, in a folder (0700) and files (0600) of one's own, whatever the umask says."""

    def __init__(self, fail_silently: bool = False, file_path: str | None = None, **kwargs: Any) -> None:
        folder = private_folder(Path(file_path or settings.EMAIL_FILE_PATH))
        super().__init__(fail_silently=fail_silently, file_path=str(folder), **kwargs)

    def open(self) -> bool:
        """Make the file with its mode before Django opens it by its name."""
        if self.stream is None:
            os.close(os.open(self._get_filename(), os.O_WRONLY | os.O_CREAT, 0o600))
        return bool(super().open())
