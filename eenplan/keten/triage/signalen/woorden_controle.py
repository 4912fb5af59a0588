"""Expressions of coercive control, and of taking money. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "controle": (
        r"telefoon (?:\w+ ){0,3}(?:controle|controler|nakijk|kijkt|afgepakt|afpak)\w*",
        r"(?:tas|telefoon|mobiel) (?:\w+ ){0,3}na(?:kijkt|gekeken)?\b", "geen eigen (?:geld|rekening|pas|telefoon)",
        "(?:neemt|pakt|houdt) (?:haar|zijn|mijn|d'r) (?:loon|geld|pas|paspoort|telefoon)",
        r"mag (?:\w+ ){0,4}(?:niemand|geen) (?:\w+ ){0,2}(?:zien|spreken|vrienden|contact|werken)",
        r"mag niet (?:\w+ )?werken", "mag (?:niks|niets|nergens)", "sluit (?:haar|hem|mij) buiten",
        "buitengesloten", r"isoleer\w*|geisoleerd", "controleert", "controlerend", "dwingende controle",
        "klein(?:eert|eren|erend)", r"vernedert?\w*", "uitgescholden", r"uitscheld\w*", r"scheldt?\b",
        r"scheldpartij\w*", r"scheld\w+", "bepaalt (?:alles|wat)", "de baas over", r"terroriseer\w*",
        "schrikbewind", "mocht niet meer", r"niet meer naar (?:zwemles|buiten|vriend)\w*", "zwemmen niet meer",
        "nooit alleen (?:de deur|naar|weg|op pad|ergens)", r"laat haar (?:nooit|nergens|niet)\b",
        "leest (?:al |alle )?(?:mijn|haar|zijn) (?:berichten|mails|appjes)", r"(?:ge)?dwing(?:t|en)?\b",
        r"gedwongen\b", "onder druk gezet", r"bankpas\w* (?:\w+ ){0,2}(?:af|heeft)",
        r"pakt (?:\w+ ){0,3}(?:bankpas|sleutels|telefoon)\w* (?:\w+ )?af",
        "maakt (?:haar|hem|mij) (?:helemaal )?klein", r"kleineer\w*", r"gaslight\w*", "zwart ?ma(?:akt|ken)",
        r"(?:hele|al het) huishouden (?:\w+ )?doen", "als (?:een )?(?:slaaf|sloof|huisslaaf|dienstmeid)",
        "slaapt in de (?:berging|schuur|garage|gang|kelder)", "bepaalt met wie", "moet (?:overal )?toestemming",
        "houdt haar in de gaten", "camera(?:'?s)? in (?:huis|de)",
        (
            r"(?:telefoon|mobiel|tas|appjes|berichten|mail|"
            r"sociale media)\w* (?:\w+ ){0,5}(?:doorgezocht|uitgelezen|gecheckt|meegelezen)"
        ),
        r"(?:doorzoekt|checkt|leest mee|leest) (?:\w+ ){0,3}(?:telefoon|mobiel|tas|appjes|berichten)\w*",
        (
            r"(?:mag|kan) (?:\w+ ){0,3}alleen (?:\w+ ){0,3}(?:met (?:haar|zijn|hun) (?:man|"
            r"vader|moeder|broer|ouders)|als hij)"
        ),
        r"(?:meteen|direct|rechtstreeks) (?:\w+ ){0,2}naar huis (?:\w+ )?(?:komen|moet|gaan)?\b(?! gaan met)",
        "mag (?:ons|haar|hem|familie|vrienden|vriendinnen|mij) niet (?:meer )?(?:zien|spreken|bezoeken)",
        "bepaalt (?:met wie|wat|waar|hoe|wanneer|alles)",
        "(?:heeft|beheert|houdt) (?:haar|zijn|mijn|d'r) (?:pinpas|bankpas|pasje|geld|telefoon|paspoort|sleutels)",
    ),
    "financieel": (
        r"pin(?:pas|pasje|nen)\b|pasje\b",
        (
            r"(?:geld|spaargeld|sieraden|pensioen|aow) (?:\w+ ){0,4}(?:afgepakt|gestolen|opgenomen|weg|"
            r"verdwenen|afhandig|leeggehaald|inge?pikt|af)\b"
        ),
        "opgenomen via", r"geldautoma\w*", r"contante? opnam\w*", r"volmacht\b", r"financieel (?:misbruik|uit)\w*",
        "financiele uitbuiting", r"uitbuit\w*", r"rekening (?:\w+ ){0,3}(?:leeg|geplunderd|begrensd)", "erfenis",
        "testament", r"huis (?:\w+ )?op (?:zijn|haar) naam", r"steelt (?:\w+ )?(?:geld|van)", "geld komt halen",
        r"loon in\b", r"(?:geeft|gaf|overgemaakt|weggegeven) (?:\w+ ){0,4}geld", "al (?:zijn|haar|mijn) geld",
        r"bankpas\w*|creditcard", r"opgelicht|oplicht\w*|datingfraude",
        (
            "(?:int|innen|houdt|pakt) (?:haar|zijn|mijn) (?:uitkering|pgb|pensioen|toeslag|salaris|"
            r"kinderbijslag)\w*"
        ),
        r"uitkering (?:\w+ )?(?:int|houdt|pakt)", "leeft van (?:haar|zijn) (?:aow|pensioen|geld)",
        r"leent (?:\w+ )?geld", r"gepind\b", "(?:heeft|hield|houdt|beheert) (?:de|haar|zijn|mijn) (?:pas|rekening)",
    ),
}  # fmt: skip
