"""Who of the people in a case is a child, as a condition of the database: by role, or by age."""

from datetime import date

from django.db.models import Q

from eenplan.dossier.casus.rules import ADULT, Rol


def kind_op(dag: date) -> Q:
    """Of a `Betrokkene`: called a child, or not of age on this day; the same as `Mens.is_kind`."""
    jaar = dag.year - ADULT
    later = Q(persoon__geboortemaand__gt=dag.month) | Q(
        persoon__geboortemaand=dag.month, persoon__geboortedag__gt=dag.day
    )
    return Q(rol=Rol.KIND) | Q(persoon__geboortejaar__gt=jaar) | Q(later, persoon__geboortejaar=jaar)
