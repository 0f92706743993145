PYTHON ?= python3
VENV := .venv
IN := $(VENV)/bin

.PHONY: run test lint bench clean

run: $(VENV)/run  ## start the dashboard in the browser
	$(IN)/streamlit run streamlit_app.py

test: $(VENV)/dev  ## all tests; browser tests are skipped where there is no Chromium
	$(IN)/python -m pytest -n auto -m "not browser" $(ARGS)
	$(IN)/python -m pytest -n auto --maxprocesses 3 -m browser tests/browser $(ARGS)

lint: $(VENV)/dev
	$(IN)/ruff check .

bench: $(VENV)/dev
	for script in benchmarks/*.py; do PYTHONPATH=. $(IN)/python $$script || exit 1; done

$(VENV)/run: requirements.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet -r requirements-dev.txt
	touch $@ $(VENV)/run

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
