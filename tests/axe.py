"""WCAG 2.0, 2.1 and 2.2, A and AA, on the page that a browser has open."""

from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Only what is wrong leaves the browser: handing over everything that was right took longer than looking.
TELL = ".then(found => found.violations.map(row => row.id + ': ' + row.nodes[0].html))"
RUN = "options => axe.run(options)" + TELL
KINDS = Path(__file__).with_name("kinds.js").read_text()
# With what is new come the elements around it, for rules that look down; what else they hold is passed over.
RUN_ON = (
    """([kinds, options]) => {
    const elements = kinds.map(kind => eenplanKinds.get(kind)), include = new Set(elements);
    if (include.has(document.documentElement)) return axe.run(document, options)TELL;
    for (let {parentElement: up} of elements) for (; up; up = up.parentElement) include.add(up);
    const exclude = [...include].flatMap(({children}) => [...children]).filter(child => !include.has(child));
    return axe.run({include: [...include], exclude}, options)TELL}"""
).replace("TELL", TELL)


def violations(page: Page) -> list[str]:
    """Each broken rule with the first element that breaks it; empty when the page is right."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, RULES)
    return found


def violations_of_new(page: Page, seen: set[int]) -> list[str]:
    """The same, for each kind of element (kinds.js) that is not in `seen`; it is there afterwards."""
    kinds: list[int] = page.evaluate(KINDS)
    new = [kind for kind in kinds if kind not in seen]
    if not new:
        return []
    seen.update(new)
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN_ON, [new, RULES])
    return found
