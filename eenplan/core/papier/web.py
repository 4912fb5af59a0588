"""Handing a document to a browser."""

from django.http import HttpResponse

from eenplan.core.access.sluier import clean
from eenplan.core.papier.pdf import write_pdf
from eenplan.core.papier.rules import Papier, gewijzigd


def pdf_answer(papier: Papier, name: str = "document") -> HttpResponse:
    """The document, shown in the browser; its file name is a word for the kind of document, never a person.

    A place that is shielded for who asks for it is not in it.
    """
    answer = HttpResponse(write_pdf(gewijzigd(papier, clean)), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
