"""Expressions of violence to the body. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "geweld": (
        r"(?:ge)?(?:af|in)?slagen\b(?! voor)", "geslagen", r"slaat\b", r"sloeg(?:en)?\b(?! (?:de deur|over))",
        r"slaan\b", r"klap(?:pen)? (?:ge|in|op|tegen|van|verkocht|krijg)\w*", r"(?:ge)?schopt?(?:e|en)?\b",
        (
            "(?:ge)?trapt?(?:e|en)? (?:tegen|naar|in|op)? ?(?:haar|hem|mij|me|mama|mamma|moeder|vader|"
            r"papa|kind\w*|zus\w*|broer\w*|vrouw|vriendin|man|ons|mekaar|elkaar)"
        ),
        r"(?:ge)?stomp(?:t|te|en)?\b", r"mishandel(?:d|t|de|ing door)\b", r"(?:ge)?knijpt\b", "knepen", "geknepen",
        (
            r"knijp\w* (?:haar|hem|mij|me|mama|mamma|moeder|vader|papa|kind\w*|zus\w*|broer\w*|vrouw|"
            "vriendin|man|ons|mekaar|elkaar)"
        ),
        "gebeten", r"bijt\b(?! (?:\w+ ){0,2}nagels)", r"sleur(?:t|de|den)?\b", "gesleurd",
        "sleept?e? (?:haar|hem|mij)", "trok (?:haar|hem|mij|het)", "uitgehaald naar", "haalde uit naar",
        r"met (?:de )?vuist\w*", "kopstoot", r"schud(?:t|de)\b", r"(?:ge)?duw(?:t|d|de|en)\b",
        (
            "(?:van|tegen|de) (?:de )?(?:trap|muur|leuning|kast|aanrecht|grond|vloer) (?:af )?ge(?:duw|"
            r"gooi|smet|gooid|sla)\w*"
        ),
        r"aan (?:haar|zijn|d'r|de|mijn) (?:haar|haren|oor|arm|armen|kaak)\b",
        r"bij de (?:kaak|arm|haren|kraag|nek)\b", r"in elkaar (?:ge|te )?sla\w*", "toegetakeld", "huiselijk geweld",
        r"geweld(?:dadig\w*)?\b", "losse handjes", "door(?:ge)?slagen|helemaal doorgedraaid", "gegooid naar",
        "naar (?:haar|hem|mij) gegooid", "asbak", "gooide naar", "alle hoeken", "mama stuk", r"kapot ?slaa?\w*",
        "maakt (?:mama|haar|hem) stuk", "vastge(?:pakt|grepen|houden)",
        "(?:brand|peuken|sigaret) (?:op|uit ?gedrukt)", "uitgedrukt op", "door elkaar ge(?:schud|rammeld)",
        r"geschud\b", "een pak (?:slaag|rammel)", "op (?:zijn|haar) donder", "(?:vier|drie|vijf|meer)maal geslagen",
        r"agressie(?:f|ve)?\b", "handgemeen", "vechtpartij", r"vechten\b", "gevochten", r"bekogel\w*",
        r"(?:tegen|op) de (?:muur|grond|vloer|deur|kast) (?:aan )?(?:ge)?(?:druk|zet|werk|smeet|smijt)\w*",
        r"(?:ge)?(?:ram|beuk|mep|hengst|ros|pets|ransel)(?:t|te|d|de|en|ten|den)?\b",
        "neergeslagen|afgeranseld|afgetuigd", r"arm (?:\w+ )?(?:om)?ge?draaid", r"draait (?:\w+ )?arm",
        r"(?:be)?spuug\w*", "(?:be)?spuwd", r"in (?:haar|zijn|mijn) gezicht (?:ge)?sp\w+",
        r"hardhandig\w*|handtastelijk\w*", "de deur uit (?:ge)?(?:zet|gooi|gooid|slagen|duwd)",
        "uit de auto (?:ge)?(?:zet|gooid|duwd)", r"klappen\b(?! voor)", "buiten ?ge(?:zet|gooid|sloten)",
        (
            "(?:in|op|tegen) (?:de|haar|zijn|mijn) (?:buik|rug|gezicht|hoofd|ribben|oog|mond) "
            r"(?:ge)?(?:stomp|sla|schop|trap|beuk|mep)\w*"
        ),
        r"met zijn vuist\w*", r"vuistslag\w*", r"oorvijg\w*", r"schoppen\b", r"trapte\b", r"getrapt\b",
        "begonnen te slaan", "(?:ook )?met (?:de oudste|de jongste|haar|hem) begonnen", r"stokslag\w*",
        "met de (?:riem|slipper|pollepel|stok|schoen)",
        r"klap(?:pen)?\b(?! (?:voor|van de deur))", r"(?:ge)?krab(?:t|d|de|ben|bel\w*)?\b(?! (?:\w+ ){0,2}armen)",
        r"(?:mep(?:pen)?|dreun|lel|opdonder)\b",
    ),
}  # fmt: skip
