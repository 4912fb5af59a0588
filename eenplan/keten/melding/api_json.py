"""Reading a body: JSON in UTF-8 that is not too large."""

import json
from typing import Any

from django.conf import settings
from rest_framework import exceptions
from rest_framework.parsers import BaseParser


class TooLarge(exceptions.APIException):
    """The body is larger than the region allows."""

    status_code = 413


class Unreadable(exceptions.APIException):
    """The body is no JSON."""

    status_code = 400


class StrictJSON(BaseParser):
    """JSON in UTF-8, read only when it is not too large; nesting without end and NaN are refused."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value in the body; TooLarge or Unreadable when there is none."""
        most = settings.EENPLAN_MAX_UPLOAD
        raw = stream.read(most + 1)
        if len(raw) > most:
            raise TooLarge(too_large())
        return load(raw)


def too_large() -> str:
    """How much a message may hold."""
    return f"Een bericht mag hooguit {settings.EENPLAN_MAX_UPLOAD // 1024} kB zijn. Stuur grote bijlagen apart."


def load(raw: bytes) -> Any:
    """Read JSON; Unreadable with the place of the fault."""
    try:
        return json.loads(raw.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise Unreadable("Dit is geen tekst in UTF-8.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"Dit is geen geldige JSON: fout op regel {error.lineno}, teken {error.colno}.") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("Dit is geen JSON die wij kunnen lezen.") from error


def _no_number(text: str) -> None:
    raise ValueError(text)
