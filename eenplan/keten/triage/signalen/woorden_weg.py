"""Expressions of who is locked in, fled, missing or about to leave. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "opgesloten": (
        r"opgesloten|opsluit\w*|opgeslot\w*", r"sluit (?:haar|hem|mij|ze) (?:\w+ )?op\b",
        r"sleutel (?:\w+ ){0,5}(?:buitenkant|van buiten)",
        r"deur (?:\w+ ){0,3}op slot (?:\w+ ){0,4}(?:van buiten|niet (?:uit|weg)|haar|hem)",
        "mag (?:het huis|de deur|er) niet uit", "mag niet naar buiten",
        "komt (?:de deur|het huis) niet (?:meer )?uit", "vastgebonden", "vrijheidsbe(?:perking|roving)",
        "(?:in de )?(?:schuur|kelder|kast|berging|garage|badkamer|zolder) (?:op)?ge(?:zet|sloten)",
        "in de (?:schuur|kelder|kast|berging|garage) (?:moet|moest)", "met de deur op slot",
        "deur op slot ge(?:daan|draaid)",
    ),
    "niet_naar_huis": (
        r"(?:niet|nooit) (?:\w+ ){0,3}naar huis (?:durv|durf|kan|kunnen|gaan|laten)\w*",
        (
            r"(?:durft|durf|kan|kunnen|mag|wil) (?:\w+ ){0,5}niet (?:\w+ ){0,4}(?:naar huis|thuis (?:zijn|"
            "blijven|slapen))"
        ),
        r"niet (?:\w+ ){0,3}naar huis (?:sturen|laten)", "bang om naar huis|naar huis durven",
        r"(?:haar|hem|ze) niet (?:\w+ ){0,4}naar huis", "blote voeten", "gevlucht", "vluchtte",
        r"naar (?:de )?buren (?:ge)?(?:rend|vlucht|gelopen)\w*",
        "weet niet waar (?:ze|zij|hij|ik) (?:kan|moet) slapen", "waar (?:ze|zij|hij) kan slapen",
        "kan nergens (?:heen|naartoe|terecht)", "nergens (?:heen|naartoe) (?:kan|kunnen)",
        "slaapt (?:nu )?(?:in de auto|op straat|bij een vriend)", "weggevlucht", "thuis ontvlucht",
        "(?:is|zijn) het huis uit gerend", "rende naar buiten",
    ),
    "vermist": (
        r"vermist\w*", r"verdwenen\b|spoorloos", r"weggelopen\b", r"ontvoer\w*", "meegenomen naar het buitenland",
        r"(?:wil|gaat|gaan) (?:\w+ ){0,4}verdwijnen",
        (
            "(?:mee(?:neemt|nemen|genomen|neem)?|mee te nemen) naar (?:het buitenland|turkije|marokko|"
            "syrie|irak|iran|afghanistan|pakistan|somalie|egypte|polen|roemenie|brazilie|suriname|india|"
            "eritrea)"
        ),
        "niet (?:meer )?thuis ?gekomen", "onvindbaar", "niet meer gezien sinds",
        r"paspoort\w* (?:\w+ ){0,3}(?:weg|afgepakt|ingenomen|verdwenen)", "heeft de paspoorten",
        r"niet (?:\w+ )?terug ?(?:gebracht|brengen|gegeven|gekomen)\b",
        r"(?:brengt|bracht|geeft) (?:\w+ ){0,4}niet (?:meer )?terug",
        r"naar het buitenland (?:rij|vlieg|vertrek|ga|reis|verhuis|mee|neem|gebracht)\w*",
        r"(?:rijdt|vliegt|vertrekt|reist) (?:\w+ ){0,4}naar het buitenland",
    ),
    "vertrek": (
        (
            r"(?:vertrek\w*|vlieg\w*|reis\w*) (?:\w+ ){0,3}(?:maandag|dinsdag|woensdag|donderdag|vrijdag|"
            "zaterdag|zondag|morgen|weekend|week)"
        ),
        r"tickets? (?:\w+ ){0,3}(?:al |zijn )?(?:geboekt|gekocht)",
    ),
}  # fmt: skip
