"""Expressions of how often and how long. Read by `zoeken`; domain 4.3-4.6 [D]."""

# What someone does, in the present tense: "zij krijgt klappen als hij gedronken heeft" is told as a habit.
DOET = (
    "slaat|schopt|trapt|stompt|duwt|knijpt|bijt|krabt|gooit|smijt|scheldt|vernedert|mept|spuugt|opsluit|raakt aan"
    r"|(?:krijg|krijgt|krijgen) (?:\w+ ){0,3}(?:klap|slaag|mep|tik)\w*"
)
MAAND = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
WOORDEN: dict[str, tuple[str, ...]] = {
    "herhaling": (
        r"vaker\b", r"(?:al|nu al) (?:\w+ )?(?:weken|maanden|jaren|jaar|lange? tijd|lang)\b",
        "(?:elke|iedere) (?:dag|week|avond|nacht|maand|ochtend|vrijdag|zaterdag|zondag|weekend|keer)", "telkens",
        "steeds (?:weer|vaker|opnieuw|erger)", "keer op keer", r"regelmatig\w*", r"herhaald\w*", "stelselmatig",
        "(?:voor de )?(?:derde|vierde|vijfde|zoveelste) keer",
        (
            "(?:al|ruim|ongeveer|zeker|meer dan|zo'n) (?:een|een half|anderhalf|half|twee|drie|vier|vijf|"
            r"\d+) ?(?:jaar|maanden|weken)\b(?! (?:oud|geleden))"
        ),
        r"(?:al )?(?:vanaf|sinds) (?:19|20)\d\d", r"sinds (?:\w+ )?(?:jaren|maanden)",
        (
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|\d+) ?(?:keer|maal) (?:eerder|geslagen|per "
            "(?:week|maand|dag))"
        ),
        "(?:twee|drie|vier|vijf|zes)maal", "(?:een|1) ?(?:keer|maal|x) (?:per|in de) (?:week|maand)",
        "eens (?:per|in de) (?:week|maand)",
        (
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|meerdere|diverse|\d+) (?:eerdere )?(?:mutaties|"
            "meldingen|incidenten|aangiftes)"
        ),
        "(?:meerdere|verschillende|diverse|vele|een paar|enkele|talloze) (?:keren|keer|malen)",
        r"(?:afgelopen|laatste|voorbije) (?:\w+ )?(?:weken|maanden|jaren)",
        r"(?:het |dit |dat )?(?:is )?begon(?:nen)? (?:\w+ )?(?:in|sinds|toen|na)\b",
        r"(?:al|nu) zo (?:is|gaat|was) (?:\w+ )?sinds", "al zo sinds",
        r"eerdere (?:melding|incident|aangifte|mutatie|registratie)\w*",
        r"(?:twee|drie|vier|vijf|zes|\d+) keer deze (?:week|maand)", r"deze (?:week|maand) (?:al )?(?:\w+ )?keer",
        "niet (?:voor )?de eerste keer", "niet voor het eerst", r"(?:is|wordt|gaat|gebeurt) (?:\w+ )?altijd",
        "hele leven", "van jongs af", "maandenlang", "jarenlang", "wekenlang", r"langdurig\w*",
        "structureel onveilig", r"(?:drinkt|slaat|gebruikt|begint) weer\b", "weer (?:begonnen|teruggevallen)",
        "opnieuw (?:ge|be)?(?:slagen|dreigd|geweld)", "duurt (?:al|nu)",
        r"al (?:\w+ ){0,3}(?:huwelijk|leven|relatie)\b",
        r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+) jaar lang", "(?:al|nu al) (?:zo|heel|erg) lang",
        "iedere (?:maandag|dinsdag|woensdag|donderdag)", "dag in dag uit", "van kwaad tot erger",
        "escaleert (?:steeds|telkens)", "steeds (?:vaker|erger|heftiger)",
        r"doet (?:hij|zij|ie|da|dat|ze) (?:\w+ )?(?:vaker|elke keer|altijd)", "elke keer (?:as|als|wanneer)",
        "weer (?:buiten|raak|mis|zover|hetzelfde)",
        r"(?:elke|iedere) (?!geval|moment|andere|ander\b|hulp|vorm|vergelijking|instantie)\w+",
        r"(?:dagelijks|wekelijks|maandelijks|geregeld|herhaaldelijk|veelvuldig|aanhoudend|voortdurend)\w*",
        (
            r"(?:tweede|derde|vierde|vijfde|zesde|zevende|tiende|zoveelste) (?:melding|mutatie|"
            r"incident|aangifte|maal|bezoek)\w*"
        ),
        r"(?:dit|deze) (?:keer|maal)\b", "de vorige (?:keer|keren)", "(?:oude|oudere) en (?:nieuwe|verse)",
        r"(?:verschillende|diverse|wisselende) (?:\w+ )?(?:ouderdom|kleuren|stadia|leeftijden?)",
        r"(?:oude|oudere|eerdere|genezen) (?:\w+ )?(?:letsel|plek|striem|breuk|wond|kneuzing|litteken)\w*",
        r"(?:is|wordt) het (?:weer )?raak\b",
        # a period of which the first and the last month differ
        rf"periode (?:van )?(?:\d+ )?(?P<van>{MAAND})(?: \d+)? (?:tot|t/m) (?:en met )?(?:\d+ )?(?!(?P=van)){MAAND}",
    ),
    "vaak": (
        r"vaak\b", r"altijd\b", r"meestal\b", "(?:ieder|elk|in het) weekend", r"steeds\b", "dikwijls",
        r"continu|constant\b", r"soms\b", "de laatste tijd",
        (
            "sinds (?:de|het|haar|zijn|mijn|kort|januari|februari|maart|april|mei|juni|juli|augustus|"
            "september|oktober|november|december|vorig)"
        ),
    ),
    "gewoonte": (
        rf"(?:als|wanneer|zodra) (?!een\b)[^.;]{{3,60}}\b(?:{DOET})\b",
        rf"(?:{DOET})\b(?:(?!\b(?:niet|nooit|geen)\b)[^.;]){{0,40}} (?:als|wanneer|zodra) (?!een\b)\w+",
    ),
}  # fmt: skip
