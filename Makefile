# Two commands set everything up on a fresh Debian machine with Python 3.11: make demo, make test.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint types unit browser check-gazetteer bench clean

demo: $(VENV)/.installed
	$(BIN)/geonews map seeds -o demo.html

test: $(VENV)/.tested lint types check-gazetteer unit browser

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

check-gazetteer: $(VENV)/.tested
	$(BIN)/python gazetteer/build.py --check

unit: $(VENV)/.tested
	$(BIN)/python -m pytest -m "not browser"

browser: $(VENV)/.tested
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || .ci/install-chromium
	$(BIN)/python -m pytest -m browser tests

bench: $(VENV)/.tested
	$(BIN)/python benchmarks/run.py

$(VENV)/.installed: pyproject.toml hatch_build.py $(shell find gazetteer -name '*.tsv' -o -name '*json' -o -name 'build.py')
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group test --group lint
	touch $@

clean:
	rm -rf $(VENV) geonews/data demo.html dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
