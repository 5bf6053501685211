"""Corpora of invented papers, criteria written in one line, and what is found on them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from evidence import CriteriaSet, Criterion, Finding, verify
from tests.corpus.making import corpus_of

VAN_LINH = "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH"
KHE_MAY = "ỦY BAN NHÂN DÂN\nTỈNH KHE MÂY"
OFFICE = "UBND TỈNH VÂN LĨNH\nVĂN PHÒNG"
DEPARTMENT = "UBND TỈNH VÂN LĨNH\nSỞ NỘI VỤ"
JUSTICE = "UBND TỈNH VÂN LĨNH\nSỞ TƯ PHÁP"


def criterion(
    title: str, product: str = "Kế hoạch của UBND tỉnh", *, lead: str | None = None, deadline: str | None = None
) -> Criterion:
    """One criterion that wants one product, or several between semicolons."""
    products = tuple(part.strip() for part in product.split(";") if part.strip())
    return Criterion("1", title, 1, lead=lead, deadline=deadline, products=products)


def found(folder: Path, papers: Mapping[str, str], asked: Criterion, *, year: int | None = 2024) -> Finding:
    """The finding on one criterion over a corpus that holds these papers."""
    corpus = corpus_of(folder, papers)
    (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (asked,), year=year))
    corpus.close()
    return finding


def day(text: str) -> date:
    """A day as papers write it: "25/01/2024"."""
    number, month, year = map(int, text.split("/"))
    return date(year, month, number)
