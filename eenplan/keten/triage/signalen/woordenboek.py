"""The expressions by what they say: danger, pattern, context (never more or less serious), request for advice."""

from eenplan.keten.triage.signalen import (
    woorden_advies,
    woorden_controle,
    woorden_dreiging,
    woorden_geweld,
    woorden_herhaling,
    woorden_hulp,
    woorden_letsel,
    woorden_levensgevaar,
    woorden_melder,
    woorden_ruzie,
    woorden_seksueel,
    woorden_stalking,
    woorden_thuis,
    woorden_verwaarlozing,
    woorden_weg,
    woorden_wie,
)

GEVAAR = {
    **woorden_levensgevaar.WOORDEN,
    **woorden_dreiging.WOORDEN,
    **woorden_geweld.WOORDEN,
    **woorden_letsel.WOORDEN,
    **woorden_seksueel.WOORDEN,
    **woorden_stalking.WOORDEN,
    **woorden_weg.WOORDEN,
}
PATROON = {
    **woorden_herhaling.WOORDEN,
    **woorden_verwaarlozing.WOORDEN,
    **woorden_controle.WOORDEN,
    **woorden_ruzie.WOORDEN,
}
CONTEXT = {**woorden_wie.WOORDEN, **woorden_thuis.WOORDEN, **woorden_hulp.WOORDEN, **woorden_melder.WOORDEN}
ADVIES = {**woorden_advies.WOORDEN}
WOORDENBOEK = {**GEVAAR, **PATROON, **CONTEXT, **ADVIES}
