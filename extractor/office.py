"""A DOC, RTF, ODT, XLS, ODS or PPT goes in; where we have no reader of our own LibreOffice rewrites it first."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from extractor import tools, worker
from extractor.document import Document
from extractor.errors import DamagedFile, EmptyFile, LimitExceeded, ProgramMissing, ReaderDied, ReadError
from extractor.limits import Limits
from extractor.package import check_package

_OPENED = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
_START_SECONDS = 60.0  # of LibreOffice, in a fresh profile on a slow disk


def read_doc(path: Path, limits: Limits) -> Document:
    """The Word document at `path`: by our own reader, or by way of DOCX where that one gives up (Word 6 and 95)."""
    try:
        return worker.read("extractor.doc", "read_doc", path, limits)
    except (DamagedFile, EmptyFile, ReaderDied) as error:  # a file of pictures alone is empty to our own reader
        if tools.find(tools.LIBREOFFICE) is None:
            raise
        given_up = error
    try:
        return _read(path, "doc", "docx", limits)
    except (DamagedFile, EmptyFile):
        raise given_up from None  # what our own reader says of the file says more


def read_rtf(path: Path, limits: Limits) -> Document:
    """The RTF file at `path`, by way of DOCX."""
    return _read(path, "rtf", "docx", limits)


def read_odt(path: Path, limits: Limits) -> Document:
    """The OpenDocument text at `path`, by way of DOCX."""
    check_package(path, "ODT", limits)
    return _read(path, "odt", "docx", limits)


def read_xls(path: Path, limits: Limits) -> Document:
    """The XLS (or XLSB, or strict XLSX) workbook at `path`, by way of XLSX."""
    return _read(path, "xls", "xlsx", limits)


def read_ods(path: Path, limits: Limits) -> Document:
    """The OpenDocument spreadsheet at `path`, by way of XLSX."""
    check_package(path, "ODS", limits)
    return _read(path, "ods", "xlsx", limits)


def read_ppt(path: Path, limits: Limits) -> Document:
    """The presentation at `path` (PPT, ODP), by way of PPTX."""
    return _read(path, "ppt", "pptx", limits)


def _read(path: Path, kind: str, target: str, limits: Limits) -> Document:
    program = tools.find(tools.LIBREOFFICE)
    if program is None:
        advice = tools.advice(tools.LIBREOFFICE)
        raise ProgramMissing(name=path.name, program=tools.LIBREOFFICE.name, advice=advice)
    with tempfile.TemporaryDirectory(prefix="kiemchung-", ignore_cleanup_errors=True) as folder:
        rewritten = _rewrite(program, path, kind, target, Path(folder), limits)
        try:
            document = worker.read(f"extractor.{target}", f"read_{target}", rewritten, limits)
        except ReadError as error:
            raise type(error)(**{**error.facts, "name": path.name}) from error
    return replace(document, name=path.name, format=kind)


def _rewrite(program: Path, path: Path, kind: str, target: str, folder: Path, limits: Limits) -> Path:
    """The file as LibreOffice writes it anew. Its exit code is 0 even on failure: only the file made counts."""
    # A copy under a plain name: names may begin with "-", suffixes may lie, and a lock file appears beside it.
    source = folder / f"source.{kind}"
    shutil.copyfile(path, source)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_OPENED, encoding="utf-8")
    # Two runs on one profile: the second silently makes nothing.
    command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo"]
    command += ["--convert-to", target, "--outdir", str(folder / "made"), str(source)]
    seconds = limits.seconds + _START_SECONDS
    try:
        finished = tools.run(command, seconds=seconds, own_group=True)
    except tools.Overdue as error:
        raise LimitExceeded(name=path.name, detail=f"LibreOffice > {seconds:g} s") from error
    made = folder / "made" / f"source.{target}"
    if not made.is_file() or made.stat().st_size == 0:
        said = (finished.errors.strip() or finished.output.decode("utf-8", "replace").strip())[:120]
        raise DamagedFile(
            name=path.name, format=kind.upper(), detail=f"LibreOffice: {said or 'không có kết quả/no output'}"
        )
    return made
