# Everything a contributor does, as CI does it. `make help` lists it.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The first Python that is new enough, else python3, so that the message is about that one.
RECENT = import sys; sys.exit(sys.version_info < (3, 11))
PYTHONS := python3 python3.11 python3.12 python3.13
PYTHON ?= $(firstword $(foreach name,$(PYTHONS),$(shell $(name) -c '$(RECENT)' 2>/dev/null && echo $(name))) python3)
VENV ?= .venv
BIN := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000
SITE ?= site
TESTS ?=
SCALE ?= 1000
EVAL ?= $(wildcard ../shared/dev ../shared/data)

# Dates in the output come from the last commit, so that builds are byte-identical.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
export SOURCE_DATE_EPOCH
# Material's banner about MkDocs 2 says nothing of this project: mkdocs is kept below 2.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

SITE_READY := $(VENV)/.site-ready
DEV_READY := $(VENV)/.dev-ready
INSTALL := $(BIN)/python -m pip install --quiet

.PHONY: help
help:  ## Show what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: serve
serve: $(SITE_READY)  ## Preview the example site at http://ADDRESS/ and reload on every change
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

.PHONY: build
build: $(SITE_READY)  ## Build the example site into SITE; any warning is an error
	$(BIN)/mkdocs build --strict --site-dir $(abspath $(SITE))

.PHONY: test
test: $(DEV_READY) browser  ## Run all tests, or those named: make test TESTS=tests/test_house.py
	$(BIN)/python -m pytest $(TESTS)

.PHONY: lint
lint: $(DEV_READY)  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

.PHONY: format
format: $(DEV_READY)  ## Rewrite the code in the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: check
check: lint build test  ## What CI runs: style, types, strict build, all tests

.PHONY: bench
bench: $(DEV_READY)  ## Time generated sites against their peers, in one table; FULL=1: 10,000 articles too
	$(BIN)/python benchmarks/bench.py --scale $(SCALE) $(if $(FULL),--scale 10000) $(BENCH)

.PHONY: bench-preview
bench-preview: $(SITE_READY)  ## Time edits of SCALE generated articles until a browser sees them
	$(BIN)/python benchmarks/preview.py --scale $(SCALE)

.PHONY: bench-search
bench-search: $(DEV_READY) browser  ## Time the search of SCALE generated articles in a browser
	$(BIN)/python benchmarks/search.py --scale $(SCALE)

.PHONY: pictures
pictures: $(DEV_READY) browser  ## Take the pictures of the documents anew, from the example site
	$(BIN)/mkdocs build --quiet --site-dir .cache/pictures
	$(BIN)/python scripts/pictures.py .cache/pictures docs/about/pictures

.PHONY: eval
eval: $(DEV_READY)  ## Score the extraction on the folders EVAL names, and show what changed
	$(BIN)/python scripts/evaluate.py $(EVAL) --seeds seeds $(EVALUATE)

.PHONY: fuzz
fuzz: $(DEV_READY)  ## Try thousands of made-up texts on the whole chain, others each time
	$(BIN)/python -m pytest tests/fuzz --hypothesis-profile=fuzz

.PHONY: browser
browser:  ## Find or install the Chromium that the browser tests need
	@.ci/browser

.PHONY: lock
lock: $(VENV)/pyvenv.cfg  ## Write requirements/*.txt anew from pyproject.toml
	$(INSTALL) uv
	$(BIN)/uv pip compile --quiet $(LOCK) --group build pyproject.toml -o requirements/site.txt
	$(BIN)/uv pip compile --quiet $(LOCK) --extra dask --extra html --extra parquet \
		--group build --group dev --group browser \
		--constraint requirements/site.txt pyproject.toml -o requirements/dev.txt

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	--no-annotate $(UPGRADE)

.PHONY: clean
clean:  ## Remove what was built; keeps the virtual environment
	rm -rf $(SITE) dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c '$(RECENT)' 2>/dev/null || { \
		echo "make: $(PYTHON) is not Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "make: $(PYTHON) cannot make virtual environments; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(SITE_READY): requirements/site.txt pyproject.toml | $(VENV)/pyvenv.cfg
	$(INSTALL) --require-hashes --requirement requirements/site.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements/dev.txt $(SITE_READY)
	$(INSTALL) --require-hashes --requirement requirements/dev.txt
	@touch $@
