"""What the report gives the sockets."""

from eenplan.core import sockets

sockets.fact("melding_ontvangen", "Een melding kwam binnen bij Veilig Thuis, op de dag van ontvangst (domain 7.1.2).")
