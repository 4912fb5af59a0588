"""Expressions of threats, and of who follows, seeks or is set free. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "dreiging": (
        r"(?:be)?dreig(?!ing met uithuis)\w*", r"bedrijg\w*|bedreg\w*", r"ge[iï]ntimideer\w*|intimid\w*",
        "als waarschuwing", "dan zul je zien|wacht maar",
        r"(?:hond|kat|poes|konijn|cavia|paard|huisdier)\w* (?:\w+ ){0,3}(?:dood\w+|gedood|vermoord|vergiftigd)",
        "(?:weet|wist) (?:je|haar|hem|jullie|ons) (?:wel )?te vinden", "kom(?:t)? (?:je|haar|hem|jullie) halen",
        "ruiten? (?:in)?ge(?:gooid|slagen)", r"ruit (?:\w+ )?ingegooid",
        "bij school (?:gaat|gaan|zal|staat) (?:staan|wachten)", "stoel(?:en)? (?:om|door)?ge?gooid", "omgegooid",
        r"(?:met|van) (?:spullen|borden|servies|meubels|glazen?)\w* (?:ge)?gooi\w*",
        (
            r"(?:gooit|gooide|smijt|smeet) (?:\w+ ){0,3}(?:spullen|borden|servies|meubels|asbak|glas|"
            "stoel|tafel)"
        ),
        "stuk ?ge(?:slagen|trapt|gooid|smeten)", "kort en klein", r"deur (?:\w+ )?(?:in)?ge(?:trapt|slagen|beukt)",
        r"levensgevaar\w*", r"loopt (?:\w+ )?gevaar", "in gevaar",
        "(?:dingen|spullen|servies|meubels|alles|deuren|telefoon) (?:kapot|stuk|aan (?:gort|diggelen))",
        r"gooit (?:\w+ ){0,3}(?:kapot|stuk)", r"vernie[lr]\w*|sloopt|gesloopt|in de fik",
        "(?:ze|haar|hem|kinderen|kind) nooit meer (?:ziet|zien|te zien)", r"chante\w*|chantage",
        r"(?:zegt|zei|dreigt) (?:\w+ ){0,5}(?:gaat|zal|ga) (?:\w+ ){0,3}gebruiken", "gaat gebruiken als",
        r"weet (?:precies )?(?:hoe laat|waar|wanneer) (?:ik|zij|ze|hij|we|haar|mijn)\b",
        r"foto(?:'?s)? van (?:mijn|haar|ons) (?:huis|deur|auto|fiets|werk)\w*", "doodskop", r"kogel\b", "grafkrans",
        "kogelbrief", r"online (?:te )?zet\w*", r"dreigt (?:met )?(?:foto|film|beeld|alles)\w*",
        "zul(?:t|len)? (?:je|jullie|ze|zij) (?:er )?(?:spijt|voor boeten)", "krijgt (?:ze|je|hij) (?:er )?spijt",
        "laat (?:haar|je|jullie) boeten", r"banden (?:\w+ )?(?:lek|door)ge(?:stoken|prikt|sneden)", "lekgestoken",
        "lekgeprikt",
        r"(?:haar|hem|ons|mij|me|jou|je|hun|allebei|allemaal) (?:\w+ ){0,2}(?:iets|wat) (?:aan)?do(?:et|en|e)\b",
        r"(?:iets|wat) aan ?(?:doet|doen|te doen)\b",
        r"(?:ga|gaat|zal|zou) (?:\w+ ){0,3}(?:kapot ?ma|wat beleven|te grazen|pakken\b)\w*",
    ),
    "opsporing": (
        (
            r"(?:zoekt|zoek|zoeken|zocht|achterhaal\w*|achterhalen|uitvinden|uit te (?:vinden|zoeken|"
            r"vissen)|uit waar|opsporen|te weten) (?:\w+ ){0,6}(?:adres|waar (?:ze|zij|hij|ik) woon\w*|"
            "verblijf)"
        ),
        r"vroeg (?:\w+ ){0,8}adres", "zoek (?:ik )?(?:ze|haar|hem|jullie) zelf",
        r"adres (?:\w+ ){0,3}(?:achterhaal|gevonden|ontdekt|hadden|weet)\w*", r"wijk (?:\w+ ){0,8}waar",
        r"kentekens?\b(?! (?:duits|van de auto))", "telefoonmast", r"track\w*", r"airtag\w*", "gps", "volg-?app",
        "spyware", "staat (?:haar|mij|hem) op te wachten", "opgewacht", "wachtte? haar op",
    ),
    "komt_vrij": (
        "heengezonden", "vrijgelaten", "in vrijheid gesteld",
        r"(?:komt|kom|is|weer|straks|morgen|vanmiddag) (?:\w+ ){0,2}vrij\b(?! van)", r"vrijkom\w*",
    ),
}  # fmt: skip
