"""Run plnfolio as a module: ``python -m plnfolio build``."""

from plnfolio.cli import main

if __name__ == "__main__":
    main()
