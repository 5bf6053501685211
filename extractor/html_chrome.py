"""The tree of a saved web page goes in; what a site puts around every page (menus, banners, lists of links) goes out of it.

What may be part of the document stays: anything with a motto, articles, a legal basis or a document number in it, and
anything that is much of the page. A list of related documents is no citation of the one on the page.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from extractor.vietnamese import fold

_ELEMENTS = frozenset({"nav", "aside", "footer", "header", "dialog", "menu"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"})
_WORDS = frozenset(
    [
        "menu",
        "nav",
        "navbar",
        "navigation",
        "breadcrumb",
        "breadcrumbs",
        "header",
        "footer",
        "topbar",
        "masthead",
        "sidebar",
        "banner",
        "quangcao",
        "advert",
        "advertisement",
        "ads",
        "login",
        "dangnhap",
        "search",
        "timkiem",
        "share",
        "sharing",
        "social",
        "comment",
        "comments",
        "binhluan",
        "related",
        "lienquan",
        "cookie",
        "popup",
        "modal",
        "toolbar",
        "pagination",
        "paging",
        "copyright",
        "hotline",
        "slider",
        "carousel",
        "newsletter",
        "subscribe",
        "chat",
    ]
)
_BLOCKS = frozenset({"ul", "ol", "dl", "div", "section", "table", "td"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # leftMenu
_APART = re.compile(r"[^a-z]+")
_DOCUMENT = re.compile(r"cong hoa xa hoi|\bdieu \d|\bcan cu\b|\d/(?:\d{4}/)?[a-z]{1,6}-[a-z]")
_MOST = 0.4  # of the page's text, that one piece of chrome has at most
_LEAST = 0.1  # of it, that has to be left
_LINKS = 4  # a list of links has at least
_BESIDE_LINKS = 6  # characters it has at most beside each
_LINKED = 60  # characters of each at most, on average


class _Measure(NamedTuple):
    """Characters in an element, those in links, and how many links."""

    length: int
    linked: int
    links: int


def drop_chrome(root: Any) -> None:
    """Take the chrome out of the tree, unless that would leave next to nothing."""
    measures: dict[Any, _Measure] = {}
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    for element in reversed(elements):  # children before their parents
        measures[element] = _measured(element, measures)
    whole = measures[root].length
    chrome: list[Any] = []
    inside: set[Any] = set()
    for element in elements:
        if element.getparent() in inside:
            inside.add(element)
        elif _is_chrome(element, measures[element], whole):
            inside.add(element)
            chrome.append(element)
    if whole - sum(measures[each].length for each in chrome) >= _LEAST * whole:
        for each in chrome:
            each.drop_tree()


def _measured(element: Any, measures: dict[Any, _Measure]) -> _Measure:
    if element.tag in ("script", "style"):
        return _Measure(0, 0, 0)
    length = len((element.text or "").strip())
    linked = links = 0
    for each in element:
        within = measures.get(each)
        if within:
            length, linked, links = length + within.length, linked + within.linked, links + within.links
        length += len((each.tail or "").strip())
    return _Measure(length, length, 1) if element.tag == "a" else _Measure(length, linked, links)


def _is_chrome(element: Any, measure: _Measure, whole: int) -> bool:
    if not 0 < measure.length < _MOST * whole or element.tag in ("html", "body"):
        return False
    named = _APART.split(fold(_HUMP.sub(" ", f"{element.get('id') or ''} {element.get('class') or ''}")))
    is_list = (
        element.tag in _BLOCKS
        and measure.links >= _LINKS
        and measure.length - measure.linked <= _BESIDE_LINKS * measure.links
        and measure.linked <= _LINKED * measure.links
    )
    if is_list:
        return True
    if element.tag in _ELEMENTS or element.get("role") in _ROLES or not _WORDS.isdisjoint(named):
        return _DOCUMENT.search(fold(element.text_content())) is None
    return False
