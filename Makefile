# `make test` and `make demo` are all that a newcomer types; both first install what is missing.
export LAPTIME_TEST_PYTHON = $(CURDIR)/.build/venv/bin/python
export LAPTIME_TEST_BINARY = $(CURDIR)/.build/debug/laptime

# An import that Package.swift does not declare fails the build. What debuggers need takes an eighth of the time of a
# build; for one: make build DEBUG_INFO=dwarf
DEBUG_INFO = none
SWIFT_BUILD = swift build --explicit-target-dependency-import-check error -debug-info-format $(DEBUG_INFO)
SWIFT_FILES = -r Sources Tests Package.swift

.PHONY: build test check test-more demo plan-demo release wheel deb install bench snapshots corpus fuzz torture \
	format clean
.NOTPARALLEL:

build:
	@Tests/Scripts/prepare.sh build
	$(SWIFT_BUILD)

test:
	@Tests/Scripts/prepare.sh tests
	swift format lint --strict $(SWIFT_FILES)
	$(SWIFT_BUILD) --build-tests
	@Tests/Scripts/test.sh

# While you work: the style of the files that changed since main, the build, the tests that can tell.
check:
	@Tests/Scripts/prepare.sh tests
	@Tests/Scripts/check.sh

# What takes too long for every change: three hours, and 10 GB in .build.
test-more:
	@Tests/Scripts/prepare.sh tests
	@Tests/Scripts/test-more.sh

demo:
	@Tests/Scripts/prepare.sh tests
	$(SWIFT_BUILD) --product laptime
	@Tests/Scripts/demo.sh

# A team's plan, carried out on a suite with PostgreSQL behind it, until the gate passes: three minutes.
plan-demo:
	@Tests/Scripts/prepare.sh plan
	$(SWIFT_BUILD) --product laptime
	@Tests/Scripts/plan-demo.sh

# One stripped file that needs no library at all where it runs: .build/release-static/laptime.
# The linker warns of functions in Swift's libraries that Laptime does not call.
release:
	@Tests/Scripts/prepare.sh build
	$(SWIFT_BUILD) -c release --product laptime --static-swift-stdlib \
		-Xswiftc -static-executable -Xlinker -s
	@Tests/Scripts/package-release.sh

# What people install without a toolchain, in .build/packages: a wheel for pip, on glibc and on musl, a package
# for Debian and Ubuntu, and their checksums.
wheel: release
	@Tests/Scripts/package.py wheel sums

deb: release
	@Tests/Scripts/package.py deb sums

# The program, its manual page and what bash, zsh and fish complete by: make install PREFIX=$HOME/.local
PREFIX = /usr/local
DESTDIR =
install:
	@[ -x .build/release-static/laptime ] || $(MAKE) release
	@Tests/Scripts/package.py install --prefix "$(PREFIX)" --destdir "$(DESTDIR)"

# Measures Laptime beside C and its peers, prints a table, and gates on it with Laptime. Half an hour, and
# 2 GB in .build; make bench PARTS="gate peers" measures some parts alone.
bench:
	@Tests/Scripts/prepare.sh tests
	$(SWIFT_BUILD) -c release --static-swift-stdlib -Xswiftc -static-executable --product EmptyProgram
	$(SWIFT_BUILD) -c release --static-swift-stdlib -Xswiftc -static-executable --product laptime
	@Tests/Scripts/bench.sh $(PARTS)

# Writes the expected outputs anew, which fails the tests that do; git then shows what changed.
snapshots:
	@Tests/Scripts/prepare.sh tests
	$(SWIFT_BUILD) --build-tests
	-LAPTIME_RECORD_SNAPSHOTS=1 swift test --skip-build
	Tests/Scripts/picture.py
	$(LAPTIME_TEST_PYTHON) Tests/Tools/PageCheck/pictures.py
	git status --short Tests Sources README.md

# Reads every file of a folder that has a MANIFEST.tsv and compares the counts.
corpus:
	@Tests/Scripts/prepare.sh build
	$(SWIFT_BUILD) -c release --product CorpusCheck
	.build/release/CorpusCheck $(CORPUS)

# Ten minutes for each family of readers: make fuzz SECONDS=600
SECONDS = 60
fuzz:
	@Tests/Scripts/prepare.sh build
	Tests/Scripts/fuzz.sh $(SECONDS)

# Kills, full and failing disks, power cuts, crowds, damage: make torture SECONDS=600
torture:
	@Tests/Scripts/prepare.sh tests
	$(SWIFT_BUILD) --product laptime
	$(LAPTIME_TEST_PYTHON) Tests/Torture/torture.py --seconds $(SECONDS)

format:
	swift format -i $(SWIFT_FILES)

clean:
	rm -rf .build
