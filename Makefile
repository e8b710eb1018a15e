.PHONY: setup build demo test bench lint install
PREFIX ?= /usr/local

# Installs the system packages that are missing (Debian; through sudo where not root).
setup:
	@sh .ci/setup

build: setup
	swift build -c release --product llp-fla

# Measures and compares the landscapes that come with the sources.
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

# Copies the program to PREFIX.
install: build
	install -d $(PREFIX)/bin
	install "$$(swift build -c release --show-bin-path)/llp-fla" $(PREFIX)/bin/llp-fla
