"""Fetching one document."""

from django.http import HttpRequest, HttpResponse

from eenplan.core.doors import door, find_viewer
from eenplan.dossier.stukken import queries


def _give(request: HttpRequest, stuk_id: int) -> HttpResponse:
    stuk, content = queries.inhoud(find_viewer(request), stuk_id)
    response = HttpResponse(content, content_type=stuk.soort)
    # Always a download with a neutral name: a title may say too much on a shared screen.
    suffix = stuk.titel.rpartition(".")[2].lower()
    response["Content-Disposition"] = f'attachment; filename="stuk-{stuk.pk}.{suffix}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


stuk = door("werk")(_give)
partner_stuk = door("partner")(_give)
