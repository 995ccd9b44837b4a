# `make` lists everything that one can do here.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SHOW := $(BIN)/python -m portal.env show
# Six times the longest test: one that hangs says where it stood and costs its worker, not the run. Drills may take longer.
HANGS_NOT := -o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true
DRILL = RACES=$${RACES:-50} KILLS=$${KILLS:-50} $(BIN)/pytest -q -n 0 --no-header tests/drills tests/portal/versions/test_races.py

.PHONY: help
help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.base: .locks/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本；可用 PYTHON=python3.12 make … 指定。" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "不能建立 .venv：Debian 和 Ubuntu 请先安装 python3-venv。" >&2; exit 1; }
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .locks/base.txt
	@touch $@

.venv/.dev: .venv/.base .locks/dev.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .locks/dev.txt
	@touch $@

.PHONY: setup
setup: .venv/.base ## make .venv with the locked dependencies

.PHONY: prepare
prepare: .venv/.base
	@umask 077; $(MANAGE) migrate --verbosity 0
	@$(MANAGE) collectstatic --no-input --verbosity 0

.PHONY: demo
demo: prepare ## load the demonstration district and serve it on 127.0.0.1:$PORT
	@$(MANAGE) load_demo
	@echo "演示网站：http://127.0.0.1:$$($(SHOW) PORT)/   （按 Ctrl-C 停止）"
	@$(MANAGE) publish_due --every 30 --while $$$$ & REQUIRE_MFA=$${REQUIRE_MFA:-off} exec $(BIN)/gunicorn portal.wsgi --bind 127.0.0.1:$$($(SHOW) PORT) --workers 2 --no-control-socket --log-level warning

.PHONY: serve
serve: .venv/.base ## serve for production, with the settings of the environment or .env
	@$(BIN)/python -m portal.env require SECRET_KEY
	@$(MANAGE) check --deploy --fail-level ERROR
	@$(MAKE) --no-print-directory prepare
	@$(MANAGE) publish_due --every 60 --while $$$$ & exec $(BIN)/gunicorn portal.wsgi --bind 127.0.0.1:$$($(SHOW) PORT) --workers $$($(SHOW) WEB_WORKERS) --no-control-socket --access-logfile - --access-logformat '%(t)s %(m)s %(U)s %(s)s %(b)s'

.PHONY: check
check: .venv/.dev ## the fast half: lint, types, contracts, migrations, tests on SQLite without a browser
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint templates --lint --quiet
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy
	@$(MANAGE) makemigrations --check --dry-run
	@$(BIN)/pytest -q -n auto $(HANGS_NOT) -m "not browser"

.PHONY: test
test: check system tests/validator/node_modules ## everything: the fast half, then PostgreSQL and browser journeys
	@$(BIN)/python tests/with_postgresql.py $(BIN)/pytest -q -n auto $(HANGS_NOT) -m "not browser and not static"
	@$(BIN)/pytest -q -n auto $(HANGS_NOT) --max-worker-restart 1 --dist loadfile --no-loadscope-reorder -m browser

tests/validator/node_modules: tests/validator/package-lock.json
	@cd tests/validator && npm ci --no-progress --silent
	@touch $@

.PHONY: drill
drill: .venv/.dev system ## the promised faults, caused many times on both databases: promise against observation
	@$(DRILL)
	@$(BIN)/python tests/with_postgresql.py env $(DRILL)

.PHONY: bench
bench: .venv/.dev system ## a photo developed and Lighthouse on the pages opened most; prints a table, writes var/bench.json
	@command -v npm >/dev/null || { echo "测量还需要 Node.js 18 以上和 npm，例如 sudo apt-get install nodejs npm" >&2; exit 1; }
	@$(BIN)/python -m tests.benchmarks

.PHONY: system
system:
	@tests/system_packages

.PHONY: fix
fix: .venv/.dev ## format, and mend what the linters can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: lock
lock: ## renew the pinned versions and hashes in .locks/ (needs uv)
	@uv pip compile pyproject.toml --generate-hashes --no-header --no-annotate --python-version 3.11 --universal -q -o .locks/base.txt
	@uv pip compile pyproject.toml --group dev --generate-hashes --no-header --no-annotate --python-version 3.11 --universal -q -o .locks/dev.txt
