"""Handing a document to a browser."""

from django.http import HttpResponse

from eenplan.core.papier.pdf import write_pdf
from eenplan.core.papier.rules import Papier


def pdf_answer(papier: Papier, name: str = "document") -> HttpResponse:
    """The document, shown in the browser; its file name is a word for the kind of document, never a person."""
    answer = HttpResponse(write_pdf(papier), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
