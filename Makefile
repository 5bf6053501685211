# kiemchung: everything a person or a machine needs to try, test and check the checkout. Safe to repeat.
# Windows without make: see "Without make" in CONTRIBUTING.md.

PYTHON ?= python3
BIN    := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY     := $(BIN)/python
STAMP  := .venv/.kiemchung-installed
HOUSE  := tests/test_architecture.py tests/test_packaging.py tests/test_docs.py

export PYTHONUTF8 := 1

.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help setup programs browser demo test check evaluate bench clean

help:
	@echo "make setup     cài môi trường Python vào .venv            / install the Python environment into .venv"
	@echo "make programs  cài tesseract, LibreOffice, phông chữ      / install the system programs"
	@echo "make demo      chạy thử trên bộ hồ sơ mẫu (demo-out/)     / run on the demo dossier (demo-out/)"
	@echo "make test      chạy toàn bộ kiểm thử                      / run all tests"
	@echo "make check     kiểm tra cách viết, kiểu và kiến trúc      / lint, types, architecture"
	@echo "make evaluate  chấm điểm theo tệp chuẩn: GOLD=chuan.jsonl / judge against a gold file: GOLD=gold.jsonl"
	@echo "make bench     đo tốc độ                                  / run the benchmarks"
	@echo "make clean     xoá những gì make đã tạo                   / remove what make made"

# ---- Installing ------------------------------------------------------------------------------------------------------

setup: $(STAMP)
	@:

# Installed again only when the packaging changes, or when a new room must be found by the editable install.
$(STAMP): setup.cfg pyproject.toml scripts/system_programs.py $(wildcard */__init__.py)
	@$(PYTHON) scripts/system_programs.py venv
	@echo "Đang cài các thư viện Python (vài phút ở lần đầu) ... / Installing the Python libraries ..."
	@$(PY) -m pip install --quiet --progress-bar off --disable-pip-version-check --editable '.[dev]'
	@touch $@

# No stamp: looking takes a fraction of a second, and a program removed since is noticed.
programs:
	@$(PYTHON) scripts/system_programs.py programs

browser:
	@$(PYTHON) scripts/system_programs.py browser

# ---- Using -----------------------------------------------------------------------------------------------------------

KC := $(BIN)/kiemchung --corpus demo-out/kho

demo: setup programs
	@rm -rf demo-out
	$(BIN)/kiemchung demo demo-out/ho-so
	$(KC) add demo-out/ho-so
	$(KC) list
	@echo; echo "== Được viện dẫn nhiều lần mà không có trong hồ sơ / cited, and missing"
	-$(KC) lookup 35/KH-UBND
	@echo; echo "== Mâu thuẫn trong cả hồ sơ / what contradicts in the dossier"
	$(KC) audit
	@echo; echo "== Một số hiệu, hai ngày / one number, two dates"
	$(KC) lookup 21/KH-UBND
	@echo; echo "== Tên loại không khớp ký hiệu / type against symbol"
	$(KC) lookup "Nghị quyết 76/NĐ-CP"
	@echo; echo "== Mỗi viện dẫn của một báo cáo dẫn tới đâu / where each citation of a report leads"
	$(KC) show 233/BC-UBND
	@echo; echo "== Tìm không dấu / search without diacritics"
	$(KC) search kiem soat thu tuc hanh chinh --limit 5
	@echo; echo "== Bảng nhiệm vụ của kế hoạch thành bộ tiêu chí / a plan's table of tasks becomes criteria"
	$(KC) criteria import demo-out/ho-so/12-KH-UBND.docx --name nhiem-vu-2024 --yes
	@echo; echo "== Kiểm chứng từng nhiệm vụ, đối chiếu báo cáo / each task verified, a report checked against the evidence"
	$(KC) verify nhiem-vu-2024 --report demo-out/ho-so/347-BC-UBND.docx --format docx --output demo-out/phieu.docx
	$(KC) verify nhiem-vu-2024 --report demo-out/ho-so/347-BC-UBND.docx
	@echo; echo "Kho mẫu ở demo-out/kho; thử tiếp: $(KC) tra \"NĐ 63/2010\""

# ---- Proving ---------------------------------------------------------------------------------------------------------

test: setup programs browser
	@$(PY) -m pytest --numprocesses auto --dist loadfile

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(PY) -m pytest $(HOUSE)

GOLD ?= ../shared/gold/gold.jsonl

evaluate: setup
	@$(BIN)/kiemchung evaluate --details "$(GOLD)"

# 2 is a benchmark's word for "the shared data folder is not there": the others still run.
bench: setup
	@for script in bench/[a-z]*.py; do echo "== $$script"; $(PY) "$$script" || [ $$? -eq 2 ] || exit 1; done

clean:
	rm -rf .venv demo-out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
