# make site   build site/          make test   run every check and test          make help   the rest
#
# One virtual environment, .venv/, made from the lock files and made anew whenever one of them changes.

SHELL := /bin/sh
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.PHONY: site test serve check release bench lock clean help

# Which Python to start from; by default the first one found that is new enough.
export PYTHON
VENV := .venv
BIN := $(VENV)/bin
PORTAL := $(BIN)/portal

# Material announces MkDocs 2 on every run; nothing here moves to it.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Vietnamese text prints whatever the locale of the terminal.
export PYTHONUTF8 := 1

site: $(VENV)/.program ## Dựng trang vào site/ · build the site
	$(PORTAL) build $(ARGS)

serve: $(VENV)/.program ## Xem trước trên máy này · preview on this machine
	$(PORTAL) serve $(ARGS)

check: $(VENV)/.program ## Kiểm tra nội dung · check the content
	$(PORTAL) check $(ARGS)

test: $(VENV)/.tests ## Kiểm tra mã và chạy mọi kiểm thử · lint, types, all tests
	$(BIN)/python tests/run.py $(ARGS)

bench: $(VENV)/.tests ## Đo tốc độ · measure, beside stock Material
	$(BIN)/python tests/benchmarks/bench.py $(ARGS)
	$(BIN)/python tests/benchmarks/bench_feeds.py
	$(BIN)/python tests/benchmarks/bench_search.py

# The lock files hold for every platform and every Python from 3.11 on; they carry hashes and no address.
FORM := hooks/portal/form/browser
LOCK := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(VENV)/.program ## Khóa lại phiên bản thư viện (UPGRADE=--upgrade: lấy bản mới) · lock the dependencies
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) $(UPGRADE) requirements.in --output-file requirements.txt
	$(LOCK) $(UPGRADE) requirements-dev.in --constraints requirements.txt --output-file requirements-dev.txt
	$(LOCK) $(UPGRADE) $(FORM)/requirements.in --output-file $(FORM)/requirements.txt

clean: ## Xóa những gì dựng ra · remove what was made
	rm -rf site site.dang-dung site.truoc $(VENV) .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis build hooks/*.egg-info

help: ## Liệt kê các lệnh · list these
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 16

$(VENV)/.program: requirements.txt requirements-dev.txt
	@python=$$(sh tests/find_python.sh) || exit 1; \
	echo "Đang chuẩn bị $(VENV) bằng $$python · setting up $(VENV) with $$python"; \
	"$$python" -m venv --clear $(VENV) || { \
	  echo "Không tạo được môi trường ảo; trên Debian, Ubuntu: apt install python3-venv"; \
	  echo "Cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv"; exit 1; } >&2
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	$(BIN)/python -S deploy/link_program.py
	@touch $@

$(VENV)/.tests: $(VENV)/.program
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
