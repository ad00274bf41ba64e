"""`python -m auditor`: the same as the command `audit`."""

import sys

from auditor.cli import run

if __name__ == "__main__":
    sys.exit(run())
