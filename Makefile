# `make` alone lists the targets. Each one does its own set-up; nothing but make and Python 3.11 or later is needed.

# The first interpreter that starts, is new enough and can make a virtual environment. `make PYTHON=...` overrides.
PYTHON ?= $(firstword $(foreach name,python3.11 python3.12 python3.13 python3,$(shell \
	$(name) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $(name))))

BIN := .venv/bin
READY := .venv/ready
USABLE := .venv/usable
DEMO_DAY := 2026-02-20
WORKFLOWS := $(wildcard .github/workflows/*.yml examples/github/*.yml)
# Extra arguments of pytest, for example `make test PYTEST_ARGS="-k adl301"`.
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint check bench accuracy docs docs-check self-check clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make the virtual environment .venv with the tool (editable) and all that develops it

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later with venv and ensurepip was found; name one: make PYTHON=/path/to/python3" >&2; exit 2; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable '.[flake8,pylint,rich]' --group dev
	@touch $@ $(USABLE)

# The tool alone, with what its report draws by: a demo need not wait for all that develops it.
$(USABLE): pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later with venv and ensurepip was found; name one: make PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "Installing autodebt-lint into .venv"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[report]'
	@touch $@

demo: $(USABLE) ## check the example project before spring break, draw its couplings, write debt-report.html
	@# Exit 1 means findings, which is what a demo is for.
	$(BIN)/autodebt check examples/spring-campaign --as-of $(DEMO_DAY) || test $$? -eq 1
	$(BIN)/autodebt graph examples/spring-campaign
	$(BIN)/autodebt report examples/spring-campaign --as-of $(DEMO_DAY)

test: $(READY) ## run the tests (not those that install packages: `.ci/run` does)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(PYTEST_ARGS)

lint: $(READY) ## style, types, who may import whom, the GitHub action and workflows
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows $(WORKFLOWS)
	$(BIN)/zizmor --offline --pedantic --quiet action.yml $(WORKFLOWS)

check: lint docs-check self-check test ## all that CI checks, but the tests that install packages

docs-check: $(READY)
	$(BIN)/python docs/generate.py --check

self-check: $(READY)
	$(BIN)/autodebt check src plugins action

docs: $(READY) ## write the rule pages and the README's demo from the rules and the example project
	$(BIN)/python docs/generate.py

bench: $(READY) ## measure speed and memory against peers on pinned public code (long; downloads)
	$(BIN)/python benchmarks/run.py --date "$$(date +%F)"

accuracy: $(READY) ## measure precision and recall on labelled real scripts (REPOSITORIES=folder with the labelled clones, SEMGREP_RULES=folder; downloads)
	$(BIN)/python benchmarks/accuracy/run.py $(REPOSITORIES) $(if $(SEMGREP_RULES),--semgrep-rules $(SEMGREP_RULES)) --date "$$(date +%F)"
	$(BIN)/python benchmarks/accuracy/graphs.py $(REPOSITORIES)

clean: ## remove the virtual environment and all caches
	rm -rf .venv .autodebt_cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist
