"""Services that many tests start from: made once for all that follow each other."""

from eenplan.keten.vervolg.models import Dienst
from eenplan.keten.vervolg.tests.hulp import bijna_klaar, dienst, met_contact
from tests.decor import situatie
from tests.regio import Regio


@situatie
def open_vv(regio: Regio) -> Dienst:
    """Conditions and follow-up, just opened."""
    return dienst(regio, "VV")


@situatie
def open_oz(regio: Regio) -> Dienst:
    """An investigation, just opened."""
    return dienst(regio, "OZ")


@situatie
def vv_met_contact(regio: Regio) -> Dienst:
    """After the first talk."""
    return met_contact(regio, "VV")


@situatie
def oz_met_contact(regio: Regio) -> Dienst:
    """After the first talk."""
    return met_contact(regio, "OZ")


@situatie
def vv_klaar(regio: Regio) -> Dienst:
    """With a condition: ready to finish."""
    return bijna_klaar(regio, "VV")


@situatie
def oz_klaar(regio: Regio) -> Dienst:
    """With a finding: ready to finish."""
    return bijna_klaar(regio, "OZ")
