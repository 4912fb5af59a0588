"""A phone that is shown pages on paper: axe on each, and whether it must be pushed sideways.

A process of its own (JSON of path and HTML in, faults out): Playwright's loop and the situations of tests/decor.py,
which lie in one open transaction, cannot share a thread.
"""

import json
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Route, sync_playwright

from tests.axe import violations_of_new
from tests.browser import FLAGS, find_or_install

HOST, ZOOMED, WIDTH = "http://eenplan.test", 720, 390  # a desk at 200 %, a phone
STATIC = list(Path(__file__).resolve().parents[2].glob("eenplan/*/*/static"))
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def oordeel(pages: dict[str, str]) -> list[str]:
    """The faults of these pages, from a fresh process."""
    if not pages:
        return []
    call = [sys.executable, "-m", "tests.beeld.scherm"]
    done = subprocess.run(call, input=json.dumps(pages), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[str] = json.loads(done.stdout)
    return found


def bekijk(pages: dict[str, str]) -> list[str]:
    """The same, in this process."""
    found, seen = list[str](), set[int]()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if path.startswith("/static/"):
            name = path.removeprefix("/static/").partition("?")[0]
            file = next(folder / name for folder in STATIC if (folder / name).is_file())
            route.fulfill(path=file, content_type=TYPES[file.suffix])
        else:
            route.fulfill(body=pages.get(path, ""), content_type="text/html; charset=utf-8")

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(find_or_install()), args=list(FLAGS[1:]))
        page = chromium.new_page(viewport={"width": WIDTH, "height": 844}, locale="nl-NL")
        page.route("**/*", answer)
        for path in pages:
            page.goto(HOST + path)
            for width in (ZOOMED, WIDTH):
                page.set_viewport_size({"width": width, "height": 844})
                wide = page.evaluate("document.documentElement.scrollWidth") - width
                found += [f"{path}: {wide} punten te breed op {width}"] if wide > 0 else []
            found += [f"{path}: {item}" for item in violations_of_new(page, seen)]
        chromium.close()
    return found


if __name__ == "__main__":
    print(json.dumps(bekijk(json.load(sys.stdin))))
