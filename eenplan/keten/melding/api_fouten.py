"""Which problem an error becomes; a fault of ours stays a 500."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from eenplan.core.access.gate import NotVisible
from eenplan.core.audit.actions import write
from eenplan.core.workflow import Refused
from eenplan.keten.melding.actions import Ongeldig
from eenplan.keten.melding.api_json import TooLarge, Unreadable
from eenplan.keten.melding.api_probleem import answer


def flatten(detail: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """`personen.0.bsn` -> reason, from DRF's nested errors; a field without a fault is left out."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            inner = path if key == "non_field_errors" else f"{path}.{key}".strip(".")
            yield from flatten(value, inner)
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            yield from flatten(value, f"{path}.{index}".strip(".") if isinstance(value, Mapping | list) else path)
    else:
        yield path or "bericht", str(detail)


def _refused(error: Refused) -> Response:
    if isinstance(error, Ongeldig):
        return answer(422, str(error), error.fouten)
    return answer(409, str(error))


def _of_framework(error: exceptions.APIException) -> Response:
    status = error.status_code
    if isinstance(error, exceptions.ValidationError):
        found = dict(flatten(error.detail))
        return answer(400, "Verbeter de velden die in invalid-params staan.", found)
    if isinstance(error, TooLarge | Unreadable):
        return answer(status, str(error.detail))
    return answer(status)


def to_problem(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """Every foreseen error as a problem; None lets a fault of ours be a 500. What was begun is rolled back."""
    if isinstance(error, NotVisible):
        if error.line is not None:  # the refusal itself stays in the log
            write(context["request"].user, [error.line])
        return answer(404)
    if isinstance(error, Http404):
        return answer(404)
    if not isinstance(error, Refused | exceptions.APIException):
        return None
    if transaction.get_connection().in_atomic_block:
        transaction.set_rollback(True)
    return _refused(error) if isinstance(error, Refused) else _of_framework(error)
