# On Windows, or without make: the same commands with plain pip are in README.md.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# what turns outcomes into ratings is covered to the last branch
ARITHMETIC := scoring/rating/kernel.py,scoring/rating/weighing.py,scoring/rating/rate_block.py,scoring/rating/plan.py,scoring/explain/tenths.py,scoring/rating/ranking.py,scoring/rating/decide.py

# what `make quick` tries: the engine, reading and our sheets, and no real program
QUICK := tests/values tests/model tests/rating tests/checks tests/explain tests/routing tests/judgement \
	tests/tables tests/behaviour tests/reading tests/sheets tests/history tests/learning tests/crm \
	tests/deliver tests/adopt tests/optional tests/warehouse tests/lake tests/spark tests/language tests/cli tests/test_errors.py tests/test_memory.py tests/test_reference.py scoring
# where all other tests are
REST := tests addin templates tools

.PHONY: demo test cover quick soak lint bench bench-server templates catalogues docs smoke oldest install clean

demo: $(VENV)/.installed
	$(BIN)/account-scoring demo

# the engine is measured, by the tests of its own rooms that are not slow: Python 3.11 runs
# half as long again when it is, and what other tests try as a whole these reach line by line
test: $(VENV)/.developing
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal -m "not slow" $(QUICK)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	$(BIN)/coverage report --include="$(ARITHMETIC)" --fail-under=100
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow $(QUICK)
	$(BIN)/python -m pytest -n auto --dist worksteal $(REST) $(addprefix --ignore=,$(QUICK))

# how much of all rooms all tests reach that are not slow
cover: $(VENV)/.developing
	$(BIN)/coverage erase
	$(BIN)/coverage run --source=scoring,addin,templates,tools -m pytest -n auto --dist worksteal -m "not slow"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# under two minutes on two cores: for while you write
quick: $(VENV)/.developing
	$(BIN)/python -m pytest -n auto --dist worksteal --hypothesis-profile=quick \
		-m "not (slow or office or node or browser)" $(QUICK)

# what chance finds: many random examples, for as long as it takes. The same again: SEED=
soak: SEED := $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
soak: $(VENV)/.developing
	@echo "make soak SEED=$(SEED) draws the same examples again"
	$(BIN)/python -m pytest -n auto --dist worksteal -m "hypothesis or chance" \
		--hypothesis-profile=soak --hypothesis-seed=$(SEED) --randomly-seed=$(SEED)

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell README.md CHANGELOG.md CONTRIBUTING.md docs scoring addin templates tools tests

# what is built ahead and kept, in its order; tests compare each with a fresh build
templates: $(VENV)/.developing
	$(BIN)/python -m tests.vba.wrappers
	$(BIN)/python -m tools.vba.build
	$(BIN)/account-scoring new templates/account-scoring.xlsx --force --language en
	$(BIN)/python -m templates.xlsm
	$(BIN)/python -m templates.xlam
	$(BIN)/python -m templates.lite

# what the code says, into each language's catalogue; what is translated stays
catalogues: $(VENV)/.developing
	$(BIN)/python -m tools.catalogues

# what people read, as a small site in build/site; a link that leads nowhere stops it
docs: $(VENV)/.developing
	$(BIN)/python -m tools.site

# the wheel alone, in an environment that holds nothing else
smoke: $(VENV)/.installed
	rm -rf build/smoke
	$(BIN)/pip wheel --quiet --no-deps --wheel-dir build/smoke .
	$(PYTHON) -m venv build/smoke/venv
	build/smoke/venv/bin/pip install --quiet build/smoke/*.whl
	cd build/smoke && venv/bin/account-scoring demo
	cd build/smoke && for model in fit points bant rfm fit-engagement interest learning manual; do \
		venv/bin/account-scoring new $$model.xlsm --model $$model || exit 1; done
	cd build/smoke && venv/bin/account-scoring new lite.xlsx --for lite
	cd build/smoke && venv/bin/account-scoring check account-scoring-demo-scored.xlsx

# the server with the oldest versions of all that pyproject.toml names
oldest:
	rm -rf build/oldest
	$(PYTHON) -m venv build/oldest
	build/oldest/bin/pip install --quiet uv
	build/oldest/bin/uv pip install --quiet --python build/oldest/bin/python \
		--resolution lowest-direct --editable '.[server]' --group test
	build/oldest/bin/python -m pytest -n auto --dist worksteal tests/server

bench: $(VENV)/.developing
	$(BIN)/pip install --quiet --group bench
	$(BIN)/python -m tests.benchmarks.run
	$(BIN)/python -m tests.benchmarks.history

# needs wrk (apt-get install wrk); about three minutes, on this machine only
bench-server: $(VENV)/.developing
	$(BIN)/python -m tests.benchmarks.server

install: $(VENV)/.installed

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.developing: $(VENV)/.installed pyproject.toml
	$(BIN)/pip install --quiet --group dev
	touch $@

clean:
	rm -rf $(VENV) .coverage* .hypothesis .mypy_cache .ruff_cache .pytest_cache
