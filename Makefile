# One target a task; `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test sure fix lint types content words journeys shots bench numbers lock tests
.PHONY: .ready-to-run .ready-to-test

BIN := .venv/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate
# More workers than this wait for one another: a browser and a database server come with each.
PYTEST := $(BIN)/pytest -n auto --maxprocesses 4
# LANG is in every environment: only the one typed after `make words` starts a language.
ifeq ($(origin LANG),command line)
NEW_LANGUAGE := --add $(LANG)
endif

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .ready-to-run ## Install what is missing, then serve on http://127.0.0.1:8000 with sample assessments
	@$(BIN)/diagnostic serve --samples

# A browser under test has an event loop in the process that drives it, which other tests must not meet.
test: .ready-to-test ## Everything: `make sure`, then all tests, those in a browser and on PostgreSQL too
	@$(MAKE) --no-print-directory sure
	@$(PYTEST) --ignore=tests/journeys $(ARGS)
	@$(PYTEST) tests/journeys $(ARGS)

sure: .ready-to-test ## All checks that run nothing: lint, types, content, words, numbers
	@$(MAKE) --no-print-directory lint types content
	@$(BIN)/diagnostic words --check
	@$(MAKE) --no-print-directory numbers

fix: .ready-to-test ## Format code and templates, repair what can be repaired
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/djlint --quiet --reformat templates

lint: .ready-to-test ## Format and rules of the code, who imports whom, templates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/djlint --quiet --lint templates

types: .ready-to-test ## mypy, strict, on the package and its tests
	@$(BIN)/mypy

content: .ready-to-run ## Every fault of the questionnaire and of the kit's catalogue, with file and key
	@$(BIN)/diagnostic check-content

words: .ready-to-run ## Renew the catalogues of words; LANG=en starts a language
	@$(BIN)/diagnostic words $(NEW_LANGUAGE)

tests: .ready-to-test ## The tests alone; ARGS="tests/core -x" chooses among them
	@$(PYTEST) $(ARGS)

journeys: .ready-to-test ## The paths in a browser alone
	@$(PYTEST) tests/journeys $(ARGS)

shots: .ready-to-test ## Pictures of the pages and of the PDF, for a human eye
	@$(BIN)/python -m tests.journeys.shots

bench: .ready-to-test ## Time the pages, the PDF and the store
	@$(BIN)/python -m tests.bench

numbers: .ready-to-test ## The style numbers beside their limits
	@$(BIN)/python .ci/budget.py

lock: .ready-to-run ## Renew both lock files with the newest versions allowed
	@$(COMPILE) --upgrade --all-extras pyproject.toml --output-file requirements-dev.lock
	@$(COMPILE) --upgrade --extra build --extra meaning --constraints requirements-dev.lock pyproject.toml --output-file requirements.lock

.ready-to-run:
	@.ci/install run

.ready-to-test:
	@.ci/install test
