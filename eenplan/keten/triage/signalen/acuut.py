"""The rules of acute danger. No score, no order of severity (domain 4)."""

from eenplan.keten.triage.signalen.acuut_als import (
    eer_dreiging,
    kwetsbaar_lichaam,
    onder_invloed,
    stalking_dringt_door,
    zorg_ontbreekt,
)
from eenplan.keten.triage.signalen.lezing import GEWELD
from eenplan.keten.triage.signalen.regel import Regel

AFW = "domain glossary: acute onveiligheid"
ACUUT: tuple[Regel, ...] = (
    (
        "wurging",
        lambda x: x.nu("wurging"),
        "Geweld tegen hals of keel: rode vlag voor dodelijk geweld.",
        AFW,
        ("wurging",),
    ),
    (
        "wapen",
        lambda x: x.nu("wapen", "voorwerp"),
        "Er is een wapen of een voorwerp als wapen genoemd.",
        AFW,
        ("wapen", "voorwerp"),
    ),
    (
        "komt vrij",
        lambda x: x.nu("komt_vrij") and x.heeft("angst", "dreiging", "geweld"),
        "De vermoedelijke pleger komt vrij en er is angst of eerder geweld.",
        AFW,
        ("komt_vrij",),
    ),
    ("dood", lambda x: x.nu("doodsbedreiging"), "Er is met de dood gedreigd.", AFW, ("doodsbedreiging",)),
    ("suicide", lambda x: x.nu("suicidaal"), "Er is sprake van doodswens of zelfbeschadiging.", AFW, ("suicidaal",)),
    ("opgesloten", lambda x: x.nu("opgesloten"), "Iemand zit opgesloten of kan niet weg.", AFW, ("opgesloten",)),
    (
        "niet naar huis",
        lambda x: x.nu("niet_naar_huis"),
        "Iemand kan of durft vandaag niet naar huis, of is gevlucht.",
        AFW,
        ("niet_naar_huis",),
    ),
    ("vermist", lambda x: x.nu("vermist"), "Iemand is verdwenen of dreigt te verdwijnen.", AFW, ("vermist",)),
    ("basiszorg", zorg_ontbreekt, "Basiszorg ontbreekt voor iemand die afhankelijk is.", AFW, ("acute_zorg",)),
    (
        "seksueel kind",
        lambda x: x.nu("seksueel") and x.met_kinderen,
        "Een kind vertelt over (mogelijk) seksueel geweld: onthulling.",
        "domain glossary: disclosure",
        ("seksueel",),
    ),
    (
        "letsel baby",
        kwetsbaar_lichaam,
        "Letsel of geweld bij een baby of zwangere: direct (medisch) laten beoordelen.",
        AFW,
        ("letsel", "geweld", "baby"),
    ),
    ("onder invloed", onder_invloed, "Kinderen zijn nu bij een volwassene onder invloed.", AFW, ("middelen",)),
    (
        "baby",
        lambda x: x.baby and x.nu("psychose", *GEWELD) and x.heeft("psychose"),
        "Een baby is bij iemand die ernstig verward is.",
        AFW,
        ("psychose", "baby"),
    ),
    ("eer", eer_dreiging, "Dreiging uit eer: gevaar loopt op zodra de familie het weet.", AFW, ("eer",)),
    (
        "stalking",
        stalking_dringt_door,
        "Het lastigvallen gaat door of het verblijf wordt opgespoord.",
        AFW,
        ("stalking", "opsporing"),
    ),
    (
        "vers geweld",
        lambda x: x.vers("geweld", "letsel", "seksueel", "dreiging"),
        "Geweld of letsel van vandaag of vannacht.",
        AFW,
        ("geweld", "letsel", "dreiging"),
    ),
    (
        "politie vandaag",
        lambda x: x.vers_incident,
        "De politie was vandaag of gisteren bij geweld of bedreiging.",
        AFW,
        ("geweld", "letsel", "dreiging"),
    ),
)
