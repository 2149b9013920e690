# The two commands of the README, and shorthands for the rest. The build itself is CMake's.
.PHONY: all demo test build dependencies format check clean
JOBS ?= $(shell nproc)

all: build

dependencies:
	@scripts/install_dependencies build

## Builds the program and runs its main job on the example stories.
demo: build
	@build/release/stemma report examples/stories -o report.html
	@echo "The report is ready: open $(CURDIR)/report.html in a browser."

## Everything that must hold with nothing but this repository at hand.
test:
	@scripts/install_dependencies build test
	@cmake --preset release -DSTEMMA_TESTS=ON -DSTEMMA_TOOLS=ON
	@cmake --build --preset release -j $(JOBS)
	@ctest --preset release -j $(JOBS)

build: dependencies
	@cmake --preset release -DSTEMMA_TESTS=OFF -DSTEMMA_TOOLS=OFF
	@cmake --build --preset release -j $(JOBS)

format:
	@git ls-files '*.h' '*.cpp' | xargs clang-format-19 -i

## Format, lint, sanitizers, scores: what the continuous integration runs.
check:
	@.ci/run

clean:
	@rm -rf build report.html
