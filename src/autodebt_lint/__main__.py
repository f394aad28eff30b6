"""``python -m autodebt_lint``: the command line, where no script directory is on the path."""

import sys

from autodebt_lint.cli import main

if __name__ == "__main__":
    sys.exit(main())
