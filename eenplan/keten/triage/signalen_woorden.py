"""Expressions of general Dutch per signal, as reporters write it (regular expressions, normalised text).

Not a score list: each signal stands for itself and is shown with the words that gave rise to it. A region
may switch signals off. Texts are matched in lower case without diacritics; a match starts at a word.
Source: glossary of domain.md (acute, structural), 4.3-4.7, 6.2, 6.3 and ordinary Dutch usage [D].
"""

_HEM = r"(?:haar|hem|mij|me|mama|mamma|moeder|vader|papa|kind\w*|zus\w*|broer\w*|vrouw|vriendin|man|ons|mekaar|elkaar)"

GEVAAR: dict[str, tuple[str, ...]] = {
    "wurging": (
        r"(?:ge)?wurg\w*", r"verwurg\w*", r"strangul\w*", r"(?:bij|naar|om) (?:de|haar|zijn|mijn|d'r|me) (?:keel|strot|hals)\b",
        r"keel (?:dicht|vast|afgekn)\w*", r"bij (?:de|haar|zijn|mijn) nek (?:ge)?(?:pak|grep|greep|gegrepen|vast)\w*",
        r"kreeg geen (?:lucht|adem)", r"puntbloed\w*", r"geen adem meer", r"smoor\w*|gesmoord",
    ),
    "wapen": (
        r"(?:\w*mes|mesje|messen|\w+mesje)\b(?! (?:en|of) vork)", r"\w*pistool", r"vuurwapen\w*", r"\w*wapens?\b", r"geweer\b", r"revolver", r"machete", r"bijl\b",
        r"honkbalknuppel|knuppel\b|boksbeugel", r"(?:neer)?steken\b (?:met|naar)|neergestoken|neersteken|gestoken|steekpartij", r"neerschiet\w*|doodschiet\w*|geschoten", r"benzine over",
    ),
    "voorwerp": (r"schroevendraaier|hamer\b|breekijzer|ijzeren (?:staaf|stang)|koevoet", r"(?:met een |een )?(?:riem|stok|stofzuigerbuis|pan|fles|kabel|bezem\w*|snoer|asbak|strijkijzer) (?:\w+ ){0,2}(?:ge)?sla\w*"),
    "doodsbedreiging": (
        r"(?:ver)moord\w*", r"(?:maak|maakt|maken|steek|steekt|sla|slaat|schiet) (?:\w+ ){0,3}(?:dood|af)\b", r"doodma(?:ak|k)\w*",
        r"dood te? ?(?:maken|slaan|steken)", r"met de dood", r"doodsbedreig\w*|doodsdreig\w*", r"van kant ma\w+", r"omleggen|omgelegd",
        r"afmaken|afgemaakt", r"(?:heeft|krijgt) niemand (?:je|haar|hem|jullie)", r"levend of", r"gezinsdrama", r"iets aandoen",
        r"van de (?:brug|flat|dijk) (?:\w+ )?(?:rijd|rij|reed|spring|gooi)\w*", r"tegen een boom (?:te )?rij\w*", r"ga(?:at)? (?:je|jullie|ze|haar|hem) eraan|eraan gaan|er aan gaan",
        r"niet (?:meer )?(?:levend|lang meer leven)", r"geen \w+ meer komt? (?:\w+ ){0,2}voor niemand", r"neem(?:t)? (?:\w+ ){0,2}(?:kinderen|haar|jullie) mee (?:in|de) (?:de )?dood",
        r"in (?:de )?brand (?:te )?(?:steek|steken|gestoken)\w*", r"als ik (?:je|haar|hem) niet (?:krijg|heb)",
    ),
    "dreiging": (
        r"(?:be)?dreig(?!ing met uithuis)\w*", r"bedrijg\w*|bedreg\w*", r"ge[iï]ntimideer\w*|intimid\w*", r"als waarschuwing", r"dan zul je zien|wacht maar",
        r"(?:weet|wist) (?:je|haar|hem|jullie|ons) (?:wel )?te vinden", r"kom(?:t)? (?:je|haar|hem|jullie) halen", r"ruiten? (?:in)?ge(?:gooid|slagen)|ruit (?:\w+ )?ingegooid",
        r"bij school (?:gaat|gaan|zal|staat) (?:staan|wachten)", r"stoel(?:en)? (?:om|door)?ge?gooid|omgegooid", r"(?:met|van) (?:spullen|borden|servies|meubels|glazen?)\w* (?:ge)?gooi\w*",
        r"(?:gooit|gooide|smijt|smeet) (?:\w+ ){0,3}(?:spullen|borden|servies|meubels|asbak|glas|stoel|tafel)", r"stuk ?ge(?:slagen|trapt|gooid|smeten)", r"kort en klein",
        r"deur (?:\w+ )?(?:in)?ge(?:trapt|slagen|beukt)", r"levensgevaar\w*|loopt (?:\w+ )?gevaar|in gevaar",
    ),
    "geweld": (
        r"(?:ge)?(?:af|in)?slagen\b(?! voor)", r"geslagen", r"slaat\b", r"sloeg(?:en)?\b(?! (?:de deur|over))", r"slaan\b", r"klap(?:pen)? (?:ge|in|op|tegen|van|verkocht|krijg)\w*",
        r"(?:ge)?schopt?(?:e|en)?\b", r"(?:ge)?trapt?(?:e|en)? (?:tegen|naar|in|op)? ?" + _HEM, r"(?:ge)?stomp(?:t|te|en)?\b", r"mishandel(?:d|t|de|ing door)\b", r"(?:ge)?knijpt\b|knepen|geknepen|knijp\w* " + _HEM,
        r"gebeten|bijt\b(?! (?:\w+ )?nagels)|sleur(?:t|de|den)?\b|gesleurd|sleept?e? (?:haar|hem|mij)|trok (?:haar|hem|mij|het)|uitgehaald naar|haalde uit naar|met (?:de )?vuist\w*|kopstoot|schud(?:t|de)\b", r"(?:ge)?duw(?:t|d|de|en)\b", r"(?:van|tegen|de) (?:de )?(?:trap|muur|leuning|kast|aanrecht|grond|vloer) (?:af )?ge(?:duw|gooi|smet|gooid|sla)\w*",
        r"aan (?:haar|zijn|d'r|de|mijn) (?:haar|haren|oor|arm|armen|kaak)\b", r"bij de (?:kaak|arm|haren|kraag|nek)\b", r"in elkaar (?:ge|te )?sla\w*", r"toegetakeld", r"huiselijk geweld", r"geweld(?:dadig\w*)?\b",
        r"losse handjes", r"door(?:ge)?slagen|helemaal doorgedraaid", r"gegooid naar|naar (?:haar|hem|mij) gegooid|asbak|gooide naar", r"alle hoeken", r"mama stuk|kapot ?slaa?\w*|maakt (?:mama|haar|hem) stuk",
        r"vastge(?:pakt|grepen|houden)", r"(?:brand|peuken|sigaret) (?:op|uit ?gedrukt)|uitgedrukt op", r"door elkaar ge(?:schud|rammeld)|geschud\b", r"een pak (?:slaag|rammel)|op (?:zijn|haar) donder",
        r"(?:vier|drie|vijf|meer)maal geslagen", r"agressie(?:f|ve)?\b", r"handgemeen|vechtpartij|vechten\b|gevochten",
    ),
    "letsel": (
        r"bloed(?:end|ende|neus|de|t)?\b", r"hoofdwond\w*", r"blauw oog|blauwe ogen", r"dikke lip|kapotte lip|dikke wang|rode wang|opgezwollen", r"(?:blauwe )?vingerafdruk\w*",
        r"gekneusd\w*|kneuzing\w*", r"gebroken (?:\w+ )?(?:arm|rib|neus|kaak|pols|been|vinger|sleutelbeen|ribben)", r"brandwond\w*|verbrand\w*", r"scheurwond|snijwond|snee\b|steekwond|kras op",
        r"hersenschudding", r"striem\w*", r"bewusteloos", r"onder de (?:blauwe plek|bulten|schrammen)\w*", r"letsel\b", r"gehecht\b|hechting\w*", r"beurs\b",
    ),
    "letsel_licht": (r"blauwe plek\w*", r"schram\w*", r"bult\b", r"bloeduitstorting\w*", r"zonnebril|zonnenbril", r"sjaal om"),
    "seksueel": (
        r"seksu\w+|sexu\w+", r"misbruik(?:t|te|en|er)?\b(?! van (?:drank|drugs|alcohol|middelen|vertrouwen))", r"aanrand\w*|aangerand", r"verkracht\w*", r"incest", r"betast\w*|zit aan (?:haar|hem|zijn|mij)\b|zat aan (?:haar|hem|mij)\b",
        r"(?:aan|bij) (?:haar|zijn|mijn) (?:borsten|billen|kruis|piemel|vagina|plasser)\w*", r"'?s nachts (?:op|in|naar) (?:haar|zijn|mijn) (?:slaap)?kamer", r"(?:op|in) (?:haar|zijn|mijn) (?:bed|kamer) (?:komt|kwam|ligt|kruipt)",
        r"(?:onder de|bij het) douch\w+ (?:\w+ ){0,8}(?:deur|kijk|staan|film)\w*", r"naaktfoto\w*|blootfoto\w*", r"zeden(?:politie|zaak|delict|recherche)?\b", r"loverboy\w*", r"aan (?:haar|hem|mij|me) (?:zit|zat|gezeten|komt|kwam)\b", r"bij (?:haar|hem|mij|me) in (?:bed|de douche)", r"ontucht\w*|onzedelijk\w*|vies spelletje|geheimpje\w*|gluurt|gluren", r"niet (?:meer )?(?:\w+ )?(?:onder de douche|in bad|naar bed|uitkleden|zich omkleden) (?:\w+ )?(?:durf|wil|durven|willen)\w*", r"(?:durft|wil) (?:\w+ )?niet (?:meer )?(?:onder de douche|in bad|zich uitkleden)", r"gedwongen (?:tot )?seks", r"doet (?:raar|vies) (?:tegen|bij|met)",
    ),
    "eer": (
        r"eer(?:gerelateerd|wraak|kwestie|geweld)\w*|eengerelateerd|de eer van|familie-?eer", r"uithuwelijk\w*|uitgehuwelijkt|gedwongen (?:huwelijk|trouwen)|huwelijksdwang|moet trouwen met", r"schande\b|te schande",
        r"zijn gezicht (?:niet|verl)\w*|gezichtsverlies", r"achterlating|achtergelaten in", r"(?:naar|terug naar) (?:turkije|marokko|syrie|irak|afghanistan|pakistan|somalie|het land van|familie in)\w* (?:\w+ ){0,3}(?:gebracht|gestuurd|meegenomen|sturen|brengen|moet|gaat)",
        r"hoopt dat ze (?:dan )?(?:weer )?terugkom\w*", r"besnijd\w*|besneden|vgv\b", r"lec[- ]?egg", r"bloedwraak", r"verstoten|verstoot",
    ),
    "opsporing": (
        r"(?:zoekt|zoek|zoeken|zocht|achterhaal\w*|achterhalen|uitvinden|opsporen|te weten) (?:\w+ ){0,6}(?:adres|waar (?:ze|zij|hij|ik) woon\w*|verblijf)", r"vroeg (?:\w+ ){0,8}adres", r"zoek (?:ik )?(?:ze|haar|hem|jullie) zelf",
        r"adres (?:\w+ ){0,3}(?:achterhaal|gevonden|ontdekt|hadden|weet)\w*", r"wijk (?:\w+ ){0,8}waar", r"kentekens?\b(?! (?:duits|van de auto))", r"telefoonmast|track\w*|airtag\w*|gps|volg-?app|spyware", r"staat (?:haar|mij|hem) op te wachten|opgewacht|wachtte? haar op",
    ),
    "stalking": (
        r"(?:ge)?stalk\w*|belaag\w*|belaging", r"\d{2,} (?:keer|x|maal) (?:ge)?(?:beld|bel|app|mail)\w*", r"\d{2,} (?:gemiste |app|bericht|sms|mail|telefoon)\w*", r"(?:blijft|bleef|steeds|constant|de hele dag) (?:\w+ ){0,2}(?:bellen|appen|mailen|lastigvallen|langskomen|volgen)",
        r"achtervolg\w*|volgt (?:haar|mij|me|hem)|gevolgd (?:door|naar)", r"contactverbod|straatverbod|gebiedsverbod|locatieverbod|gedragsaanwijzing", r"(?:ligt|lag) er (?:\w+ ){0,3}(?:elke|iedere) dag", r"(?:staat|stond|rijdt|reed|hangt|post) (?:\w+ ){0,4}(?:voor de deur|op het plein|bij (?:de|mijn|haar) (?:school|werk|huis)|door de straat|langs)",
        r"oude sleutel|sleutel (?:\w+ ){0,3}(?:laten )?namaken|bijgemaakte sleutel", r"met (?:rust|vrede) (?:te )?laat|met rust te laten|laat (?:haar|mij|me|hem) (?:maar )?niet met rust",
    ),
    "suicidaal": (
        r"suicid\w*|zelfmoord\w*|zelfdod\w*", r"(?:liever|wil|wou|wilde) (?:\w+ ){0,2}dood\b(?! ?maken)", r"niet (?:meer|verder) (?:wil|wilt|wil(?:len)?) leven|wil niet meer leven|geen zin meer in het leven", r"snijdt (?:zich|haar|in)|(?:krab|kras|snij|kerf)\w* (?:\w+ ){0,2}armen|zelfbeschadig\w*", r"einde (?:aan )?(?:haar|zijn|mijn) leven|er een eind aan", r"van het leven beroven",
    ),
    "opgesloten": (
        r"opgesloten|opsluit\w*|opgeslot\w*", r"sluit (?:haar|hem|mij|ze) (?:\w+ )?op\b", r"sleutel (?:\w+ ){0,5}(?:buitenkant|van buiten)", r"deur (?:\w+ ){0,3}op slot (?:\w+ ){0,4}(?:van buiten|niet (?:uit|weg)|haar|hem)", r"mag (?:het huis|de deur|er) niet uit|mag niet naar buiten|komt (?:de deur|het huis) niet (?:meer )?uit|vastgebonden", r"vrijheidsbe(?:perking|roving)",
    ),
    "niet_naar_huis": (
        r"(?:niet|nooit) (?:\w+ ){0,3}naar huis (?:durv|durf|kan|kunnen|gaan|laten)\w*", r"(?:durft|durf|kan|kunnen|mag|wil) (?:\w+ ){0,5}niet (?:\w+ ){0,4}(?:naar huis|thuis (?:zijn|blijven|slapen))", r"niet (?:\w+ ){0,3}naar huis (?:sturen|laten)", r"bang om naar huis|naar huis durven", r"(?:haar|hem|ze) niet (?:\w+ ){0,4}naar huis",
        r"blote voeten", r"gevlucht|vluchtte|naar (?:de )?buren (?:ge)?(?:rend|vlucht|gelopen)\w*", r"weet niet waar (?:ze|zij|hij|ik) (?:kan|moet) slapen|waar (?:ze|zij|hij) kan slapen",
    ),
    "vermist": (r"vermist\w*", r"verdwenen\b|spoorloos", r"weggelopen\b", r"ontvoer\w*", r"meegenomen naar het buitenland", r"(?:wil|gaat|gaan) (?:\w+ ){0,4}verdwijnen"),
    "komt_vrij": (r"heengezonden|vrijgelaten|in vrijheid gesteld", r"(?:komt|kom|is|weer|straks|morgen|vanmiddag) (?:\w+ ){0,2}vrij\b(?! van)|vrijkom\w*"),
    "psychose": (r"psycho(?:se|ses|tisch\w*)", r"waan\w*", r"hoort stemmen|stemmen in (?:zijn|haar)", r"(?:in de )?war\b|verward\w*", r"manisch\w*", r"boodschappen door", r"gestopt met (?:zijn|haar|de) (?:medic|pillen)\w*|medicatie (?:\w+ )?gestopt"),
    "acute_zorg": (
        r"(?:krijgt|heeft) (?:geen|niet) (?:\w+ ){0,2}(?:eten|drinken|medic\w*|pillen|insuline|verzorging)\b", r"(?:niet|geen) (?:\w+ ){0,2}(?:eten|drinken) (?:\w+ ){0,2}(?:gehad|gekregen)", r"uitgedroogd\w*|ondervoed\w*|uitgehongerd", r"baby (?:\w+ ){0,3}alleen (?:thuis|gelaten|achter)", r"(?:overdosis|buiten bewustzijn)", r"acuut gevaar|levensbedreigend",
    ),
}

PATROON: dict[str, tuple[str, ...]] = {
    "herhaling": (
        r"vaker\b", r"(?:al|nu al) (?:\w+ )?(?:weken|maanden|jaren|jaar|lange? tijd|lang)\b", r"(?:elke|iedere) (?:dag|week|avond|nacht|maand|ochtend|vrijdag|zaterdag|zondag|weekend|keer)", r"telkens|steeds (?:weer|vaker|opnieuw|erger)|keer op keer|regelmatig\w*|herhaald\w*|stelselmatig",
        r"(?:voor de )?(?:derde|vierde|vijfde|zoveelste) keer", r"(?:al|ruim|ongeveer|zeker|meer dan|zo'n) (?:een|een half|anderhalf|half|twee|drie|vier|vijf|\d+) ?(?:jaar|maanden|weken)\b(?! (?:oud|geleden))", r"(?:al )?(?:vanaf|sinds) (?:19|20)\d\d", r"sinds (?:\w+ )?(?:jaren|maanden)",
        r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|\d+) ?(?:keer|maal) (?:eerder|geslagen|per (?:week|maand|dag))", r"(?:twee|drie|vier|vijf|zes)maal", r"(?:een|1) ?(?:keer|maal|x) (?:per|in de) (?:week|maand)|eens (?:per|in de) (?:week|maand)", r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|meerdere|diverse|\d+) (?:eerdere )?(?:mutaties|meldingen|incidenten|aangiftes)",
        r"(?:meerdere|verschillende|diverse|vele|een paar|enkele|talloze) (?:keren|keer|malen)", r"(?:afgelopen|laatste|voorbije) (?:\w+ )?(?:weken|maanden|jaren)", r"(?:het |dit |dat )?(?:is )?begon(?:nen)? (?:\w+ )?(?:in|sinds|toen|na)\b", r"(?:al|nu) zo (?:is|gaat|was) (?:\w+ )?sinds|al zo sinds", r"eerdere (?:melding|incident|aangifte|mutatie|registratie)\w*",
        r"(?:twee|drie|vier|vijf|zes|\d+) keer deze (?:week|maand)|deze (?:week|maand) (?:al )?(?:\w+ )?keer", r"niet (?:voor )?de eerste keer|niet voor het eerst", r"(?:is|wordt|gaat|gebeurt) (?:\w+ )?altijd|hele leven|van jongs af", r"maandenlang|jarenlang|wekenlang|langdurig\w*|structureel onveilig", r"(?:drinkt|slaat|gebruikt|begint) weer\b|weer (?:begonnen|teruggevallen)|opnieuw (?:ge|be)?(?:slagen|dreigd|geweld)",
    ),
    "vaak": (r"vaak\b", r"altijd\b", r"meestal\b", r"(?:ieder|elk|in het) weekend",  r"steeds\b", r"dikwijls", r"continu|constant\b", r"soms\b", r"de laatste tijd", r"sinds (?:de|het|haar|zijn|mijn|kort|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|vorig)"),
    "verwaarlozing": (
        r"verwaarlo\w*|verwaarloos\w*", r"zonder (?:jas|schoenen|eten|ontbijt|brood|lunch)\b", r"koelkast (?:\w+ ){0,3}leeg|lege koelkast", r"(?:weinig|geen|nooit) (?:\w+ )?(?:eten|brood|ontbijt|lunch)\b", r"(?:woning|huis|kamer)\w* (?:\w+ ){0,3}(?:vervuild|smerig|vies)|vervuil\w*|vervuiling", r"(?:stinkt|stonk|stinken|vieze|kapotte|te kleine|dezelfde) (?:\w+ )?(?:kler|kled|schoen|jas)\w*|kleding (?:naar|stinkt)", r"stinkt (?:\w+ )?naar (?:pis|urine|poep|rook)",
        r"(?:niet|nooit|geen) (?:\w+ ){0,3}(?:opgehaald|gewassen|gedoucht|verschoond|naar (?:de )?(?:tandarts|dokter|huisarts))", r"alleen (?:thuis|gelaten|op straat)|thuis alleen|'?s nachts (?:\w+ )?(?:weg|alleen|zonder)", r"(?:luier|pamper)\w* (?:\w+ ){0,3}(?:nacht|vol|nat)|volle luier|natte (?:broek|luier|kleren)", r"zorgt (?:\w+ )?voor alles|zelf (?:moet |kan )?(?:koken|wassen|zorgen)|voor (?:zijn|haar) (?:broertje|zusje)\w* zorg\w*", r"vragen of er nog|bedelt|honger\b", r"doorligwond\w*|doorgelegen|ondervoed\w*|vermagerd|sterk afgevallen", r"gaat (?:bijna )?niet (?:meer )?naar school|schoolverzuim|komt nooit op school", r"zorg (?:\w+ )?(?:afgezegd|geweigerd|weigert)|afgezegd door (?:hem|haar)",
    ),
    "controle": (
        r"telefoon (?:\w+ ){0,3}(?:controle|controler|nakijk|kijkt|afgepakt|afpak)\w*|(?:tas|telefoon|mobiel) (?:\w+ ){0,3}na(?:kijkt|gekeken)?\b", r"geen eigen (?:geld|rekening|pas|telefoon)", r"(?:neemt|pakt|houdt) (?:haar|zijn|mijn|d'r) (?:loon|geld|pas|paspoort|telefoon)", r"mag (?:\w+ ){0,4}(?:niemand|geen) (?:\w+ ){0,2}(?:zien|spreken|vrienden|contact|werken)|mag niet (?:\w+ )?werken|mag (?:niks|niets|nergens)", r"sluit (?:haar|hem|mij) buiten|buitengesloten", r"isoleer\w*|geisoleerd", r"controleert|controlerend|dwingende controle", r"klein(?:eert|eren|erend)|vernedert?\w*|uitgescholden|uitscheld\w*|scheldt?\b|scheldpartij\w*|scheld\w+", r"bepaalt (?:alles|wat)|de baas over|terroriseer\w*|schrikbewind", r"mocht niet meer|niet meer naar (?:zwemles|buiten|vriend)\w*|zwemmen niet meer",
    ),
    "financieel": (
        r"pin(?:pas|pasje|nen)\b|pasje\b", r"(?:geld|spaargeld|sieraden|pensioen|aow) (?:\w+ ){0,4}(?:afgepakt|gestolen|opgenomen|weg|verdwenen|afhandig|leeggehaald|inge?pikt|af)\b", r"opgenomen via|geldautoma\w*|contante? opnam\w*", r"volmacht\b", r"financieel (?:misbruik|uit)\w*|financiele uitbuiting|uitbuit\w*", r"rekening (?:\w+ ){0,3}(?:leeg|geplunderd|begrensd)", r"erfenis|testament|huis (?:\w+ )?op (?:zijn|haar) naam", r"steelt (?:\w+ )?(?:geld|van)|geld komt halen|loon in\b",
    ),
    "scheiding_strijd": (
        r"(?:complexe |vecht)scheiding\w*|conflictscheiding", r"ouders (?:\w+ ){0,6}(?:beschuldig|ruzi|schreeuw|vecht|strijd)\w*|tegen elkaar (?:\w+ )?schreeuw\w*", r"(?:als ik )?bij (?:mama|papa|moeder|vader) (?:\w+ ){0,6}niet tegen (?:papa|mama|vader|moeder)", r"mediators?\b", r"wissel(?:dag|moment|en|t)?\b", r"loyaliteit\w*", r"omgang(?:sregeling)?\b|co-?ouder\w*|om de week",
    ),
    "zorg_kind": (r"plast (?:\w+ ){0,3}(?:in bed|in (?:zijn|haar) broek)|bedplas\w*", r"buikpijn", r"niet bij de les|slaapt? (?:slecht|niet)|niet durft te slapen", r"(?:erg|heel|heftig) (?:schrok|stil|bang)|teruggetrokken|stil geworden|veranderd\b", r"mag (?:\w+ ){0,3}(?:niets|niks|niet|over) (?:\w+ ){0,3}(?:gezegd|gepraat|verteld)|niet gepraat mag|niets gezegd worden", r"eet (?:weinig|niet|slecht)|weinig eet", r"(?:onder het bed|in de kast|op de trap) "),
    "ruzie": (r"schreeuw\w*|geschreeuw|schreewt", r"(?:ge)?gil(?:t|len|de|l)?\b", r"hommeles|heibel|herrie|tumult|ruzie\w*|bonje", r"(?:iets )?zwaars? vallen|gebonk|gestommel|gesmijt|glasgerinkel", r"(?:roepen|riep) (?:om )?(?:hulp|doe open)|hoorden roepen", r"brul\w*|gekrijs|krijs\w*"),
    "middelen": (r"dronken|bezopen|aangeschoten|laveloos", r"onder invloed|drank\w*|drinkt\b|drinken (?:veel|elke|te)|alcohol\w*|wijn drinkt|met bier|bier staat", r"drugs?\b|cannabis\w*|blow\w*|wiet\b|coke|cocaine|speed\b|ghb|crack\b|verslaa?f\w*|verslaving\w*"),
    "angst": (r"bang (?:voor|dat|om|van|wordt|is)?\b", r"doodsbang|angst\w*", r"(?:durf|durft|durven) (?:\w+ ){0,3}(?:niet|niks|niets|geen)", r"vreest|vrees\b", r"(?:met (?:een|de) )?(?:kast|stoel) (?:voor|onder) de deur\w*"),
    "afspraak_geschonden": (r"(?:afspraak|afspraken|voorwaarden|veiligheidsplan\w*|plan(?:nen)?) (?:\w+ ){0,6}(?:niet (?:meer )?(?:na|ge)|geschonden|verbroken|niet nagekomen|niet houdt)\w*", r"houdt (?:zich|hij|zij) (?:\w+ ){0,2}niet aan", r"niet(?: meer)? (?:werden |worden )?(?:nagekomen|nageleefd)", r"ondanks (?:het |een |de )?(?:contactverbod|huisverbod|afspraken|hulp|plan)"),
}
