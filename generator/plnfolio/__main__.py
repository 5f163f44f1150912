"""Run plnfolio as a module: ``python -m plnfolio build``."""

from plnfolio.cli import run

if __name__ == "__main__":
    run()
