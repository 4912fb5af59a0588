"""``python -m eenplan``: the same as the command ``eenplan``."""

import sys

from eenplan.site.cli import main

if __name__ == "__main__":
    sys.exit(main())
