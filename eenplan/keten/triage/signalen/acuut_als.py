"""Conditions of acute danger that take more than one look."""

from eenplan.keten.triage.signalen.lezing import Lezing


def stalking_dringt_door(x: Lezing) -> bool:
    if x.nu("opsporing") or (x.heeft("ex") and x.nu("dreiging") and x.heeft("stalking", "angst", "herhaling")):
        return True
    return x.nu("stalking") and (x.heeft("dreiging", "doodsbedreiging", "angst", "wurging") or bool(x.bekend.casussen))


def eer_dreiging(x: Lezing) -> bool:
    return x.heeft("eer") and x.nu(
        "doodsbedreiging", "dreiging", "niet_naar_huis", "vermist", "vertrek", "opsporing", "geweld"
    )


def kwetsbaar_lichaam(x: Lezing) -> bool:
    """A baby does not bump itself, and a belly is two people: also a light injury is looked at by a doctor today."""
    light = x.nu("letsel_licht") and x.samen("letsel_licht", frozenset({"baby"}))
    return light or (x.baby and (x.nu("letsel") or (x.heeft("baby") and x.nu("geweld", "wurging"))))


def onder_invloed(x: Lezing) -> bool:
    nu = x.politie or x.vers("middelen")
    return nu and x.met_kinderen and x.nu("middelen") and x.heeft("verwaarlozing", "acute_zorg")


def zorg_ontbreekt(x: Lezing) -> bool:
    afhankelijk = x.met_kinderen or x.heeft("zorgafhankelijk", "baby") or any((n or 0) >= 75 for n in x.leeftijden)
    zorgt_niemand = x.nu("geen_toegang") and x.heeft("zorgafhankelijk")
    return (x.nu("acute_zorg") and afhankelijk) or zorgt_niemand
