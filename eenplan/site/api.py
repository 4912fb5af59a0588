"""The API's addresses: what packages offer, its description at /api/v1/openapi.json, and a 404 of its own."""

from typing import Any

from django.urls import re_path
from django.urls.resolvers import URLPattern
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularAPIView
from rest_framework.response import Response

from eenplan.keten.melding import api as meldingen
from eenplan.keten.melding.api_basis import VERSION, niets
from eenplan.keten.overdracht import api as overdrachten

PATTERNS: list[URLPattern] = [*meldingen.urlpatterns, *overdrachten.urlpatterns]
DESCRIPTION = {
    "TITLE": "Eenplan",
    "DESCRIPTION": "Meldingen van huiselijk geweld en kindermishandeling aan Veilig Thuis, en het antwoord op een"
    " overdracht, van systeem naar systeem.",
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": "/"}],
    "LICENSE": {"name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl"},
    "CONTACT": {"name": "De beheerder van Eenplan in uw regio"},
}


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # registers itself by being a subclass
    """How a partner's system shows who it is."""

    target_class = "eenplan.keten.melding.api_basis.BearerToken"
    name = "partnertoken"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """A bearer token per partner system."""
        return {"type": "http", "scheme": "bearer", "description": "Het token van één partnersysteem."}


class PlainJson(OpenApiJsonRenderer):
    """OpenAPI as application/json, which every client reads."""

    media_type = "application/json"


class OpenApi(SpectacularAPIView):
    """The description of the API: public, and readable from any site (NL API Design Rules)."""

    renderer_classes = [PlainJson]
    authentication_classes = []
    permission_classes = []
    urlconf = tuple(PATTERNS)  # type: ignore[assignment]  # its own code takes a tuple of patterns too
    custom_settings = DESCRIPTION

    def finalize_response(self, request: Any, response: Response, *args: Any, **kwargs: Any) -> Response:
        """The headers that belong to it."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["API-Version"] = VERSION
        response["Access-Control-Allow-Origin"] = "*"
        return response


openapi = OpenApi.as_view()
openapi.door = "api"  # type: ignore[attr-defined]  # read by DoorMiddleware

urlpatterns = [
    re_path(r"^api/v1/openapi\.json$", openapi, name="api-openapi"),
    *PATTERNS,
    re_path(r"^api(?:/.*)?$", niets),
]
