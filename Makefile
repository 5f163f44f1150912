# make site         build content/ into public/
# make serve        show the site while you write
# make docs         make the manual, docs/, a site in .manual/public/
# make screenshots  take its pictures of pages anew, docs/images/
# make test         run all tests
# make torture      try far more of everything, for some twenty minutes
# make newest       run them with the newest libraries, without constraints.txt
# make constraints  write those into constraints.txt

PYTHON ?= python3
SCRIPTS := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
BIN := .venv/$(SCRIPTS)
NEWEST := .venv-newest/$(SCRIPTS)
INSTALL := -m pip install --quiet --disable-pip-version-check

# Which versions are installed. From pip 25.3 on, what builds a package has a variable of its own.
# Relative, as pip would take a path with a space in it for two.
CONSTRAINED := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt

.PHONY: site serve docs screenshots test torture newest constraints lint clean

site: .venv/installed
	@$(BIN)/plnfolio build
	@echo "Your site is in public/. To look around in it as your visitors will: make serve"
	@echo "It then is at http://127.0.0.1:8000/"

serve: .venv/installed
	@$(BIN)/plnfolio serve --open

docs: .venv/installed-search
	@$(BIN)/python tools/manual.py
	@echo "The manual is in .manual/public/. To look around in it:"
	@echo "$(BIN)/plnfolio serve --site .manual --open"

screenshots: .venv/installed-test
	@$(BIN)/python tools/screenshots.py

test: .venv/installed-test
	@$(BIN)/python -m pytest -n auto

torture: .venv/installed-torture
	@PLNFOLIO_TORTURE=1 $(BIN)/python -m pytest -n auto -m torture
	@$(BIN)/python tests/fuzz/guided.py 30

newest: .venv-newest/python pyproject.toml
	@echo "Setting up with the newest libraries (this takes a minute) ..."
	@$(NEWEST)/python $(INSTALL) --upgrade --upgrade-strategy eager --editable '.[test]'
	@$(NEWEST)/python -m pytest -n auto

# For every system and Python at once. Hatchling asks for editables when it installs a checkout.
# Pelican wants an older Pygments, so what the benchmarks install has a file of its own.
constraints: .venv-newest/python
	@$(NEWEST)/python $(INSTALL) --upgrade uv
	@echo "editables~=0.3" | $(RESOLVE) - --extra heic --extra keyring --extra pdf --extra png --extra search --extra test --extra lint --extra torture --output-file constraints.txt
	@$(RESOLVE) --extra bench --output-file benchmarks/constraints.txt

RESOLVE = $(NEWEST)/uv pip compile pyproject.toml --quiet --universal --upgrade --python-version 3.11 \
	--no-annotate --custom-compile-command "make constraints"

lint: .venv/installed-lint
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

clean:
	rm -rf .venv .venv-newest .torture .manual public .plnfolio

.venv/python .venv-newest/python:
	@$(PYTHON) -c 'import sys; sys.exit("plnfolio needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 site") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(@D)
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	@echo "Setting up (once; this takes a minute) ..."
	@$(CONSTRAINED) $(BIN)/python $(INSTALL) --editable .
	@touch $@

.venv/installed-test: .venv/installed pyproject.toml constraints.txt
	@$(CONSTRAINED) $(BIN)/python $(INSTALL) --editable '.[test]'
	@touch $@

.venv/installed-search: .venv/installed pyproject.toml constraints.txt
	@$(CONSTRAINED) $(BIN)/python $(INSTALL) --editable '.[search]'
	@touch $@

.venv/installed-torture: .venv/installed-test pyproject.toml constraints.txt
	@$(CONSTRAINED) $(BIN)/python $(INSTALL) --editable '.[torture]'
	@touch $@

.venv/installed-lint: .venv/installed pyproject.toml constraints.txt
	@$(CONSTRAINED) $(BIN)/python $(INSTALL) --editable '.[lint]'
	@touch $@
