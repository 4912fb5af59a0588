"""Expressions of who it is about: children, and who depends on care. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "kind": (
        r"kind(?:eren|eren?|je|jes)?\b(?!check|eropvang|erarts|erdagverblijf)",
        r"(?:zoon|zoontje|dochter|dochtertje|dochters)\b", "baby|peuter|kleuter|ukkie|puber",
        r"(?:broertje|zusje|jongetje|meisje|jochie)\w*", r"leerling\w*", "tweeling",
        (
            "van (?:[1-9]|1[0-7]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|"
            r"veertien|vijftien|zestien|zeventien)\b(?: jaar)?(?! (?:uur|tot|euro|keer|cm|maanden|weken|"
            "dagen|minuten|jaar|geleden|op|kilo|meter|procent))"
        ),
        "(?:[1-9]|1[0-7])[- ]?jarige?", r"kleinkind\w*|kleinzoon|kleindochter", r"zwanger\w*|bevallen",
        r"ik ben (?:[89]|1[0-7])\b", "me (?:broertje|zusje)", r"kids\b|kleintjes|jongste\b|oudste\b",
        r"\w+(?:meisje|jongetje|kindje)\b",
        r"(?:kleine|jongste|oudste) (?:jongen|meid|meisje)\b|jongens\b", r"scholier\w*|minderjarig\w*",
    ),
    "baby": (
        r"baby\w*", r"pasgeboren\w*|bevallen|zuigeling", r"kraam(?:zorg|bed|tijd|verz\w*)",
        r"\d+ (?:weken|dagen|maanden) oud", r"zwanger\w*|ongeboren",
    ),
    "zorgafhankelijk": (
        r"dement\w*", r"alzheimer\w*", r"geheugen(?:verlies|probl\w*)", "vergeetachtig", "thuiszorg",
        r"steunkous\w*", "dagopvang", "dagbesteding", r"rolstoel\w*", "rollator", "bedlegerig", "bedgebonden",
        "slecht ter been", r"mantelzorg\w*", "verpleeghuis|verzorgingshuis",
        r"(?:verstandelijk|lichamelijk) (?:beperkt\w*|gehandicapt\w*)", r"hulpbehoevend\w*", r"zorgafhankelijk\w*",
        "afhankelijk van (?:zorg|hulp|hem|haar)", r"kon (?:\w+ ){0,4}niet (?:\w+ )?(?:zeggen|vertellen) welke dag",
        r"bejaard\w*|hoogbejaard",
        (
            r"(?:herseninfarct|beroerte|verlamd|verlamming|parkinson|rollator|"
            r"niet zelf(?:standig)? (?:uit bed|eten|lopen|douchen))\w*"
        ),
        r"(?:kan|kon) (?:\w+ ){0,3}(?:zonder hulp )?niet (?:zelf )?(?:eten|uit bed|lopen|douchen|wassen)",
    ),
    "ouderenmishandeling": (
        "ouderenmishandeling|oudermishandeling",
        r"(?:haar|zijn) (?:zoon|dochter|kleinzoon|schoonzoon) (?:\w+ ){0,6}(?:ingetrokken|inwon\w*|woont in)",
    ),
    "ots": (
        r"ots\b", r"onder ?toezicht\w*", r"gezinsvoogd\w*|voogd(?:ij)?\b", r"jeugdbescherm\w*", "uithuisplaatsing",
        r"uithuisgeplaatst\w*", r"uit huis geplaatst\w*", r"\bgi\b|gecertificeerde instelling",
    ),
}  # fmt: skip
