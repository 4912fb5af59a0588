"""The full forms of the proofs that the suite holds in a short form: `python -m tests.bench.proeven [name ...]`.

Each prints one line with a figure. Without a name: all of them.
"""

import os
import subprocess
import sys

from tests.repo.measures import ROOT

PROEVEN = {  # name -> test, and what makes it the full form
    "api": ("tests/trust/test_api_beloop.py", {"EENPLAN_API_BELOOP": "300"}),
    "cellen": ("tests/trust/test_cellen.py", {"EENPLAN_FLIPS": "alle"}),
    "kill": ("tests/trust/test_kill.py", {"EENPLAN_KILLS": "10000"}),
    "knippen": ("tests/trust/test_knippen.py", {"EENPLAN_CUTS": "1000"}),
    "tegelijk": ("tests/trust/test_tegelijk.py", {"EENPLAN_TEGELIJK": "1000"}),
}


def main(names: list[str]) -> int:
    """Run them one after another; 1 when one failed."""
    if unknown := set(names) - set(PROEVEN):
        sys.exit(f"Onbekend: {', '.join(sorted(unknown))}. Kies uit: {', '.join(PROEVEN)}.")
    failed = 0
    for name in names or PROEVEN:
        path, more = PROEVEN[name]
        failed |= subprocess.run(
            [sys.executable, "-m", "pytest", path], cwd=ROOT, env={**os.environ, **more}
        ).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
