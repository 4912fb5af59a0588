"""Expressions of sexual violence, and of force in the name of honour. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "seksueel": (
        r"seksu\w+|sexu\w+|seks\b|sex\b",
        r"misbruik(?:t|te|en|er)?\b(?! van (?:drank|drugs|alcohol|middelen|vertrouwen))", r"aanrand\w*|aangerand",
        r"verkracht\w*", "incest", r"betast\w*", r"zit aan (?:haar|hem|zijn|mij)\b", r"zat aan (?:haar|hem|mij)\b",
        r"(?:aan|bij) (?:haar|zijn|mijn) (?:borsten|billen|kruis|piemel|vagina|plasser)\w*",
        "'?s nachts (?:op|in|naar) (?:haar|zijn|mijn) (?:slaap)?kamer",
        "(?:op|in) (?:haar|zijn|mijn) (?:bed|kamer) (?:komt|kwam|ligt|kruipt)",
        r"(?:onder de|bij het) douch\w+ (?:\w+ ){0,8}(?:deur|kijk|staan|film)\w*", r"naaktfoto\w*|blootfoto\w*",
        r"zeden(?:politie|zaak|delict|recherche)?\b", r"loverboy\w*",
        r"aan (?:haar|hem|mij|me) (?:zit|zat|gezeten|komt|kwam)\b", "bij (?:haar|hem|mij|me) in (?:bed|de douche)",
        r"ontucht\w*", r"onzedelijk\w*", "vies spelletje", r"geheimpje\w*", "gluurt", "gluren",
        (
            r"niet (?:meer )?(?:\w+ )?(?:onder de douche|in bad|naar bed|uitkleden|zich omkleden) (?:\w+ "
            r")?(?:durf|wil|durven|willen)\w*"
        ),
        r"(?:durft|wil) (?:\w+ )?niet (?:meer )?(?:onder de douche|in bad|zich uitkleden)",
        "gedwongen (?:tot )?seks", "doet (?:raar|vies) (?:tegen|bij|met)",
        r"(?:dwing|dwong|gedwongen)\w* (?:\w+ ){0,4}(?:seks|naar bed|vrijen)",
        r"(?:met|bij) (?:andere |vreemde |oudere )?mannen (?:\w+ ){0,2}(?:naar bed|slapen|seks)", "sexting",
        "sextortion", r"webcam\w*", "grooming", r"prostitu\w*", "escort",
        r"wat (?:\w+ ){1,3}doet als (?:mama|moeder|papa|vader) (?:werk|weg|er niet|slaapt)\w*",
        "veel oudere vriend",
        r"(?:film|opgenomen|opname|foto)\w* (?:\w+ ){0,5}(?:douch|naakt|bloot|badkamer|uitkle)\w*",
        "seksueel (?:spel|getint|gedrag)", "(?:hand|vingers) in (?:haar|zijn|mijn) (?:broek|onderbroek|slip)",
        (
            r"(?:vinger|hand)\w* (?:\w+ ){0,3}(?:in|onder) (?:haar|zijn|mijn|d'r|hun) (?:broek|"
            r"onderbroek|slip|rok|shirt|kleren|pyjama)\w*"
        ),
        r"aanraking\w*|onzedelijk\w*",
        r"(?:raakt|raakte|aangeraakt|aanraken) (?:\w+ ){0,4}(?:borst|bil|kruis|plasser|onder|daar|geslacht)\w*",
    ),
    "eer": (
        r"eer(?:gerelateerd|wraak|kwestie|geweld)\w*", "eengerelateerd", "de eer van", "familie-?eer",
        r"uithuwelijk\w*", "uitgehuwelijkt", "gedwongen (?:huwelijk|trouwen)", "huwelijksdwang",
        r"moet (?:\w+ ){0,3}trouwen", r"schande\b|te schande", r"zijn gezicht (?:niet|verl)\w*", "gezichtsverlies",
        "achterlating|achtergelaten in",
        (
            "(?:naar|terug naar) (?:turkije|marokko|syrie|irak|afghanistan|pakistan|somalie|het land van|"
            r"familie in)\w* (?:\w+ ){0,3}(?:gebracht|gestuurd|meegenomen|sturen|brengen|moet|gaat)"
        ),
        r"hoopt dat ze (?:dan )?(?:weer )?terugkom\w*", r"besnijd\w*|besneden|vgv\b", "lec[- ]?egg", "bloedwraak",
        "verstoten|verstoot", r"(?:moet|moeten|wordt|gaat) (?:\w+ ){0,8}trouwen met", "gedwongen te trouwen",
        r"tegen haar wil (?:\w+ )?trouw\w*", r"(?:zullen|gaan|wel|willen) (?:hem|haar)? ?(?:\w+ )?genezen",
        r"uitdrijv\w*|exorcis\w*|bezeten\b", "op (?:jongens|meisjes|mannen|vrouwen) valt", r"homosek\w*",
        "lesbisch", "uit de kast",
        (
            r"(?:jongen|man|neef|bruid\w*|partner) (?:\w+ ){0,3}(?:voor (?:haar|"
            r"hem) )?(?:uitgezocht|uitgekozen|gekozen|gevonden)"
        ),
        r"tegen (?:haar|zijn) (?:wil|zin) (?:\w+ ){0,3}(?:trouw|verloof|huwelijk)\w*",
        (
            r"(?:huwelijk|bruiloft|verloving|ringen|trouwerij)\w* (?:\w+ ){0,8}(?:niet|weiger|"
            r"gedwongen|geregeld|gekocht|gepland|tegen)\w*"
        ),
        r"(?:weiger|wil niet|tegen)\w* (?:\w+ ){0,4}(?:trouwen|huwelijk|bruiloft)",
        "(?:eer|naam) van de familie|eer te herstellen",
    ),
}  # fmt: skip
