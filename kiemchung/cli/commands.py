"""Every command in the order help shows: its name, its alias without diacritics, and the module loaded when it is called."""

from __future__ import annotations

from typing import NamedTuple


class Listed(NamedTuple):
    """A command that need not be loaded yet."""

    name: str
    alias: str
    module: str


COMMANDS = (
    Listed("extract", "trich", "kiemchung.cli.reading"),
    Listed("add", "them", "kiemchung.cli.holding"),
    Listed("list", "liet-ke", "kiemchung.cli.holding"),
    Listed("show", "xem", "kiemchung.cli.holding"),
    Listed("reindex", "lap-chi-muc", "kiemchung.cli.holding"),
    Listed("watch", "theo-doi", "kiemchung.cli.watching"),
    Listed("status", "tinh-trang", "kiemchung.cli.standing"),
    Listed("remove", "bo", "kiemchung.cli.standing"),
    Listed("edit", "sua", "kiemchung.cli.editing"),
    Listed("confirm", "xac-nhan", "kiemchung.cli.editing"),
    Listed("history", "lich-su", "kiemchung.cli.editing"),
    Listed("dossier", "ho-so", "kiemchung.cli.dossiers"),
    Listed("export", "xuat", "kiemchung.cli.exporting"),
    Listed("compare", "doi-chieu", "kiemchung.cli.comparing"),
    Listed("duplicates", "trung", "kiemchung.cli.copying"),
    Listed("lookup", "tra", "kiemchung.cli.asking"),
    Listed("search", "tim", "kiemchung.cli.searching"),
    Listed("saved", "da-luu", "kiemchung.cli.saved"),
    Listed("missing", "thieu", "kiemchung.cli.missing"),
    Listed("audit", "soat", "kiemchung.cli.audited"),
    Listed("graph", "so-do", "kiemchung.cli.graphs"),
    Listed("impact", "he-qua", "kiemchung.cli.graphs"),
    Listed("timeline", "dong-thoi-gian", "kiemchung.cli.graphs"),
    Listed("criteria", "tieu-chi", "kiemchung.cli.criteria"),
    Listed("verify", "kiem-chung", "kiemchung.cli.verifying"),
    Listed("decide", "quyet-dinh", "kiemchung.cli.deciding"),
    Listed("serve", "mo-trang", "kiemchung.cli.serving"),
    Listed("users", "nguoi-dung", "kiemchung.cli.serving"),
    Listed("evaluate", "cham", "kiemchung.cli.evaluation"),
    Listed("backup", "sao-luu", "kiemchung.cli.keeping"),
    Listed("restore", "khoi-phuc", "kiemchung.cli.keeping"),
    Listed("verify-store", "kiem-kho", "kiemchung.cli.keeping"),
    Listed("doctor", "kham", "kiemchung.cli.machine"),
    Listed("demo", "ho-so-mau", "kiemchung.cli.machine"),
    Listed("completion", "go-tat", "kiemchung.cli.machine"),
)
