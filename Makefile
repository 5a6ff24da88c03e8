# Two commands set everything up on a fresh Debian machine with Python 3.11: make demo, make test.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint types js unit browser check-gazetteer bench clean

demo: $(VENV)/.installed
	$(BIN)/geonews map seeds -o demo.html

test: $(VENV)/.tested lint types js check-gazetteer unit browser

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tested
	$(BIN)/mypy

# The scripts of the map page. Skipped without a node of today, or where its packages cannot be installed.
js:
	@if ! node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' 2>/dev/null || ! command -v npm >/dev/null; then \
		echo "js: skipped, needs node 20 or later and npm"; \
	elif ! $(MAKE) --silent node_modules/.installed 2>/dev/null; then \
		echo "js: skipped, its packages cannot be installed"; \
	else npm run --silent check; fi

node_modules/.installed: package.json
	npm install --no-package-lock --prefer-offline --no-audit --no-fund --loglevel=error >/dev/null 2>&1
	touch $@

check-gazetteer: $(VENV)/.tested
	$(BIN)/python gazetteer/build.py --check

unit: $(VENV)/.tested
	$(BIN)/python -m pytest -m "not browser"

browser: $(VENV)/.tested
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || .ci/install-chromium
	$(BIN)/python -m pytest -m browser tests

bench: $(VENV)/.tested
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/page.py

$(VENV)/.installed: pyproject.toml hatch_build.py $(shell find gazetteer -name '*.tsv' -o -name '*json' -o -name 'build.py')
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group test --group lint
	touch $@

clean:
	rm -rf $(VENV) node_modules geonews/data demo.html dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
