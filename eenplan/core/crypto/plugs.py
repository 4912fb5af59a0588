"""What sealing gives the sockets: with a destroyed case its keys go."""

from eenplan.core import sockets
from eenplan.core.crypto.draai import vernietig_casus


@sockets.shredder
def shredder(casus_id: int) -> int:
    """Destroy the keys of the case; what stands at another case by now stays readable."""
    return vernietig_casus([casus_id])
