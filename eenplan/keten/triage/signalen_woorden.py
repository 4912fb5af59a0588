"""Expressions of general Dutch per signal, as reporters write it (regular expressions, normalised text).

Not a score list: each signal stands for itself and is shown with the words that gave rise to it. A region
may switch signals off. Texts are matched in lower case without diacritics; a match starts at a word.
Source: glossary of domain.md (acute, structural), 4.3-4.7, 6.2, 6.3 and ordinary Dutch usage [D].
"""

GEVAAR: dict[str, tuple[str, ...]] = {
    "wurging": (
        r"(?:ge)?wurg\w*", r"verwurg\w*", r"strangul\w*",
        r"(?:bij|naar|om) (?:de|haar|zijn|mijn|d'r|me) (?:keel|strot|hals)\b", r"keel (?:dicht|vast|afgekn)\w*",
        r"bij (?:de|haar|zijn|mijn) nek (?:ge)?(?:pak|grep|greep|gegrepen|vast)\w*", "kreeg geen (?:lucht|adem)",
        r"puntbloed\w*", "geen adem meer", r"smo(?:or|r)\w*|gesmoord", r"verstik\w*",
        r"kussen (?:\w+ ){0,2}(?:op|over|tegen) (?:haar|zijn|mijn|het) (?:gezicht|hoofd|mond)",
        r"(?:afdruk\w*|striem\w*|plekken|strepen) (?:\w+ ){0,2}(?:hals|nek|keel)",
        r"(?:hals|nek|keel) (?:ge)?(?:dicht|knepen|drukt)\w*",
    ),
    "wapen": (
        r"(?:\w*mes|mesje|messen|\w+mesje)\b(?! (?:en|of) vork)", r"\w*pistool", r"vuurwapen\w*", r"\w*wapens?\b",
        r"geweer\b", "revolver", "machete", r"bijl\b", r"honkbalknuppel|knuppel\b|boksbeugel",
        r"(?:neer)?steken\b (?:met|naar)", "neergestoken", "neersteken", "gestoken", "steekpartij",
        r"neerschiet\w*|doodschiet\w*|geschoten", "benzine over",
    ),
    "voorwerp": (
        "schroevendraaier", r"hamer\b", "breekijzer", "ijzeren (?:staaf|stang)", "koevoet",
        (
            r"(?:met een |een )?(?:riem|stok|stofzuigerbuis|pan|fles|kabel|bezem\w*|snoer|asbak|"
            r"strijkijzer) (?:\w+ ){0,2}(?:ge)?sla\w*"
        ),
    ),
    "doodsbedreiging": (
        r"(?:ver)moord\w*", r"(?:maak|maakt|maken|steek|steekt|sla|slaat|schiet) (?:\w+ ){0,3}(?:dood|af)\b",
        r"doodma(?:ak|k)\w*", "dood te? ?(?:maken|slaan|steken)", "met de dood", r"doodsbedreig\w*|doodsdreig\w*",
        r"van kant ma\w+", "omleggen|omgelegd", "afmaken|afgemaakt",
        "(?:heeft|krijgt|zal) niemand (?:je|jou|haar|hem|jullie)", "levend of", "gezinsdrama", "iets aandoen",
        r"van de (?:brug|flat|dijk) (?:\w+ )?(?:rijd|rij|reed|spring|gooi)\w*",
        r"tegen een (?:boom|muur) (?:\w+ ){0,2}rij\w*", "ga(?:at)? (?:je|jullie|ze|haar|hem) eraan", "eraan gaan",
        "er aan gaan", "niet (?:meer )?(?:levend|lang meer leven)",
        r"geen \w+ meer komt? (?:\w+ ){0,2}voor niemand",
        r"neem(?:t)? (?:\w+ ){0,2}(?:kinderen|haar|jullie) mee (?:in|de) (?:de )?dood",
        r"in (?:de )?brand (?:te )?(?:steek|steken|gestoken)\w*", "als ik (?:je|haar|hem) niet (?:krijg|heb)",
        (
            r"(?:zichzelf|haar|hem|kinderen|ons|mij|jullie) (?:\w+ ){0,4}(?:iets|wat) aan ?(?:doet|te "
            "doen|doen|zal)"
        ),
    ),
    "dreiging": (
        r"(?:be)?dreig(?!ing met uithuis)\w*", r"bedrijg\w*|bedreg\w*", r"ge[iï]ntimideer\w*|intimid\w*",
        "als waarschuwing", "dan zul je zien|wacht maar",
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
    ),
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
    ),
    "letsel": (
        r"bloed(?:end|ende|neus|de|t)?\b", r"hoofdwond\w*", "blauw oog|blauwe ogen", "dikke lip", "kapotte lip",
        "dikke wang", "rode wang", "opgezwollen", r"(?:blauwe )?vingerafdruk\w*", r"gekneusd\w*|kneuzing\w*",
        r"gebroken (?:\w+ )?(?:arm|rib|neus|kaak|pols|been|vinger|sleutelbeen|ribben)", r"brandwond\w*|verbrand\w*",
        "scheurwond", "snijwond", r"snee\b", "steekwond", "kras op", "hersenschudding", r"striem\w*", "bewusteloos",
        r"onder de (?:blauwe plek|bulten|schrammen)\w*", r"letsel\b", r"gehecht\b|hechting\w*", r"beurs\b",
        r"gebroken (?:\w+ )?\w*(?:been|arm|schedel)", r"botbreuk\w*",
        r"breuk\b(?! in (?:mei|juni|juli|maart|april))", r"fractuur\w*",
        "bult(?:en)? op (?:haar|zijn|het) (?:hoofd|voorhoofd)", "afgebroken tand", r"tand (?:\w+ )?uitgeslagen",
        r"bijtwond\w*", r"brandplek\w*",
    ),
    "letsel_licht": (
        r"blauwe plek\w*", r"schram\w*", r"bult\b", r"bloeduitstorting\w*", "zonnebril|zonnenbril", "sjaal om",
        r"verhaal (?:\w+ )?(?:klopt|past) niet", "past niet bij het verhaal",
    ),
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
    "stalking": (
        r"(?:ge)?stalk\w*|belaag\w*|belaging", r"\d{2,} (?:keer|x|maal) (?:ge)?(?:beld|bel|app|mail)\w*",
        r"\d{2,} (?:gemiste |app|bericht|sms|mail|telefoon)\w*",
        (
            r"(?:blijft|bleef|steeds|constant|de hele dag) (?:\w+ ){0,2}(?:bellen|appen|mailen|"
            "lastigvallen|langskomen|volgen)"
        ),
        r"achtervolg\w*", "volgt (?:haar|mij|me|hem)", "gevolgd (?:door|naar)", "contactverbod", "straatverbod",
        "gebiedsverbod", "locatieverbod", "gedragsaanwijzing", r"(?:ligt|lag) er (?:\w+ ){0,3}(?:elke|iedere) dag",
        (
            r"(?:staat|stond|rijdt|reed|hangt|post) (?:\w+ ){0,4}(?:voor de deur|op het plein|bij (?:de|"
            "mijn|haar) (?:school|werk|huis)|door de straat|langs)"
        ),
        "oude sleutel", r"sleutel (?:\w+ ){0,3}(?:laten )?namaken", "bijgemaakte sleutel",
        "met (?:rust|vrede) (?:te )?laat", "met rust te laten", "laat (?:haar|mij|me|hem) (?:maar )?niet met rust",
        r"(?:door|dat) (?:\w+ )?ex(?:-\w+)? (?:\w+ ){0,3}(?:gevolgd|achterna|lastiggevallen)",
        r"duikt (?:\w+ ){0,3}op\b", r"nepprofiel\w*", r"nepaccount\w*", r"hackt?\b", r"gehackt\w*",
        r"nummer (?:\w+ ){0,4}(?:veranderd|gewijzigd|geblokkeerd)", "geblokkeerd", "bloemen naar",
        r"cadeautjes? (?:\w+ )?(?:voor de deur|op (?:haar|mijn))", r"hangt rond|rondhang\w*|rondjes rijd\w*",
        r"valt (?:haar|mij|me|hem) (?:\w+ )?lastig", "lastiggevallen", r"fake account\w*", "andere nummers",
        "steeds andere nummers", "via anderen contact", r"adres op (?:internet|facebook|social)\w*", "doxing",
        r"belt (?:\w+ )?aan bij|klampt aan",
    ),
    "suicidaal": (
        r"suicid\w*|zelfmoord\w*|zelfdod\w*", r"(?:liever|wil|wou|wilde) (?:\w+ ){0,2}dood\b(?! ?maken)",
        "niet (?:meer|verder) (?:wil|wilt|wil(?:len)?) leven", "wil niet meer leven", "geen zin meer in het leven",
        "snijdt (?:zich|haar|in)", r"(?:krab|kras|snij|kerf)\w* (?:\w+ ){0,2}armen", r"zelfbeschadig\w*",
        "einde (?:aan )?(?:haar|zijn|mijn) leven", "er een eind aan", "van het leven beroven",
    ),
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
    ),
    "komt_vrij": (
        "heengezonden", "vrijgelaten", "in vrijheid gesteld",
        r"(?:komt|kom|is|weer|straks|morgen|vanmiddag) (?:\w+ ){0,2}vrij\b(?! van)", r"vrijkom\w*",
    ),
    "psychose": (
        r"psycho(?:se|ses|tisch\w*)", r"waan\w*", "hoort stemmen|stemmen in (?:zijn|haar)",
        r"(?:in de )?war\b|verward\w*", r"manisch\w*", "boodschappen door",
        r"gestopt met (?:zijn|haar|de) (?:medic|pillen)\w*", r"medicatie (?:\w+ )?gestopt",
    ),
    "acute_zorg": (
        r"(?:krijgt|heeft) (?:geen|niet) (?:\w+ ){0,2}(?:eten|drinken|medic\w*|pillen|insuline|verzorging)\b",
        r"(?:niet|geen) (?:\w+ ){0,2}(?:eten|drinken) (?:\w+ ){0,2}(?:gehad|gekregen)",
        r"uitgedroogd\w*|ondervoed\w*|uitgehongerd", r"baby (?:\w+ ){0,3}alleen (?:thuis|gelaten|achter)",
        "(?:overdosis|buiten bewustzijn)", "acuut gevaar|levensbedreigend", "(?:zo|te|stom|zwaar) dronken dat",
        "viel om", "omviel", "niet wakker te krijgen", "laveloos", r"gebruikt(?:e)? drugs (?:\w+ ){0,3}waar",
        r"onder invloed (?:\w+ ){0,3}(?:auto|reed|rijdt|gereden)",
        "(?:uit huis|op straat|het huis uit) ge(?:zet|gooid|schopt)",
        r"gas (?:\w+ )?(?:aan|open) (?:liet|laten|gelaten|gestaan)", "pan op het vuur",
        "brand(?:je)? (?:gesticht|ontstaan)", r"slap\b", "apathisch", "lusteloos", "huilen niet meer",
        "huilt niet meer", "reageert nauwelijks", r"geen (?:verwarming|stroom|water|insuline)\b", "onderkoeld",
        "oververhit", "achtergelaten (?:in|op)",
    ),
    "vertrek": (
        (
            r"(?:vertrek\w*|vlieg\w*|reis\w*) (?:\w+ ){0,3}(?:maandag|dinsdag|woensdag|donderdag|vrijdag|"
            "zaterdag|zondag|morgen|weekend|week)"
        ),
        r"tickets? (?:\w+ ){0,3}(?:al |zijn )?(?:geboekt|gekocht)",
    ),
}  # fmt: skip
