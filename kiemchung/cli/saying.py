"""A text written in Vietnamese goes in; the same in the language of the call comes out."""

from __future__ import annotations

from importlib import import_module

_VI = {
    "Usage: ": "Cách dùng: ",
    "Options": "Tuỳ chọn",
    "Commands": "Lệnh",
    "[OPTIONS]": "[TUỲ_CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM_SỐ]...",
}


def say(text: str, lang: str) -> str:
    """`text` in `lang`; what has no English stays as it is written."""
    if lang != "en":
        return _VI.get(text, text)
    english: dict[str, str] = import_module("kiemchung.cli.english").ENGLISH  # which most calls can do without
    return english.get(text, text)
