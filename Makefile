# Meridian. `make help` lists what it does; a fresh machine needs Python 3.11 or later and make.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python site/manage.py
STATE := $(or $(MERIDIAN_STATE_DIR),var)

.DEFAULT_GOAL := help
.PHONY: help run serve test check bench search-quality services services-stop format pins

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/installed: requirements.txt
	@echo "Installing what Meridian needs …"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@printf '%s\n' "$(CURDIR)/site" "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/meridian.pth"
	@printf '#!%s\nimport sys\n\nfrom config.cli import main\n\nif __name__ == "__main__":\n    sys.exit(main())\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/meridian && chmod +x $(BIN)/meridian
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing the tools of its developers …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@

CATALOGUES := $(wildcard site/locale/*/LC_MESSAGES/django.po)
%.mo: %.po | $(VENV)/installed
	@$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

run: $(VENV)/installed $(CATALOGUES:.po=.mo) ## The site on http://127.0.0.1:8000/ with the demo, and a worker (PORT= changes the address)
	@MERIDIAN_BASE_URL=$${MERIDIAN_BASE_URL:-http://127.0.0.1:$(PORT)} $(MANAGE) start --port $(PORT)

serve: $(VENV)/installed $(CATALOGUES:.po=.mo) ## The same site as it runs in production
	@MERIDIAN_BASE_URL=$${MERIDIAN_BASE_URL:-http://127.0.0.1:$(PORT)} DJANGO_SETTINGS_MODULE=config.settings.production \
		MERIDIAN_SECRET_KEY=$${MERIDIAN_SECRET_KEY:-$$(mkdir -p -m 700 $(STATE) && cat $(STATE)/secret-key 2>/dev/null || $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(50))' | (umask 077; tee $(STATE)/secret-key))} \
		$(MANAGE) start --production --port $(PORT)

test: $(VENV)/installed-dev $(CATALOGUES:.po=.mo) ## The whole test suite (MERIDIAN_REQUIRE=all fails where a server is missing)
	@$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/installed-dev $(CATALOGUES:.po=.mo) ## Linters, formatters, types, import contracts, deployment, migrations, translations, OpenAPI
	@PATH="$(CURDIR)/$(BIN):$$PATH" .ci/check

bench: $(VENV)/installed-dev $(CATALOGUES:.po=.mo) ## Figures beside their targets; writes build/bench.json
	@mkdir -p build && $(BIN)/python -m tests.benchmarks

search-quality: $(VENV)/installed $(CATALOGUES:.po=.mo) ## Relevance and spelling figures (DATA=DIR); writes build/search-quality.json
	@mkdir -p build && $(MANAGE) search_quality $(if $(DATA),--data "$(DATA)")

services: ## Start Elasticsearch, and PostgreSQL and Redis where installed; prints the environment to export
	@.ci/services start

services-stop: ## Stop them
	@.ci/services stop

format: $(VENV)/installed-dev ## Format Python and templates
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix . && $(BIN)/djlint templates --reformat --quiet

pins: $(VENV)/installed-dev ## Pin every package with its hashes, no addresses
	@$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --no-strip-extras --allow-unsafe --output-file requirements.txt pyproject.toml
	@$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --no-strip-extras --allow-unsafe --constraint requirements.txt --extra dev --output-file requirements-dev.txt pyproject.toml
