# Each target makes the environment it needs from the project's own files; only make, git and Python >= 3.10 must be there.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.10; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then echo $$p; break; fi; done)
VENV ?= .venv
BIN = $(VENV)/bin
# A constraints file, for the job that proves the lower bounds.
BOUNDS ?=

.PHONY: demo test lint docs pictures wheel clean

# The audit's own exit code is 1 here: the examples trigger bugs. Make would call that an error, so it is told apart.
demo: $(VENV)/installed
	@$(BIN)/audit check examples/churn; code=$$?; [ $$code -le 1 ]
	@echo; $(BIN)/audit check examples/lesions; code=$$?; [ $$code -le 1 ]

test: $(VENV)/developing
	$(BIN)/python -m pytest -n auto -q -m "not tensorflow"

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check auditor tests
	$(BIN)/mypy
	$(BIN)/interrogate -q auditor
	$(BIN)/audit db check
	$(BIN)/zizmor --quiet --offline --persona=auditor action.yml relay/action.yml .github docs/workflows/*.yml
	$(BIN)/actionlint .github/workflows/*.yml docs/workflows/*.yml

# The page and the picture that are made from the database, and the schemas from the code: to be run when either has changed.
docs: $(VENV)/installed
	$(BIN)/audit db matrix --write
	$(BIN)/python -m auditor.rules
	$(BIN)/python -m auditor.report.upgrade_json

# The pictures of the docs, of real audits; a Chromium must be there.
pictures: $(VENV)/developing
	$(BIN)/python docs/pictures.py

wheel: $(VENV)/developing
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

$(VENV)/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.10 or later is needed: make PYTHON=/path/to/python" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/developing: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(if $(BOUNDS),-c $(BOUNDS)) -e . --group dev
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) .venvs build dist .mypy_cache .pytest_cache .ruff_cache auditor/database/index.msgpack
