.PHONY: setup build test lint

# Installs the system packages that are missing (Debian).
setup:
	@sh .ci/setup

build: setup
	swift build -c release

test: setup
	swift build --build-tests
	swift test

lint:
	swift format lint --strict -r Sources Tests Package.swift
