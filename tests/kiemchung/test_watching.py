"""watch admits what arrives and ends cleanly; saved searches are listed, asked again and deleted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import PLAN, REPORT, TEXTS, refused, run, values


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C to whole consoles only")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_what_arrives_is_admitted_whole_and_the_watch_ends_when_told(tmp_path: Path, ending: signal.Signals) -> None:
    folder = tmp_path / "đến"
    folder.mkdir()
    (folder / "142-BC.txt").write_text(REPORT, encoding="utf-8")
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7")
    command = [sys.executable, "-m", "kiemchung", "watch", str(folder), "--every", "1.2", "--json", "--corpus", str(tmp_path / "kho")]  # fmt: skip
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as watching:
        assert watching.stdout and watching.stderr
        seen = [json.loads(watching.stdout.readline()) for _ in range(2)]
        with (folder / "12-KH.txt").open(
            "w", encoding="utf-8"
        ) as stream:  # written in pieces, slower than it is looked at
            for piece in (PLAN[:40], PLAN[40:200], PLAN[200:]):
                stream.write(piece)
                stream.flush()
                time.sleep(0.2)
        seen.append(json.loads(watching.stdout.readline()))
        watching.send_signal(ending)
        assert watching.wait(timeout=30) == 0
        said = watching.stderr.read()
    assert [(Path(each["path"]).name, each["outcome"], each["number"]) for each in seen] == [
        ("142-BC.txt", "added", "142/BC-UBND"),
        ("hỏng.pdf", "failed", None),
        ("12-KH.txt", "added", "12/KH-UBND"),
    ]
    assert "2 văn bản mới, 0 đã có sẵn, 1 không đọc được" in said
    assert "Traceback" not in said
    assert len(values("list", "--corpus", tmp_path / "kho")) == 2


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refused(run("theo-doi", tmp_path / "không có", "--corpus", tmp_path / "kho"), 2, "không có")


def test_saved_searches_are_listed_asked_again_and_deleted(tmp_path: Path) -> None:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    at = ("--corpus", tmp_path / "kho")
    first = values("search", "cải cách", "--type", "KH", "--save", "Kế hoạch", *at)
    again = values("da-luu", "Kế hoạch", *at)
    assert [hit["document"] for hit in again["hits"]] == [hit["document"] for hit in first["hits"]] == ["12-KH.txt"]
    (kept,) = values("saved", *at)
    assert (kept["name"], kept["line"]) == ("Kế hoạch", 'cải cách loại:"Kế hoạch"')
    assert 'Kế hoạch: cải cách loại:"Kế hoạch"' in run("saved", *at).stdout
    assert "12-KH.txt" in run("saved", "Kế hoạch", "--format", "csv", *at).stdout
    assert values("saved", "Kế hoạch", "--delete", *at) == {"deleted": "Kế hoạch"}
    refused(run("saved", "Kế hoạch", *at), 2, "Kế hoạch")
    refused(run("saved", "--delete", *at), 2, "--delete")
    assert run("saved", *at).exit_code == 1
