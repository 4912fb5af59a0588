"""The little Markdown of our own manual as HTML: headings, text, lists, tables, code, bold and links. Pure Python."""

import re
from collections.abc import Callable, Iterator
from html import escape

Adres = Callable[[str], str]
ROW = re.compile(r"^\|(.*)\|$")
RULE = re.compile(r"^[|\s:-]+$")
ITEM = re.compile(r"^(?:[-*]|(\d+)\.)\s+(.*)$")
HEAD = re.compile(r"^(#{1,4})\s+(.*)$")
TABLE = '<div class="utrecht-table-container" role="region" aria-label="{}" tabindex="0">' \
    '<table class="utrecht-table"><thead>{}</thead><tbody>{}</tbody></table></div>'  # fmt: skip


def html(text: str, adres: Adres) -> str:
    """A whole leaf; `adres` gives the address of another leaf by its name."""
    return "\n".join(_block(lines, adres) for lines in _blocks(text))


def titel(text: str) -> str:
    """Its first heading."""
    found = HEAD.match(text.lstrip().partition("\n")[0])
    return found[2] if found else ""


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines that belong together: up to an empty line, a heading alone, code from fence to fence."""
    lines: list[str] = []
    code = False
    for line in [*text.splitlines(), ""]:
        fence = line.startswith("```")
        ends = fence if code else (not line.strip() or HEAD.match(line) is not None or fence)
        if ends and lines:
            yield lines
            lines = []
        if fence:
            code = not code
            lines = ["```"] if code else []
        elif code or line.strip():
            lines.append(line)
        if not code and lines and HEAD.match(line):
            yield lines
            lines = []


def _block(lines: list[str], adres: Adres) -> str:
    first = lines[0]
    if first == "```":
        return f'<pre class="ep-code" tabindex="0"><code>{escape(chr(10).join(lines[1:]))}</code></pre>'
    if head := HEAD.match(first):
        level = len(head[1])
        return f'<h{level} class="utrecht-heading-{level}">{_inline(head[2], adres)}</h{level}>'
    if ROW.match(first):
        return _table([row[1] for line in lines if (row := ROW.match(line)) and not RULE.match(line)], adres)
    if ITEM.match(first):
        return _list(lines, adres)
    return f"<p>{_inline(' '.join(lines), adres)}</p>"


def _list(lines: list[str], adres: Adres) -> str:
    items: list[str] = []
    for line in lines:
        found = ITEM.match(line)
        if found:
            items.append(found[2])
        else:
            items[-1] += " " + line.strip()
    kind = "ol" if lines[0][0].isdigit() else "ul"
    return f"<{kind}>{''.join(f'<li>{_inline(item, adres)}</li>' for item in items)}</{kind}>"


def _table(rows: list[str], adres: Adres) -> str:
    def row(text: str, tag: str, more: str) -> str:
        cells = (f'<{tag} class="utrecht-table__{more}">{_inline(cell.strip(), adres)}</{tag}>'
                 for cell in text.split("|"))  # fmt: skip
        return f'<tr class="utrecht-table__row">{"".join(cells)}</tr>'

    head = row(rows[0], "th", 'header-cell" scope="col')
    return TABLE.format(
        escape(rows[0].replace("|", ",").strip()), head, "".join(row(r, "td", "cell") for r in rows[1:])
    )


def _inline(text: str, adres: Adres) -> str:
    """Code first, so that what stands in it stays as it is."""
    parts = text.split("`")
    return "".join(f"<code>{escape(part)}</code>" if n % 2 else _words(part, adres) for n, part in enumerate(parts))


def _words(text: str, adres: Adres) -> str:
    safe = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False))
    safe = re.sub(r"\*(\w[^*]*)\*", r"<em>\1</em>", safe)
    return re.sub(r"\[([^\]]+)\]\(([-a-z0-9]+)\.md\)", lambda m: f'<a href="{escape(adres(m[2]))}">{m[1]}</a>', safe)
