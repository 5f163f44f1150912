"""Run plnfolio from a checkout: ``python generator build``."""

from plnfolio.cli import main

if __name__ == "__main__":
    main()
