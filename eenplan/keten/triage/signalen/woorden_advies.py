"""Expressions of a request for advice, and of the wish to report. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "wil_niet_melden": (
        r"(?:wil|wens|doe|hoef|is|dit is|maak|nog) (?:\w+ ){0,5}geen (?:\w+ )?(?:officiele )?melding",
        r"niet (?:\w+ ){0,2}(?:als )?(?:een )?melding (?:bedoeld|maken|doen)",
        r"(?:wil|durf) (?:\w+ ){0,4}niet (?:\w+ )?melden", "geen namen? (?:te )?(?:geven|noemen|zeggen)",
        r"(?:noem|geef|zeg) (?:\w+ )?(?:nog )?geen na(?:am|men)", "naam wil ik niet", "zonder namen?",
        "namen? noem ik niet",
        (
            r"(?:alleen|enkel|slechts|eigenlijk) (?:\w+ ){0,2}(?:advies|weten|een vraag|overleggen|"
            "meedenken|tips)"
        ),
        "voordat ik zeg wie", r"(?:wil|blijf) (?:\w+ ){0,3}anoniem (?:blijven )?(?:over|vragen)",
        r"(?:graag|vraag om|zoek|voor) (?:\w+ )?(?:een )?advies\b", "adviesvraag", "om advies",
    ),
    "vraagt": (
        r"wat (?:kan|moet|mag|zal|kunnen|moeten) (?:ik|we|wij)\b",
        r"(?:mag|moet|kan|zal|kunnen|moeten|mogen) (?:ik|wij|we) (?:\w+ ){0,12}\?",
        r"(?:wil|wilde|zou) (?:\w+ ){0,4}weten (?:of|hoe|wat|wanneer)",
        r"hoe (?:ik|kan ik|moet ik|pak ik|begin ik|wij)\b",
        (
            r"is (?:dit|dat) (?:al |nou )?(?:\w+ )?(?:mishandeling|een signaal|consultatieplichtig|"
            "normaal|strafbaar|reden)"
        ),
        "wat is wijsheid", "wat raadt u", "wat adviseert", "wat zou u", r"tips\b",
        r"twijfel\w* (?:\w+ ){0,3}(?:tussen|of)", "moeten jullie (?:dan )?altijd", "wat gebeurt er als",
        "hoe weet ik", "ben ik verplicht", r"of ik (?:verplicht|moet|mag)\b",
    ),
    "wil_melden": (
        (
            r"(?:hierbij|wil|wilde|doe|doen|kom|wens|hiermee|bij deze) (?:\w+ ){0,5}(?:een |een nieuwe "
            r")?meld(?:ing|en)\b(?! maken en)"
        ),
        r"\bmeld (?:ik|u|wij|hierbij)", r"ik meld\b", r"wij melden\b", "dit meld",
        r"(?:kunnen|willen|moeten) jullie (?:\w+ ){0,3}(?:kijken|langs|ingrijpen|komen)",
        "zo snel mogelijk (?:ingrijpen|iemand)", "doe iets",
    ),
}  # fmt: skip
