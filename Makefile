# Every verb works in a fresh clone and installs what it needs into .venv, from a lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
AUDITORS := $(VENV)/auditors/node_modules
# The theme's notice about its own future is not news to a reader of this output.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test long cluster hosting corpus bench accuracy learn check audit firefox programs shots errors licences fuzz advisories lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

site: $(VENV)/site ## build the site into site/
	$(BIN)/mkdocs build --strict
	@echo "The site is in site/: open site/index.html in a browser."

serve: $(VENV)/site ## build and show the site while you edit
	$(BIN)/mkdocs serve

test: $(VENV)/test ## run the tests that one waits for, in a real browser too
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	$(BIN)/pytest --numprocesses auto --dist worksteal

long: $(VENV)/test ## run every variant of every test: before a release, or when much has changed
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	$(BIN)/pytest --numprocesses auto --dist worksteal --long

cluster: $(VENV)/cluster ## annotate on a cluster of two workers, one of which is killed
	$(BIN)/pytest tests/cluster

hosting: $(VENV)/test ## try the recipe for nginx with a real one
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	NGINX="$$($(BIN)/python -m tests.hosting.nginx)" && export NGINX && $(BIN)/pytest tests/hosting

bench: $(VENV)/test ## measure beside plain mkdocs-material; ONLY=archive SIZES=125,500 ROUNDS=3 for less
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	PYTHONPATH=. $(BIN)/python -m tests.bench.bench $(if $(ONLY),--only $(ONLY)) \
	$(if $(SIZES),--sizes $(SIZES)) $(if $(ROUNDS),--rounds $(ROUNDS))

TO := .cache/archive
corpus: $(VENV)/test ## write an archive of 2,000 documents into TO=folder, to be built there
	PYTHONPATH=. $(BIN)/python -m tests.corpus.corpus "$(TO)"

accuracy: $(VENV)/accuracy ## measure readings and scripts beside each library; CPP=folder for its data
	CPP="$(CPP)" PYTHONPATH=. $(BIN)/python -m tests.accuracy.accuracy

learn: $(VENV)/accuracy ## learn the table of readings anew; CPP=folder holds the labelled sentences
	PYTHONPATH=. $(BIN)/python -m learning.learn "$(CPP)"

shots: $(VENV)/test ## take the pictures that the documentation shows
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	$(BIN)/python tests/browser/shots.py

check: programs $(VENV)/check $(AUDITORS)/.stamp ## lint, type-check, audit, try Firefox; needs Node and Java
	$(BIN)/ruff check hooks tests
	$(BIN)/ruff format --check hooks tests
	$(BIN)/mypy
	$(AUDITORS)/.bin/tsc -p hooks/duizhao/jsconfig.json
	$(MAKE) --no-print-directory advisories firefox audit

audit: programs $(VENV)/check $(AUDITORS)/.stamp ## examine the site: axe-core, Nu HTML checker, Lighthouse
	CHROMIUM="$$($(BIN)/python -m tests.browser.chromium)" && export CHROMIUM && \
	{ $(BIN)/pytest --numprocesses auto --dist worksteal --long tests/audit --ignore tests/audit/test_lighthouse.py; \
	said=$$?; $(BIN)/pytest tests/audit/test_lighthouse.py && exit $$said; }

firefox: $(VENV)/check ## go the readers' ways in Firefox
	$(BIN)/pytest tests/firefox

# They are not Python's, and only what is examined here needs them.
programs:
	@command -v npx >/dev/null || { echo "make check needs Node (npx): on Debian, apt install npm"; exit 1; }
	@command -v java >/dev/null || { echo "make check needs Java: on Debian, apt install default-jre-headless"; exit 1; }

fuzz: $(VENV)/fuzz ## try far more inputs at every door; TIMES=50, SECONDS=60 for each harness
	DUIZHAO_FUZZ=$(TIMES) $(BIN)/pytest --numprocesses auto tests/fuzz
	$(BIN)/python -m tests.fuzz.harness $(SECONDS)
TIMES := 50
SECONDS := 60

advisories: $(VENV)/advisories ## ask whether anything is known against a library we lock
	$(BIN)/python -m tests.handbook.advisories

licences: $(VENV)/site ## write handbook/dependencies.md from what is installed
	$(BIN)/python -m tests.handbook.dependencies

errors: $(VENV)/site ## write handbook/errors.md from the codes of the package
	$(BIN)/python -m tests.handbook.errors

lock: $(VENV)/check ## resolve the dependencies anew
	$(BIN)/pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --group build -o locks/site.txt
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --group build --group test -o locks/test.txt
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --group build --group test --group check -o locks/check.txt
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --extra cluster --group build --group test -o locks/cluster.txt
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --extra accurate --group build --group test --group accuracy -o locks/accuracy.txt
	$(BIN)/uv pip compile pyproject.toml $(RESOLVE) --extra site --group build --group test --group fuzz -o locks/fuzz.txt
	$(BIN)/uv pip compile $(RESOLVE) --group pyproject.toml:advisories -o locks/advisories.txt
RESOLVE := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

clean: ## remove what was made
	rm -rf $(VENV) .cache site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "duizhao needs Python 3.11 or newer: name one with make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	{ echo "duizhao needs Python's venv: on Debian, apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Their lock names a checksum for each file. No script of theirs is run: one would fetch a Java.
$(AUDITORS)/.stamp: locks/node/package.json locks/node/package-lock.json | $(BIN)/python
	@mkdir -p $(VENV)/auditors && cp $^ $(VENV)/auditors/
	npm ci --prefix $(VENV)/auditors --ignore-scripts --no-audit --no-fund --loglevel error
	@touch $@

# Each stamp stands for a lock that is installed, and the package with it.
$(VENV)/site $(VENV)/test $(VENV)/check $(VENV)/accuracy $(VENV)/cluster $(VENV)/fuzz $(VENV)/advisories: $(VENV)/%: locks/%.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/$*.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
