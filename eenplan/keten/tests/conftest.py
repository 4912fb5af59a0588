"""What many tests of the whole chain start from."""

from eenplan.keten.tests.levensloop import Loop, overgedragen
from tests.decor import situatie
from tests.regio import Regio


@situatie
def in_handen(regio: Regio) -> Loop:
    """A family in the hands of the local team stands ready for the first who asks `overgedragen` for one."""
    loop = overgedragen(regio)
    regio.gereed.append(loop)
    return loop
