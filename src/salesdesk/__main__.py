"""The one way in: `salesdesk` and `python -m salesdesk`."""

import sys

from salesdesk import cli


def main() -> int:
    """Run the command line over the program's arguments and return its exit code (0 done, 1 refused, 2 wrong usage)."""
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
