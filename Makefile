PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin

.PHONY: run test lint audit bench load clean

run: $(VENV)/run  ## start the dashboard in the browser
	$(IN)/streamlit run streamlit_app.py

test: $(VENV)/dev  ## all tests; browser tests are skipped where there is no Chromium
	$(IN)/python -m pytest -n auto -m "not browser" $(ARGS)
	$(IN)/python -m pytest -n auto --maxprocesses 3 -m browser tests/browser tests/deploy $(ARGS)

lint: $(VENV)/dev
	$(IN)/ruff check .
	$(IN)/mypy

bench: $(VENV)/dev
	for script in benchmarks/*.py; do PYTHONPATH=. $(IN)/python $$script || exit 1; done
	$(IN)/python -m benchmarks.load.each_page

load: $(VENV)/dev  ## a class of 100 and of 300 learners, on one and on three processes
	$(IN)/python -m benchmarks.load $(ARGS)

audit: $(VENV)/run  ## known vulnerabilities of what is installed; needs the internet
	$(IN)/python -m pip install --quiet pip-audit
	$(IN)/pip-audit --strict --requirement requirements.txt

$(VENV)/run: requirements.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet -r requirements-dev.txt
	touch $@ $(VENV)/run

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .hypothesis
