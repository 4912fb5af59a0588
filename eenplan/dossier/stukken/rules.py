"""Which files may come in. Pure Python."""

# What the content says it is -> what it may be called. The content decides, never the name or the sender's word.
SOORTEN: dict[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "text/plain": ("txt",),
}
TOEGESTAAN = "pdf, jpg, png, docx of txt"


def is_plain_text(content: bytes) -> bool:
    """Whether this is readable text without control characters."""
    try:
        text = content.decode("utf-8-sig")  # Windows puts a mark in front
    except UnicodeDecodeError:
        return False
    return all(char.isprintable() or char in "\r\n\t" for char in text)


def fout(naam: str, soort: str | None, grootte: int, grens: int) -> str:
    """Why this file cannot be kept, in Dutch; empty when it can."""
    if grootte > grens:
        return f"Dit bestand is te groot. Kies een bestand van hooguit {grens // (1024 * 1024)} MB."
    if grootte == 0:
        return "Dit bestand is leeg."
    _, dot, suffix = naam.rpartition(".")
    if soort not in SOORTEN or not dot or suffix.lower() not in SOORTEN[soort]:
        return f"Dit soort bestand kan niet worden bewaard. Kies {TOEGESTAAN}."
    return ""
