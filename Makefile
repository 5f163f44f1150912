# make site    build content/ into public/
# make serve   show the site while you write
# make test    run all tests

PYTHON ?= python3
SCRIPTS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN := .venv/$(SCRIPTS)

.PHONY: site serve test lint clean

site: .venv/installed
	@$(BIN)/plnfolio build
	@echo "Your first page is public/index.html. To look around as your visitors will: make serve"

serve: .venv/installed
	@$(BIN)/plnfolio serve --open

test: .venv/installed-test
	@$(BIN)/python -m pytest -n auto

lint: .venv/installed-lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

clean:
	rm -rf .venv public .plnfolio

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit("plnfolio needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 site") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml
	@echo "Setting up (once; this takes a minute) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-test: .venv/installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

.venv/installed-lint: .venv/installed pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[lint]'
	@touch $@
