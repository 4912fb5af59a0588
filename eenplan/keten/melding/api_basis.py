"""The base of the API: who asks (a bearer token), strict JSON, problems, and the version on every answer."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.views import APIView

from eenplan.core.access.rowlevel import enter
from eenplan.core.access.viewer import Viewer
from eenplan.core.accounts.queries import viewer_of_token
from eenplan.keten.melding.api_fouten import to_problem
from eenplan.keten.melding.api_json import StrictJSON, TooLarge, too_large
from eenplan.keten.melding.api_probleem import PROBLEM, problem

VERSION = "1.0.0"


class BearerToken:
    """The organisation behind `Authorization: Bearer <token>`; without a known token nobody (401)."""

    def authenticate(self, request: Request) -> tuple[Viewer, None]:
        """The viewer of the token; raises NotAuthenticated."""
        kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        viewer = viewer_of_token(token.strip()) if kind.lower() == "bearer" and token.strip() else None
        if viewer is None:
            raise exceptions.NotAuthenticated
        return viewer, None

    def authenticate_header(self, request: Request) -> str:
        """What a caller without token is asked for."""
        return "Bearer"


class ApiView(APIView):
    """Base of the API: a token, strict JSON, problems, and the version of the API on every answer."""

    authentication_classes = [BearerToken]  # type: ignore[list-item]  # a duck: DRF asks these two methods
    parser_classes = [StrictJSON]
    metadata_class = None

    @classmethod
    def at_door(cls) -> Any:
        """The view for a urls module; DoorMiddleware lets in what names a door."""
        view = cls.as_view()
        view.door = "api"  # type: ignore[attr-defined]  # read by DoorMiddleware and the door test
        return view

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """First who asks, then the database is told; a body that is too large is not even read."""
        super().initial(request, *args, **kwargs)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.EENPLAN_MAX_UPLOAD:
            raise TooLarge(too_large())
        enter(self.viewer)

    @property
    def viewer(self) -> Viewer:
        """The organisation that asks."""
        viewer: Viewer = self.request.user  # type: ignore[assignment]  # set by BearerToken
        return viewer

    def get_exception_handler(self) -> Any:
        """Our problems in the place of DRF's own errors."""
        return to_problem

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """The version header belongs on every answer (NL API Design Rules)."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["API-Version"] = VERSION
        return response


def niets(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Every other address below the API: the same 404 as an unknown number."""
    response = HttpResponse(json.dumps(problem(404), ensure_ascii=False), status=404, content_type=PROBLEM)
    response["API-Version"] = VERSION
    return response


niets.door = "api"  # type: ignore[attr-defined]  # read by DoorMiddleware
niets.csrf_exempt = True  # type: ignore[attr-defined]  # no session, so nothing to forge
