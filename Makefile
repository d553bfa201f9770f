# make install   .venv with Sidenote in it, nothing else; EXTRAS=ollama (or openai, anthropic, google): a model provider too
# make run       serve on http://127.0.0.1:8000
# make check     format, lint, types, import rules, documentation
# make test      everything `check` does, and every test
# make bench     print the figures of docs/figures.md, measured here
# make lock      resolve the dependencies anew and write down their exact versions
# make clean     remove what these made (never your data)

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := install
.PHONY: install run check test bench lock clean

install: .venv/.installed $(EXTRAS:%=.venv/.installed-extra-%)

run: install
	$(BIN)/sidenote serve

check: .venv/.installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/docs

test: check
	$(BIN)/pytest

bench: .venv/.installed
	$(BIN)/python -m benchmarks

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Sidenote needs Python 3.11 or newer; name one: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --disable-pip-version-check --requirement requirements.lock
	$(BIN)/pip install --disable-pip-version-check --no-deps --editable .
	@touch $@

# A provider's package, in the version that the tests ran with.
.venv/.installed-extra-%: requirements-dev.lock .venv/.installed
	$(BIN)/pip install --disable-pip-version-check --constraint requirements-dev.lock --editable '.[$*]'
	@touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	$(BIN)/pip install --disable-pip-version-check --requirement requirements-dev.lock
	@touch $@

# An environment of its own, so that nothing installed by hand gets in. `+cpu` names a build, not a version: pip finds it by itself.
lock:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/pip install .
	.venv-lock/bin/pip freeze --exclude sidenote-assistant | sed 's/+cpu$$//' > requirements.lock
	.venv-lock/bin/pip install '.[dev]'
	.venv-lock/bin/pip freeze --exclude sidenote-assistant | sed 's/+cpu$$//' > requirements-dev.lock
	rm -rf .venv-lock

clean:
	rm -rf .venv .venv-lock .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
