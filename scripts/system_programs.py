"""Make ready what pip cannot: a virtual environment, and the system programs kiemchung calls.

    python scripts/system_programs.py venv        make .venv (exit 1 when it cannot be made)
    python scripts/system_programs.py programs    tesseract with Vietnamese, LibreOffice, a font (exit 0 in any case)
    python scripts/system_programs.py browser     Chromium, in which the web pages are tested (exit 0 in any case)

What is there is left alone. As root on Debian or Ubuntu the rest is installed through apt; anywhere else the exact
command to type is printed, and kiemchung works without: only the files that need the program are refused. Uses the
standard library only and runs on Python 3.7, since it is run before anything is installed.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

VENV = Path(".venv")
VENV_PYTHON = VENV / ("Scripts/python.exe" if platform.system() == "Windows" else "bin/python")
OLDEST = (3, 11)

# need: (what it is for, in Vietnamese and English; packages by package manager)
NEEDS = {
    "tesseract": (
        "Tesseract với tiếng Việt, để đọc bản quét / Tesseract with Vietnamese, to read scans",
        {
            "apt": "tesseract-ocr tesseract-ocr-vie",
            "dnf": "tesseract tesseract-langpack-vie",
            "brew": "tesseract tesseract-lang",
            "winget": "UB-Mannheim.TesseractOCR",
        },
    ),
    "libreoffice": (
        "LibreOffice Writer, Calc và Impress, để đọc .rtf, .xls, .ppt / LibreOffice Writer, Calc, Impress, to read .rtf, .xls, .ppt",
        {
            "apt": "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui",
            "dnf": "libreoffice-writer libreoffice-calc libreoffice-impress",
            "brew": "--cask libreoffice",
            "winget": "TheDocumentFoundation.LibreOffice",
        },
    ),
    "font": (
        "phông chữ có tiếng Việt / a font with Vietnamese letters",
        {
            "apt": "fontconfig fonts-liberation2 fonts-dejavu-core",
            "dnf": "fontconfig liberation-fonts dejavu-sans-fonts",
            "brew": "--cask font-liberation",
            "winget": "",  # Windows has them
        },
    ),
    "chromium": (
        "Chromium, để thử các trang web / Chromium, to test the web pages",
        {
            "apt": "chromium",
            "dnf": "chromium",
            "brew": "--cask chromium",
            "winget": "Hibbiki.Chromium",
        },
    ),
}
FOR_TESTS = ("chromium",)
INSTALL = {
    "apt": ("Debian/Ubuntu", "sudo apt-get install -y {}"),
    "dnf": ("Fedora", "sudo dnf install -y {}"),
    "brew": ("macOS", "brew install {}"),
    "winget": ("Windows", "winget install {}"),
}
WINDOWS_PLACES = {
    "tesseract": [r"C:\Program Files\Tesseract-OCR\tesseract.exe"],
    "soffice": [r"C:\Program Files\LibreOffice\program\soffice.exe"],
}
MAC_PLACES = {"soffice": ["/Applications/LibreOffice.app/Contents/MacOS/soffice"]}


def say(vi: str, en: str) -> None:
    """Tell a person something, in Vietnamese and then in English."""
    sys.stdout.write(f"{vi}\n  {en}\n")
    sys.stdout.flush()


def run(*command: str) -> str | None:
    """The output of a command, or None when it is not there or fails."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=120, stdin=subprocess.DEVNULL)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def find(name: str) -> str | None:
    """Where a program is: on PATH, or where its installer puts it on Windows and macOS."""
    places = {"Windows": WINDOWS_PLACES, "Darwin": MAC_PLACES}.get(platform.system(), {})
    known = [place for place in places.get(name, []) if Path(place).is_file()]
    return shutil.which(name) or (known[0] if known else None)


def has_tesseract() -> bool:
    """Whether tesseract is there and knows Vietnamese."""
    program = find("tesseract")
    return program is not None and "vie" in (run(program, "--list-langs") or "").split()


def has_libreoffice() -> bool:
    """Whether LibreOffice is there; on Linux, where they are packages apart, with Writer and Calc."""
    program = find("soffice") or find("libreoffice")
    if program is None or platform.system() != "Linux":
        return program is not None
    folder = Path(program).resolve().parent
    if not (folder / "soffice.bin").is_file():  # a wrapper script (snap, flatpak, a vendor's): it comes whole
        return True
    return all((folder / name).is_file() for name in ("libswlo.so", "libsclo.so"))


def has_font() -> bool:
    """Whether some font has the Vietnamese letters; Windows and macOS always do."""
    return platform.system() in ("Windows", "Darwin") or bool(run("fc-list", ":lang=vi"))


def has_chromium() -> bool:
    """Whether a Chromium is there."""
    return any(find(name) for name in ("chromium", "chromium-browser", "google-chrome"))


FOUND = {"tesseract": has_tesseract, "libreoffice": has_libreoffice, "font": has_font, "chromium": has_chromium}


def advise(packages: dict[str, list[str]]) -> None:
    """Print the command that installs `packages` ({manager: names}), this machine's own if it can be told."""
    own = {"Windows": "winget", "Darwin": "brew"}.get(platform.system())
    own = own or next((name for name in ("apt", "dnf") if shutil.which({"apt": "apt-get"}.get(name, name))), None)
    for manager in [own] if own else list(INSTALL):
        system, command = INSTALL[manager]
        # casks and winget take their own command each; apt and dnf one for all
        names = [n for n in packages[manager] if n]
        for group in [" ".join(names)] if manager in ("apt", "dnf") and names else names:
            sys.stdout.write(f"    {system}:  {command.format(group)}\n")
    if own == "winget" and any("Tesseract" in name for name in packages["winget"]):
        say(
            "    Khi cài Tesseract, hãy chọn thêm ngôn ngữ Vietnamese.",
            "    In its installer, tick the Vietnamese language.",
        )


def apt_install(*packages: str) -> bool:
    """Install through apt when we are root on a Debian; whether it worked."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=3"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(  # noqa: S603
            [*quiet, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        if done.returncode != 0:  # a failed update may still leave lists good enough to install from
            sys.stderr.write(done.stdout.decode("utf-8", "replace")[-2000:])
    return done.returncode == 0


def browser() -> int:
    """The same for what only tests need."""
    return programs(FOR_TESTS)


def programs(needs: Sequence[str] = tuple(need for need in NEEDS if need not in FOR_TESTS)) -> int:
    """Install the missing programs, or print how; always succeeds."""
    missing = [need for need in needs if not FOUND[need]()]
    if not missing:
        say("Các chương trình hệ thống đã đủ.", "The system programs are all there.")
        return 0
    for need in missing:
        sys.stdout.write(f"  - {NEEDS[need][0]}\n")
    say("Đang tìm cách cài các chương trình trên ...", "Installing the programs above, if that is allowed here ...")
    names = " ".join(NEEDS[need][1]["apt"] for need in missing).split()
    apt_install(*names)
    missing = [need for need in missing if not FOUND[need]()]
    if missing:
        say("Chưa cài được. Hãy tự chạy:", "Not installed. Please run:")
        advise({manager: [NEEDS[need][1][manager] for need in missing] for manager in INSTALL})
        say(
            "Tạm thời vẫn chạy được, trừ các loại tệp cần chương trình đó.",
            "Going on without; only such files are refused.",
        )
    return 0


def made_venv() -> bool:
    """Whether .venv holds a Python of ours with pip."""
    return VENV_PYTHON.is_file() and run(str(VENV_PYTHON), "-m", "pip", "--version") is not None


def venv() -> int:
    """Make .venv by the first way that works here; 1 when none does."""
    if sys.version_info < OLDEST:
        say("Cần Python 3.11 trở lên.", "Python 3.11 or newer is needed; name it: make setup PYTHON=python3.12")
        return 1
    if made_venv():
        return 0
    say("Đang tạo môi trường .venv ...", "Making the environment .venv ...")
    ways = (
        [str(VENV_PYTHON), "-m", "ensurepip"],  # someone's own .venv that only lacks pip is kept
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        [sys.executable, "-m", "virtualenv", "--clear", str(VENV)],
        ["virtualenv", "--clear", "-p", sys.executable, str(VENV)],
        ["uv", "venv", "--seed", "--clear", "--python", sys.executable, str(VENV)],
    )
    if run(sys.executable, "-c", "import ensurepip") is None:  # Debian keeps it in a package apart
        apt_install("python3-venv")
    for way in ways:
        if run(*way) is not None and made_venv():
            return 0
    shutil.rmtree(VENV, ignore_errors=True)
    say("Không tạo được .venv vì Python ở đây thiếu venv. Hãy tự chạy rồi gọi lại:", "This Python lacks venv. Run:")
    advise({"apt": ["python3-venv"], "dnf": ["python3-pip"], "brew": ["python"], "winget": ["Python.Python.3.12"]})
    return 1


def main(arguments: list[str]) -> int:
    """Do the one thing asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    wanted = {"venv": venv, "programs": programs, "browser": browser}.get(arguments[0] if len(arguments) == 1 else "")
    if wanted is None:
        sys.stderr.write(str(__doc__))
        return 2
    return wanted()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
