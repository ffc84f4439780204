# make serve   builds what is missing and serves the page on http://127.0.0.1:8080 (PORT= for another)
# make dist    writes dist/, the folder that a site copies beside its pages (DIST= for another folder)
# make engine  writes engine/, the engine without documents, for indexes that come as bytes (ENGINE= for another folder)
# make cli     builds the command with all that it writes into a site: target/release/seed-search
# make npm     writes npm/, the package whose command builds a site wherever Node runs (NPM= for another folder)
# make release writes target/handout/: one archive with the command, the npm package and the documentation, and its checksum
# make single  writes seed-search.html, one file that opens by a double click (SINGLE= for another file)
# make quick   checks format, lints and types, and tests text, index, engine and the element: for each change, within a minute
# make test    runs every test, natively and in browsers (CHROME=, CHROMEDRIVER= and FIREFOX= name them)
# make sites   builds the sites of tests/sites/ with their generators, and uses them in browsers (SITES= names some)
# make bench   prints sizes, then times, beside a plain scan of the text. SITE=folder: of a built site in shards, beside
#              Pagefind; ARGS= passes anything else
# make fuzz    looks for input of which something does not hold, a minute for each target of fuzz/ (FUZZ_SECONDS= for
#              another time, FUZZ= names some targets, SANITIZER=none is faster, and finds no errors of memory)
# make eval    prints nDCG@10, MRR@10 and Recall@100 of COLLECTION=folder: docs.jsonl, queries.jsonl, qrels.tsv.
#              QUERIES=file takes other queries, RUN=file writes the hits of each, HALF=0 or 1 takes every second
#              query, ARGS= passes anything else. The other commands: cargo run --release -- help
#
# SEED_SEARCH_SEEDS=/some/folder points serve, dist, single and bench at other documents. What a command needs and does
# not find (the wasm target, wasm-pack, the npm packages, a browser) it installs, and says so first; .ci/need says how.

PORT ?= 8080
PKG := www/pkg
DIST := dist
ENGINE := engine
SINGLE := seed-search.html
NPM := npm

# Paths of the machine that builds do not belong into what is published. (Joined to .cargo/config.toml.)
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(HOME)=~
export PATH := $(CURDIR)/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)

WASM_PACK := wasm-pack build --release --target web --no-pack

# What a query goes through, and what its tests need.
ROOMS := -p seed-text -p seed-index -p seed-engine

.PHONY: build serve dist engine builder carried cli npm release single quick test sites bench fuzz eval clean

# Cargo knows what a build depends on: the code, the settings, the folder of documents. What comes after it takes
# seconds even when nothing changed, so it is run only if there is a newer module.
TARGET := $(or $(CARGO_TARGET_DIR),target)
MODULE := $(TARGET)/wasm32-unknown-unknown/release/seed_search.wasm

build:
	@.ci/need wasm npm build=$(MODULE)
	@cargo build --quiet --release -p seed-search --lib --target wasm32-unknown-unknown
	@if [ ! -f $(PKG)/.built ] || [ $(MODULE) -nt $(PKG)/.built ] || [ package-lock.json -nt $(PKG)/.built ] || \
	    [ www/build/slim.mjs -nt $(PKG)/.built ]; then \
	    rm -f $(PKG)/.built && $(WASM_PACK) --out-dir $(PKG) . -- --package=seed-search && \
	    node www/build/slim.mjs $(PKG)/seed_search_bg.wasm && \
	    terser $(PKG)/seed_search.js --module --compress --mangle --output $(PKG)/seed_search.js && \
	    touch $(PKG)/.built; \
	fi

serve: build
	@.ci/free.cjs $(PORT)
	@echo "Serving http://127.0.0.1:$(PORT) (Ctrl-C ends it)"
	@sirv www --dev --quiet --host 127.0.0.1 --port $(PORT)

dist: build
	@node www/build/dist.mjs "$(abspath $(DIST))"

engine:
	@.ci/need wasm npm
	@$(WASM_PACK) --out-dir "$(abspath $(ENGINE))" . -- --package=seed-search --no-default-features
	@node www/build/slim.mjs "$(ENGINE)/seed_search_bg.wasm"

# What the command carries: of the engine without documents, which has a folder of its own, for one module takes the other's
# place. It comes in one piece and in two, of which the builder helps to find the first.
ALONE := $(TARGET)/alone
CARRIED := crates/cli/carried/site
carried: builder
	@export CARGO_TARGET_DIR=$(ALONE) && \
	cargo build --quiet --release -p seed-search --lib --no-default-features --features shards --target wasm32-unknown-unknown && \
	if [ ! -f $(ALONE)/pkg/.built ] || [ $(ALONE)/wasm32-unknown-unknown/release/seed_search.wasm -nt $(ALONE)/pkg/.built ] || \
	    [ -n "$$(find package-lock.json $(ALONE)/builder/.built $(addprefix www/build/,slim.mjs binary.mjs profile.mjs split.mjs) -newer $(ALONE)/pkg/.built)" ]; then \
	    rm -f $(ALONE)/pkg/.built && $(WASM_PACK) --out-dir $(abspath $(ALONE)/pkg) . -- --package=seed-search --no-default-features --features=shards && \
	    node www/build/slim.mjs $(ALONE)/pkg/seed_search_bg.wasm $(ALONE)/pkg/names.json && \
	    node www/build/split.mjs $(ALONE)/pkg $(ALONE)/builder && touch $(ALONE)/pkg/.built; \
	fi
	@node www/build/site.mjs $(ALONE)/pkg $(CARRIED)

builder:
	@.ci/need wasm npm
	@export CARGO_TARGET_DIR=$(abspath $(ALONE)) && \
	cargo build --quiet --release -p seed-builder --target wasm32-unknown-unknown && \
	if [ ! -f $(ALONE)/builder/.built ] || [ $(ALONE)/wasm32-unknown-unknown/release/seed_builder.wasm -nt $(ALONE)/builder/.built ]; then \
	    rm -f $(ALONE)/builder/.built && $(WASM_PACK) --out-dir $(abspath $(ALONE)/builder) crates/builder && \
	    touch $(ALONE)/builder/.built; \
	fi

cli: carried
	@cargo build --quiet --release -p seed-search-cli

npm: carried
	@node crates/builder/npm/pack.mjs $(ALONE)/builder $(CARRIED) "$(abspath $(NPM))"

release: npm cli
	@.ci/release

single: build
	@node www/build/single.mjs "$(abspath $(SINGLE))"

quick:
	@.ci/need npm
	@cargo fmt --check
	@npm run --silent lint && npm run --silent layout && npm run --silent types && npm run --silent test:element
	@cargo clippy --quiet $(ROOMS) --all-targets -- -D warnings
	@cargo test --quiet $(ROOMS)

# The tests' documents are the default ones, whatever was said.
test: override export SEED_SEARCH_SEEDS :=
test:
	@.ci/need wasm npm browser tests=$(TARGET)/debug
	@.ci/check

SITES := hexo hugo mdbook mkdocs vitepress
sites: npm
	@.ci/need browser
	@cargo build --quiet -p seed-search-cli
	@SITES="$(SITES)" node --test tests/e2e/generators.test.mjs

ifdef SITE
bench: cli
	@.ci/need browser
	node benches/site.mjs "$(SITE)" $(ARGS)
else
bench: build
	@.ci/need browser
	node benches/bench.mjs $(PKG) --only sizes
	cargo bench --quiet --profile native --bench build --bench shards
	node benches/bench.mjs $(PKG) --only start,latency,typing,recall,memory
endif

# The fuzzer wants flags of an unstable compiler, which the stable one takes if it is told that it is one. What it finds
# anew goes into a folder of its own, and what fails stays beside it: fuzz/README.md says what is done with it.
FUZZ := index shards found query html markdown plain fold codecs settings
FUZZ_SECONDS := 60
SANITIZER := address
fuzz: export RUSTC_BOOTSTRAP := 1
fuzz: export CARGO_PROFILE_RELEASE_LTO := off
fuzz:
	@.ci/need fuzz
	@cargo fuzz build --features libfuzzer --sanitizer $(SANITIZER)
	@for target in $(FUZZ); do \
	    mkdir -p $(TARGET)/fuzz/$$target; \
	    cargo fuzz run $$target --features libfuzzer --sanitizer $(SANITIZER) \
	        $(abspath $(TARGET))/fuzz/$$target fuzz/corpus/$$target -- -max_total_time=$(FUZZ_SECONDS) -timeout=25 \
	        $$([ -f fuzz/dictionaries/$$target.dict ] && echo -dict=$(CURDIR)/fuzz/dictionaries/$$target.dict) || exit 1; \
	done

eval:
	@[ -n "$(COLLECTION)" ] || { echo "make eval needs COLLECTION=folder, see the head of the Makefile" >&2; exit 1; }
	@cargo run --quiet --release -- eval "$(COLLECTION)" $(if $(QUERIES),--queries "$(QUERIES)") \
	    $(if $(RUN),--run "$(RUN)") $(if $(HALF),--half $(HALF)) $(ARGS)

clean:
	rm -rf target $(PKG) $(DIST) $(ENGINE) $(CARRIED) $(NPM) $(SINGLE) node_modules
