# Two commands are enough: `make run` shows the atlas, `make test` checks everything.
# Both need Python 3.11 or newer, and the network once, to install what the requirements pin.

PORT ?= 8501
PY := .venv/bin/python

.PHONY: help run test quick lint build bench fuzz browser app-environment test-environment clean

help:
	@echo 'make run     the atlas on http://localhost:$(PORT) (another port: make run PORT=8600)'
	@echo 'make test    style, types and all tests, the browser included'
	@echo 'make quick   the tests that take seconds'
	@echo 'make lint    style and types only'
	@echo 'make build   the catalogue again from its sources'
	@echo 'make bench   the figures: build, first map, filter click'
	@echo 'make fuzz    1,000 mutations of each importer'"'"'s file (more: make fuzz MUTATIONS=5000)'
	@echo 'make clean   remove what the above made, .venv included'

run: app-environment
	@$(PY) -m streamlit run app.py --server.port $(PORT)

# Style and types first, since they take seconds; the tests run even if these fail, so that one
# run tells all. pytest comes last: its closing line is the sum.
test: test-environment
	@chromium="$$($(PY) -m tests.browser.chromium --install)" || exit 2; \
	status=0; \
	$(MAKE) --no-print-directory lint || status=1; \
	CHROMIUM="$$chromium" $(PY) -m pytest || status=1; \
	exit $$status

quick: test-environment
	@$(PY) -m pytest -m 'not slow and not browser'

lint: test-environment
	@$(PY) -m ruff check --quiet . && $(PY) -m mypy --no-error-summary

browser: test-environment
	@CHROMIUM="$$($(PY) -m tests.browser.chromium --install)" $(PY) -m pytest -m browser

build: app-environment
	@$(PY) -m data.build

bench: test-environment
	@CHROMIUM="$$($(PY) -m tests.browser.chromium --install)" $(PY) -m tests.benchmarks

MUTATIONS ?= 1000
SEED ?= 0

fuzz: test-environment
	@ATLAS_FUZZ_MUTATIONS=$(MUTATIONS) ATLAS_FUZZ_SEED=$(SEED) $(PY) -m pytest tests/test_data_sources_fuzz.py

app-environment:
	@.ci/environment requirements.txt

test-environment:
	@.ci/environment requirements.txt requirements-test.txt

clean:
	rm -rf .venv build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
