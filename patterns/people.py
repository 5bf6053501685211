"""People named with their posts: a view of a text goes in, names with their spans and posts come out.

A run of capitalised syllables is a name only where something beside it says so: a post with its body before it, a form of address,
a post after it in a list, or a signing block (NĐ 30/2020/NĐ-CP, Annex I, II.7). What could be a place or a body as well is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

import regex

from extractor import Span
from patterns.bodies import display
from patterns.grammar import any_of, pattern
from patterns.issuers import issuer_pattern
from patterns.organisations import body_end, own_unit
from patterns.provinces import province_of
from patterns.view import plain_words
from patterns.vocabulary import vocabulary

_SYLLABLE = r"\p{Lu}(?:[\p{Ll}\x1f]{0,12}|['’]\p{L}{1,8})(?![\p{L}\d])"
_GAP = r"(?:[ ]{1,3}|(?<=[^\n]{40})[ ]?\n[ ]?)"  # a name goes on over a hard wrap, never over the end of a short line
_BREAK = r"[^\S\n]{0,6}\n[^\S\n]{0,60}"
_RUN = pattern(rf"{_SYLLABLE}(?:{_GAP}{_SYLLABLE}){{1,9}}")
_FIRST_LETTER = pattern(r"(?<![\p{L}\x1f'’])\p{L}")
_LIST_GAP = pattern(r"\s{0,2}(?:[,;]|và)\s{1,3}")
_BEFORE_POST = pattern(r"(?:\s\([^()\n]{1,40}\))?(?:\s{0,2}(?:[,(:-]|là)\s{0,3}|[^\S\n\t]{0,2}\t\s{0,3})")
_OWN_LINE = pattern(r"[^\S\n]{0,3}\n\s{0,6}")
# What is left of a post up to the next mark: "phòng Cải cách hành chính", "dự khuyết BCH Trung ương Đảng".
_TAIL = pattern(r"[ ](?:phòng|ban|dự\s+khuyết|BTV|BCH)?[ ]?\p{Lu}[^,;.:()\t\n]{1,60}?(?=\s{0,2}(?:[,;.()\t\n]|-\s|$))")
# Where the next of a list begins: a line, a cell, or what follows a colon or a semicolon.
_ITEM = pattern(
    rf"(?m)(?:(?<![^\n]{{40}}\p{{L}}[ ]?\n)^[^\S\n]{{0,20}}(?:[-+•]|\d{{1,3}}[.)]|\(\d{{1,3}}\))?[^\S\n]{{0,6}}|\t[ ]{{0,6}}|[:;]\s{{1,3}})(?={_SYLLABLE}\s)"
)
# A line that is a name, whole or broken by the layout: "Trần Văn⏎A", "Trần⏎Văn A".
_NAME_LINE = pattern(
    rf"(?m)^[^\S\n]{{0,60}}(?=\p{{Lu}})(?P<before>(?:[\p{{L}}.]{{1,12}}[ ]{{1,3}}){{0,3}}?)(?P<name>{_SYLLABLE}(?:(?:[ ]{{1,3}}{_SYLLABLE}){{1,4}}(?:{_BREAK}{_SYLLABLE})?|{_BREAK}{_SYLLABLE}(?:[ ]{{1,3}}{_SYLLABLE}){{0,3}}))[^\S\n]{{0,6}}$"
)
_SIGNED = pattern(r"\W*(?:đã\s+ký|ký\s+tên|ký|chữ\s+ký)\W*", regex.IGNORECASE)
_BLOCK = 500  # characters of a signing block before the name
_REACH = 140  # characters from a post to the name of who holds it
_SYLLABLES = range(2, 6)  # of a name


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a text: where, and the post as printed (chức vụ), None where the text gives none beside the name."""

    span: Span
    post: str | None = None


def find_people(seen: str) -> tuple[Person, ...]:
    """The people named in a view with a post, a form of address or a signature, in order, without overlaps."""
    posts: dict[Span, str | None] = {}
    for person in (*_signers(seen), *_after_posts(seen), *_addressed(seen), *_listed(seen)):
        posts[person.span] = posts.get(person.span) or person.post
    people: list[Person] = []
    for span in sorted(posts, key=lambda span: (span.start, -span.end)):
        if not people or people[-1].span.end <= span.start:
            people.append(Person(span, posts[span]))
    return tuple(people)


def _after_posts(seen: str) -> Iterator[Person]:
    """`Phó Thủ tướng Trần Văn A`, `Giám đốc Sở Nội vụ Trần Văn A`: the name after a post, or after the body of it."""
    posts = list(_post().finditer(seen))
    for post, following in zip_longest(posts, posts[1:]):
        limit = following.start() if following else len(seen)
        name = _holder(seen, post.end(), min(post.end() + _REACH, limit))
        if name:
            yield Person(name, plain_words(seen[post.start() : name.start].rstrip(".: \n")))


def _holder(seen: str, start: int, limit: int) -> Span | None:
    blank = seen.find("\n\n", start, limit)
    limit = blank if blank >= 0 else limit
    while start < limit and seen[start] in " :\n":
        start += 1
    direct = _name_at(seen, start)
    if direct:
        return direct
    for run in _RUN.finditer(seen, start, limit):
        for letter in reversed(list(_FIRST_LETTER.finditer(seen, run.start(), run.end()))):
            name = _name_at(seen, letter.start())
            if name and _is_body(seen[start : name.start].strip(" :\n"), plain_words(name.of(seen))):
                return name
    return None


def _is_body(words: str, name: str) -> bool:
    """Whether the words between a post and a name are a whole body, and the name is no more of them.

    Provinces are known, so what follows "UBND tỉnh" and is none is a name; what follows "UBND huyện" may be the district's.
    """
    ends = _whole().match(words)
    if ends is None or (ends["unit"] and len(name.split()) < 3):  # "tỉnh Hà Tây", "UBND Mộc Châu"
        return False
    return words.lower() in ("tỉnh", "bộ", "sở") or issuer_pattern().fullmatch(words) is not None


def _addressed(seen: str) -> Iterator[Person]:
    """`đồng chí Trần Thị B, Phó Giám đốc Sở Nội vụ`; after "các đồng chí" each name of the list."""
    for address in _address().finditer(seen):
        name = _name_at(seen, address.end())
        while name:
            yield Person(name, _post_after(seen, name.end))
            gap = _LIST_GAP.match(seen, name.end) if address["many"] else None
            name = _name_at(seen, gap.end()) if gap else None


def _listed(seen: str) -> Iterator[Person]:
    """`- Trần Thị B, Phó Giám đốc Sở Nội vụ`, or a name alone on its line or in its cell with the post in the next one."""
    for item in _ITEM.finditer(seen):
        rank = _ranks().match(seen, item.end())
        name = _name_at(seen, rank.end() if rank else item.end())
        post = _post_after(seen, name.end) or _post_after(seen, name.end, gap=_OWN_LINE) if name else None
        if name and post and post[0].isupper() and not post.isupper():
            yield Person(name, post)


def _signers(seen: str) -> Iterator[Person]:
    """The name alone on its line, below the post in capitals: "KT. CHỦ TỊCH⏎PHÓ CHỦ TỊCH⏎(Đã ký)⏎Trần Văn A"."""
    for line in _NAME_LINE.finditer(seen):
        if is_name(line["name"]) and (not line["before"] or _ranks().fullmatch(line["before"])):
            post = _signed_as(seen[max(0, line.start() - _BLOCK) : line.start()])
            if post:
                yield Person(Span(*line.span("name")), post)


def _signed_as(before: str) -> str | None:
    """The post in the lines of capitals that a text ends with: the last one, as "KT." says for whom it was signed."""
    capitals: list[str] = []
    for line in reversed(before.split("\n")):
        words = plain_words(line)
        if words.isupper():
            capitals.insert(0, words)
        elif len(capitals) > 1 or (words and (capitals or not _SIGNED.fullmatch(words))):
            break
    block = " ".join(capitals)
    posts = list(_post().finditer(block))
    return _in_print(block[posts[-1].start() :]) if posts else None


@lru_cache(maxsize=512)
def _in_print(capitals: str) -> str:
    """`PHÓ CHỦ NHIỆM` as it is written in running text."""
    words = display(capitals)
    usual = next((post for post in _usual_posts() if words.lower().startswith(post.lower())), "")
    return usual + words[len(usual) :]


def _post_after(seen: str, start: int, *, gap: regex.Pattern[str] = _BEFORE_POST) -> str | None:
    """The post said after a name, with its body and with the posts that follow it."""
    between = gap.match(seen, start)
    post = _post().match(seen, between.end()) if between else None
    if post is None:
        return None
    first = post.start()
    while post:
        end = _post_end(seen, post)
        between = _BEFORE_POST.match(seen, end)
        post = _post().match(seen, between.end()) if between and between.group().strip() in (",", "-", "") else None
    return plain_words(seen[first:end].replace("\t", ", "))


def _post_end(seen: str, post: regex.Match[str]) -> int:
    """Where a post ends: after its body or unit ("Chánh Thanh tra tỉnh"), if it has one."""
    if body := body_end(seen, post.end() + 1):
        return body
    last = seen.rfind(" ", post.start(), post.end()) + 1  # "Trưởng Ban Quản lý dự án"
    if (body := body_end(seen, last) if last else None) and body > post.end():
        return body
    if unit := own_unit().match(seen, post.end() + 1):
        return unit.end()
    tail = _TAIL.match(seen, post.end())
    if tail is None or _goes_on().search(tail.group()) or _name_at(seen, post.end() + 1):
        return post.end()
    return tail.end()


def _name_at(seen: str, start: int) -> Span | None:
    """The name that begins at `start` in running text; None when what stands there may be anything else."""
    run = _RUN.match(seen, start)
    if run is None:
        return None
    end = run.end()
    for letter in _FIRST_LETTER.finditer(seen, start + 1, end):
        if _ends_name().match(seen, letter.start()):
            end = letter.start()  # "Trần Văn A⏎Phó Giám đốc": what follows is not of the name
            break
        last = " " not in plain_words(seen[letter.start() : end]) and not seen[end : end + 2].strip().islower()
        if not last and _body_word().match(seen, letter.start()):
            return None  # "Nguyễn Văn Phòng" is a name, "Nguyễn Văn Phòng Hành chính" may be more than one
    name = seen[start:end].rstrip()
    return Span(start, start + len(name)) if is_name(name) else None


def is_name(printed: str) -> bool:
    """Whether capitalised syllables can be a name: two to five of them that are no place, no post and no body."""
    words = plain_words(printed)
    return (
        len(words.split()) in _SYLLABLES
        and _no_name().match(words) is None
        and province_of(words) is None
        and words.lower() not in _fields()
    )


@cache
def _post() -> regex.Pattern[str]:
    words = vocabulary("people")
    short = "|".join(words["short_posts"])
    return regex.compile(
        rf"(?<![\p{{L}}\d/])(?<![\d\p{{Lu}}]-)(?<!ăn phòng )(?:(?i:phó|quyền|nguyên)\s{{1,3}})?(?:(?i:{any_of(words['posts'])})(?:\s(?i:{any_of(words['modifiers'])}))?|(?:{short})\.?)(?![\p{{L}}\d/])"
    )


@cache
def _address() -> regex.Pattern[str]:
    words = vocabulary("people")
    no_place = "".join(rf"(?<!{word}\s)" for word in words["before_places"])
    return regex.compile(
        rf"(?<![\p{{L}}/]){no_place}(?i:(?P<many>{any_of(words['plural'])})|{any_of(words['honorifics'])})(?:\s?[(/]\s?(?:bà|ông)\)?)?\s{{0,3}}:?\s{{1,3}}(?:{_ranks().pattern})?(?=\p{{Lu}})"
    )


@cache
def _ranks() -> regex.Pattern[str]:
    """Ranks and degrees, which stand before a name and are no part of it."""
    return regex.compile(rf"(?:{any_of(vocabulary('people')['ranks'])}[.,]?\s{{0,3}}){{1,2}}")


@cache
def _goes_on() -> regex.Pattern[str]:
    """Words with which the sentence goes on: what holds one is more than a post."""
    return regex.compile(rf"\s(?:{any_of(vocabulary('issuers')['stops'])})(?![\p{{L}}])")


@cache
def _usual_posts() -> list[str]:
    return sorted(vocabulary("people")["posts"], key=len, reverse=True)


@cache
def _body_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{any_of(vocabulary('people')['body_words'])})(?![\p{{L}}])")


@cache
def _ends_name() -> regex.Pattern[str]:
    words = vocabulary("people")
    posts = any_of(post for post in words["posts"] if " " in post)
    return regex.compile(rf"(?:(?i:{posts})|{any_of(words['end_names'])})(?![\p{{L}}])")


@cache
def _no_name() -> regex.Pattern[str]:
    words = vocabulary("people")
    return regex.compile(rf"(?i:{any_of({*words['posts'], *words['not_names']})})(?![\p{{L}}])")


@cache
def _fields() -> frozenset[str]:
    """Names of ministries and departments, which follow a post as names do: `Bộ trưởng Công Thương`."""
    words = vocabulary("issuers")
    return frozenset(name.lower() for name in (*words["ministries"], *words["departments"]))


@cache
def _whole() -> regex.Pattern[str]:
    """The last words of a body whose name is complete, matched backwards."""
    words, tables = vocabulary("issuers"), vocabulary("provinces")
    known = {
        *words["ministries"],
        *words["departments"],
        *words["fixed"],
        *tables["until_2025_06_30"],
        *tables["from_2025_07_01"],
    }
    closed = any_of({*known, "Hồ Chí Minh", "Việt Nam", "nước", "Bộ", "Sở"})
    place_may_follow = any_of(["tỉnh", "Tỉnh ủy", "UBND", "HĐND", "nhân dân"])
    return regex.compile(rf"(?ri)(?<![\p{{L}}])(?:(?P<unit>{place_may_follow})|{closed})")
