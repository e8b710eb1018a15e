.PHONY: docs setup setup-boosting setup-notebooks build demo study notebooks test bench coverage lint install
PREFIX ?= /usr/local

# Installs the system packages that are missing (Debian; through sudo where not root).
setup:
	@sh .ci/setup

# Installs XGBoost and LightGBM from PyPI into .boosting, for the learners of these names.
setup-boosting:
	@sh .ci/setup-boosting

# Installs what runs exported notebooks from PyPI into .notebooks.
setup-notebooks:
	@sh .ci/setup-notebooks

# What has been built already takes seconds.
build: setup
	@test -x .build/release/llp-fla || echo "building for release: about 3 minutes on two cores, the first time" >&2
	@swift build -c release --product llp-fla >&2

# Trains two grids on digits, and measures, compares and draws their landscapes.
demo: build
	@sh .ci/demo

# Evaluates four learners on five data sets at three fidelities, and writes tables that compare them
# to notebooks-export/study; about ten minutes. Stopped, it continues.
study: build
	@sh .ci/study

# Exports the study of `make demo` to notebooks-export/demo as a notebook, and runs it.
notebooks: demo
	@sh .ci/notebooks

# Builds and runs every test.
test: setup
	swift build --build-tests
	swift test --skip-build

# Ratios against the peers, which are installed from PyPI into .peers/ first; about eight minutes.
bench: setup
	@sh .ci/bench

# How often intervals hold the value that they are of, on simulated landscapes; some minutes.
coverage: setup
	swift build -c release --product llp-fla-bench
	"$$(swift build -c release --show-bin-path)/llp-fla-bench" coverage

# The pages of the libraries, in docs/.
docs: setup
	@sh .ci/docs

lint:
	swift format lint --strict -r Sources Tests Package.swift

# Copies the program and the data sets that come with it to PREFIX.
install: build
	install -d $(PREFIX)/bin $(PREFIX)/lib/llp-fla
	bin="$$(swift build -c release --show-bin-path)" && \
	  install "$$bin/llp-fla" $(PREFIX)/lib/llp-fla/llp-fla && \
	  cp -R "$$bin/llp-fla_Formats.resources" "$$bin/llp-fla_Experiments.resources" $(PREFIX)/lib/llp-fla/
	ln -sf ../lib/llp-fla/llp-fla $(PREFIX)/bin/llp-fla
