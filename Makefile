# make serve   builds what is missing and serves the page on http://127.0.0.1:8080 (PORT= for another)
# make test    runs every test, natively and in a browser (CHROME= and CHROMEDRIVER= name them)
# make bench   prints sizes, then times, beside a plain scan of the text
#
# SEED_SEARCH_SEEDS=/some/folder points serve and bench at other documents. What a command needs and does not
# find (the wasm target, wasm-pack, the npm packages, a browser) it installs; .ci/need says how.

PORT ?= 8080
SEEDS := $(if $(SEED_SEARCH_SEEDS),$(SEED_SEARCH_SEEDS),seeds)
PKG := www/pkg

# Paths of the machine that builds do not belong into what is published. (Joined to .cargo/config.toml.)
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(CURDIR)=. --remap-path-prefix=$(HOME)=~
export PATH := $(CURDIR)/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)

WASM_PACK := wasm-pack build --release --target web --no-pack

.PHONY: build serve test bench clean

build:
	@.ci/need wasm npm
	@# wasm-opt takes seconds even when nothing changed; so nothing is run unless something is newer.
	@if [ ! -f $(PKG)/.built ] || [ "$$(cat $(PKG)/.built)" != "$(SEEDS)" ] || [ ! -d "$(SEEDS)" ] || \
	    [ -n "$$(find -L src build.rs Cargo.toml Cargo.lock Makefile "$(SEEDS)" -newer $(PKG)/.built -print -quit)" ]; \
	then \
	    rm -f $(PKG)/.built && $(WASM_PACK) --out-dir $(PKG) && \
	    terser $(PKG)/seed_search.js --module --compress --mangle --output $(PKG)/seed_search.js && \
	    printf '%s' "$(SEEDS)" > $(PKG)/.built; \
	fi

serve: build
	@.ci/free.cjs $(PORT)
	@echo "Serving http://127.0.0.1:$(PORT) (Ctrl-C ends it)"
	@sirv www --dev --quiet --host 127.0.0.1 --port $(PORT)

# The tests' documents are the default ones, whatever the environment says.
test: export SEED_SEARCH_SEEDS :=
test: SEEDS := seeds
test:
	@.ci/need wasm npm browser
	@.ci/check

bench: build
	@.ci/need browser
	cargo bench --bench compile
	node benches/bench.mjs $(PKG)

clean:
	rm -rf target $(PKG) node_modules
