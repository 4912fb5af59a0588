# Seven targets: demo test check fix docs bench clean. Everything lives in .venv (programs) and .data (data).
SHELL := /bin/sh
.DEFAULT_GOAL := demo
.PHONY: demo test check fix docs bench clean
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1
# Where this is set, every process compiles all of Django and of us again, seconds each time.
unexport PYTHONDONTWRITEBYTECODE

demo: .venv/.stamp-run ## start everything with an invented region
	@exec $(BIN)/eenplan start --demo

test: .venv/.stamp-dev ## all tests, in a browser too
	@$(BIN)/python -m tests.browser
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 10; code=$$?; \
		EENPLAN_DATA="$${EENPLAN_TEST_DATA:-.data/test}" $(BIN)/eenplan stop >/dev/null; exit $$code

check: .venv/.stamp-dev ## style, types, layout, measures, generated docs up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy eenplan
	$(BIN)/lint-imports
	$(BIN)/python -m tests.repo.measures
	$(BIN)/python -m tests.repo.docs --check

fix: .venv/.stamp-dev ## repair style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/.stamp-dev ## write the generated pages of docs/
	$(BIN)/python -m tests.repo.docs

bench: .venv/.stamp-dev $(if $(findstring --splink,$(RADAR))$(findstring --febrl,$(RADAR)),.venv/gelijke/.stamp) ## CPU, wall time and queries per request; RADAR="--splink --febrl": the radar beside its peer
	@exec $(BIN)/python -m tests.bench$(if $(RADAR),.radar $(RADAR))

clean: ## remove programs and caches; data is kept
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Weg: .venv en caches. Bewaard: .data (gegevens en sleutels); verwijder die map alleen zelf."

# --- files, not targets -----------------------------------------------------------------------------------
.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig. Zet PYTHON=/pad/naar/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is ouder dan Python 3.11. Zet PYTHON=/pad/naar/python3.11"; exit 1; }
	@echo "Eigen Python-omgeving maken in .venv ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Het onderdeel venv ontbreekt (Debian: apt install python3-venv)."; exit 1; }

.venv/bin/eenplan: | .venv/bin/python
	@$(BIN)/python -c "import pathlib, sysconfig; \
		pathlib.Path(sysconfig.get_path('purelib'), 'eenplan.pth').write_text(str(pathlib.Path.cwd()) + '\n')"
	@printf '%s\n' '#!/bin/sh' 'exec "$${0%/*}/python" -P -m eenplan "$$@"' > $@
	@chmod 755 $@

.venv/.stamp-run: requirements/run.txt | .venv/bin/eenplan
	@echo "Pakketten installeren (vaste versies met controlegetal) ..."
	@$(BIN)/python -m pip install --require-hashes --no-deps --progress-bar on -r requirements/run.txt
	@touch $@

.venv/.stamp-dev: requirements/dev.txt | .venv/bin/eenplan
	@echo "Pakketten voor tests installeren (vaste versies met controlegetal) ..."
	@$(BIN)/python -m pip install --require-hashes --no-deps --progress-bar on -r requirements/dev.txt
	@touch $@ .venv/.stamp-run

# The radar's peer, apart from what the product needs.
.venv/gelijke/.stamp: requirements/bench.txt | .venv/bin/python
	@echo "Pakketten van de gelijke installeren, in een eigen omgeving ..."
	@$(BIN)/python -m venv .venv/gelijke
	@.venv/gelijke/bin/python -m pip install --require-hashes --no-deps --progress-bar on -r requirements/bench.txt
	@touch $@
