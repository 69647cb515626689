# make setup   .venv with SalesDesk in it          make test    the tests
# make run     the window (or the tour)            make check   the checks
# make tour    the main job, files in tour/        make wheel   dist/salesdesk-*.whl

PYTHON ?= python3
BIN := .venv/bin
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup dev run test check lint tour wheel messages bench lock

help:
	@sed -n 's/^# //p' Makefile

setup:
	@$(PYTHON) packaging/environment.py run

dev:
	@$(PYTHON) packaging/environment.py dev

run: setup
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."; \
		echo "The tour does the main job without one and leaves its files in tour/."; \
		$(MAKE) --no-print-directory tour; \
	else \
		$(BIN)/python packaging/linux/system_libraries.py screen && $(BIN)/salesdesk $(DESK); \
	fi

tour: setup
	@$(BIN)/python packaging/linux/system_libraries.py offscreen
	@$(BIN)/salesdesk tour tour

test: dev
	@$(BIN)/python packaging/linux/system_libraries.py offscreen
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

check: lint
	@$(BIN)/python packaging/linux/system_libraries.py offscreen
	@$(BIN)/python -m pytest -n 0 -q -m "not slow" tests/project

lint: dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@{ $(BIN)/lint-imports && $(BIN)/mypy; } & types=$$!; $(BIN)/basedpyright && wait $$types

wheel: dev
	@$(BIN)/python -m hatchling build -t wheel

messages: dev
	@$(BIN)/python packaging/translations.py

bench: dev
	@$(BIN)/python -m pytest -n 0 -o "python_files=bench_*.py" --benchmark-enable tests/benchmarks

lock:
	@uv pip compile pyproject.toml --group build -o packaging/requirements/run.txt $(LOCK)
	@uv pip compile pyproject.toml --group build --group dev -c packaging/requirements/run.txt \
		-o packaging/requirements/dev.txt $(LOCK)
	@uv pip compile --group bench -c packaging/requirements/dev.txt \
		-o packaging/requirements/bench.txt $(LOCK)

LOCK := --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url \
	--custom-compile-command "make lock" --quiet
