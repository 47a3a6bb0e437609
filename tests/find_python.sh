#!/bin/sh
# Prints the first Python from 3.11 on. A name alone proves nothing (version managers leave stubs that fail): each is run.
for name in "${PYTHON:-python3}" python3 python python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$name"
        exit 0
    fi
done
cat >&2 <<'TEXT'
Không tìm thấy Python 3.11 trở lên. Hãy cài Python 3.11 (hoặc mới hơn) rồi chạy lại;
nếu Python ở nơi khác, chỉ đường dẫn: make PYTHON=/duong/dan/python3

No Python 3.11 or later was found. Install one and run this again;
if it lives elsewhere, name it: make PYTHON=/path/to/python3
TEXT
exit 1
