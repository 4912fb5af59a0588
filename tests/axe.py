"""WCAG 2.0, 2.1 and 2.2, A and AA, on the page that a browser has open."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
# Only what is wrong leaves the browser: handing over everything that was right took longer than looking.
RUN = "options => axe.run(options).then(found => found.violations.map(row => row.id + ': ' + row.nodes[0].html))"


def violations(page: Page) -> list[str]:
    """Each broken rule with the first element that breaks it; empty when the page is right."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, RULES)
    return found
