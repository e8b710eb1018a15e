.PHONY: setup build demo test bench lint install
PREFIX ?= /usr/local

# Installs the system packages that are missing (Debian; through sudo where not root).
setup:
	@sh .ci/setup

build: setup
	swift build -c release --product llp-fla

# The main job on real data: evaluate two grids, analyse, compare, draw. Run again, it continues.
demo: build
	@sh .ci/demo

# Builds and runs every test.
test: setup
	swift build --build-tests
	swift test

# Ratios against the peers, which are installed from PyPI into .peers/ first.
bench: setup
	@sh .ci/bench

lint:
	swift format lint --strict -r Sources Tests Package.swift

# Copies the program and its data to PREFIX.
install: build
	install -d $(PREFIX)/bin $(PREFIX)/libexec/llp-fla
	cp -R "$$(swift build -c release --show-bin-path)"/*.resources $(PREFIX)/libexec/llp-fla/
	install "$$(swift build -c release --show-bin-path)/llp-fla" $(PREFIX)/libexec/llp-fla/
	ln -sf ../libexec/llp-fla/llp-fla $(PREFIX)/bin/llp-fla
