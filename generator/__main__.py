"""Run plnfolio from a checkout: ``python generator build``."""

from plnfolio.cli import run

if __name__ == "__main__":
    run()
