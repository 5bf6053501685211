"""Whether a document is of the type, from the body, about the subject and for the time that a demand asks for: checks come out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, groupby

from corpus import Body, certainly, same_body
from evidence.covering import Covered, is_of_cycle, is_open, is_within
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.finding import Aspect, Check, Outcome, Why, reason
from evidence.owners import is_unit
from evidence.requirement import Cycle, Window
from evidence.scene import Scene
from evidence.topics import Topic, says_unit, topic_of
from extractor import fold

_ENCLOSING = ("Quyết định", "Nghị quyết")  # documents that others are issued with
_DECIDES = r"(?:(?:phe duyet|thong qua|giao|ban hanh),? (?:va )?)*"
_SETTLES_NOTHING = ("Báo cáo", "Tờ trình", "Biên bản", "Giấy ", "Phiếu ", "Thư công")
_MUCH = 0.6  # of the words asked for, by weight, when a subject says only some of them
_AHEAD = timedelta(days=92)  # how long before a year its plans are issued, and after it its reports
_BEST_FIRST = (Outcome.MET, Outcome.INCONCLUSIVE, Outcome.NOT_MET)


def type_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the document is of the type wanted, or was issued with one that is."""
    found, wanted = paper.document.type, demand.kind
    if demand.wanted is None:
        return Check(Aspect.TYPE, Outcome.INCONCLUSIVE, reason(Why.TYPE_NOT_ASKED))
    if wanted and found in demand.kinds:
        return Check(Aspect.TYPE, Outcome.MET, reason(Why.TYPE_FITS, found=found or ""))
    if demand.any_kind:
        return _of_any_kind(demand, found)
    if found is None or wanted is None:
        return Check(Aspect.TYPE, Outcome.INCONCLUSIVE, reason(Why.TYPE_UNKNOWN, wanted=wanted or ""))
    if found in _ENCLOSING and _says(paper, rf"ban hanh {fold(wanted)}"):
        return Check(Aspect.TYPE, Outcome.MET, reason(Why.TYPE_ENCLOSED, found=found, wanted=wanted))
    if _says(paper, f"{_DECIDES}{fold(wanted)}" if found in _ENCLOSING else fold(wanted)):
        return Check(Aspect.TYPE, Outcome.INCONCLUSIVE, reason(Why.TYPE_LIKE, found=found, wanted=wanted))
    outcome = Outcome.INCONCLUSIVE if demand.wanted.implied else Outcome.NOT_MET
    return Check(Aspect.TYPE, outcome, reason(Why.TYPE_OTHER, found=found, wanted=wanted))


def _of_any_kind(demand: Demand, found: str | None) -> Check:
    """Of "văn bản": any type that settles something; one that only reports, proposes or invites where the words name that."""
    named = found and re.search(rf"van ban\W+{fold(found)}\b", fold(demand.requirement.text))
    if found and found.startswith(_SETTLES_NOTHING) and not named:
        why = reason(Why.TYPE_LIKE, found=found, wanted=demand.requirement.text)
        return Check(Aspect.TYPE, Outcome.INCONCLUSIVE, why)
    return Check(Aspect.TYPE, Outcome.MET, reason(Why.TYPE_FITS, found=found or ""))


def _says(paper: Paper, words: str) -> bool:
    """Whether a subject begins with these words: "ban hành Kế hoạch ..." of a decision, never of one that amends or repeals it."""
    return any(re.match(rf"(?:v/v |ve viec |ve )?{words}\b", fold(each)) for each in paper.subjects)


def issuer_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the document is of the body that is to issue it, or of the one in charge where no other is said."""
    body, found = paper.body, _issuer(paper)
    if demand.issuers:
        return _same(demand, paper, scene)
    led = _of_any(demand.leads, body)
    if demand.owners and not (_of_any(demand.owners, body) or (led and _called_short(demand.owners, body))):
        return _unsure(Why.ISSUER_LIKE, found, demand.requirement.owner)
    if demand.leads and not demand.owners and not led:
        return _unsure(Why.ISSUER_LEAD, found, demand.criterion.lead)
    if not _of_one_place(demand, paper, scene):
        return Check(Aspect.ISSUER, Outcome.INCONCLUSIVE, reason(Why.PROVINCE_UNSAID, found=found))
    why = reason(Why.ISSUER_FITS, found=found) if demand.leads or demand.owners else reason(Why.ISSUER_FREE)
    return Check(Aspect.ISSUER, Outcome.MET, why)


def _unsure(why: Why, found: str, wanted: str | None) -> Check:
    """That a body may or may not be the one asked for, or that it is not known."""
    facts = {"wanted": wanted or ""}
    said = reason(why, found=found, **facts) if found else reason(Why.ISSUER_UNKNOWN, **facts)
    return Check(Aspect.ISSUER, Outcome.INCONCLUSIVE, said)


def _same(demand: Demand, paper: Paper, scene: Scene) -> Check:
    body, found, asked = paper.body, _issuer(paper), demand.requirement.issuer or ""
    if body is None:
        return _unsure(Why.ISSUER_UNKNOWN, "", asked)
    if not any(same_body(each, body) for each in demand.issuers):
        if is_unit(asked) and any(_of_unit(each, body) for each in demand.issuers):
            return _unsure(Why.ISSUER_LIKE, found, asked)
        return Check(Aspect.ISSUER, Outcome.NOT_MET, reason(Why.ISSUER_OTHER, found=found, wanted=asked))
    if not _of_any(demand.issuers, body):
        return _unsure(Why.ISSUER_LIKE, found, asked)
    if not _of_one_place(demand, paper, scene):
        return Check(Aspect.ISSUER, Outcome.INCONCLUSIVE, reason(Why.PROVINCE_UNSAID, found=found))
    return Check(Aspect.ISSUER, Outcome.MET, reason(Why.ISSUER_FITS, found=found))


def _issuer(paper: Paper) -> str:
    return paper.document.issuer or paper.document.implied_issuer or ""


def _of_any(wanted: Sequence[Body], body: Body | None) -> bool:
    """Whether a body is beyond doubt one of these: "Văn phòng UBND tỉnh" is not "UBND tỉnh", though its name holds the other."""
    return body is not None and any(
        each.kind == body.kind and same_body(each, body) and (not each.level or each.level == body.level)
        for each in wanted
    )


def _called_short(names: Sequence[Body], body: Body | None) -> bool:
    """Whether one of these may be what a body is called at home: "Văn phòng", of "Văn phòng UBND tỉnh"."""
    return body is not None and any(body.kind.startswith(each.kind) and same_body(each, body) for each in names)


def _of_unit(wanted: Body, body: Body) -> bool:
    """Whether a body of any kind is one of the unit that another is of: a department of the province."""
    kin = wanted._replace(kind=body.kind)
    return bool(same_body(kin, body)) and (body.level == wanted.level or (body.level is None and bool(body.places)))


def _of_one_place(demand: Demand, paper: Paper, scene: Scene) -> bool:
    """Whether the body is of the place the task names, or of none; else of the one the criteria are of, or the only one held."""
    body = paper.body
    if body and body.level in scene.several_units:
        return _of_the_unit(demand, body, scene)
    if not scene.several_provinces:
        return True
    if any(certainly(each, body) for each in (*demand.issuers, *demand.owners, *demand.leads)):
        return True
    if body and scene.home and certainly(body._replace(places=scene.home), body):
        return True
    if body is None or not body.places:
        return certainly(body, body)  # of the centre
    said = f" {' '.join(fold(demand.question).split())} "
    return any(f" {name} " in said for _, name in body.places)


def _of_the_unit(demand: Demand, body: Body, scene: Scene) -> bool:
    """Whether a body is of the district or commune that the task or the criteria name: its neighbours have such papers too."""
    name = dict(body.places).get(body.level or "")
    meant = (each.places for each in (*demand.issuers, *demand.owners, *demand.leads))
    if any(dict(places).get(body.level or "") == name for places in (*meant, scene.home)):
        return name is not None
    return name is not None and f" {name} " in f" {' '.join(fold(demand.question).split())} "


def subject_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the document is about what is asked: all its telling words, and no others."""
    names = (*paper.names, *demand.names) if _may_be_its(demand, paper) else paper.names
    asked = demand.topics(names)
    if not any(asked):
        return Check(Aspect.SUBJECT, Outcome.INCONCLUSIVE, reason(Why.SUBJECT_UNSAID))
    if not paper.subjects:
        return Check(Aspect.SUBJECT, Outcome.INCONCLUSIVE, reason(Why.SUBJECT_UNKNOWN))
    asked_for = fold(demand.question)
    leads = (each for each in demand.lead_names if fold(each) not in asked_for)
    names = (*names, *leads)
    said = [topic_of(each, demand.kind, names) for each in paper.subjects]
    if says_unit(asked):  # "Ban Chỉ đạo CCHC huyện" is that of "huyện Nậm Hương"
        said += [topic_of(each, demand.kind, names, with_unit=True) for each in paper.subjects]
    results = [_compared(asked, each, scene) for each in said]
    return min(results, key=lambda check: _BEST_FIRST.index(check.outcome))


def _may_be_its(demand: Demand, paper: Paper) -> bool:
    """Whether the document may be of the body named: of another's it has to say what it has to do with that body."""
    return not demand.owners or any(same_body(each, paper.body) for each in demand.owners)


def _compared(topics: Sequence[Topic], subject: Topic, scene: Scene) -> Check:
    asked, found = dict(chain(*topics)), dict(subject)
    less = _only(asked, found)
    if not less and not (more := _only(found, asked)):
        if _as_often(topics, subject):
            return Check(Aspect.SUBJECT, Outcome.MET, reason(Why.SUBJECT_FITS))
        words = " ".join(word for word, _ in groupby(written for _, written in subject))
        return Check(Aspect.SUBJECT, Outcome.INCONCLUSIVE, reason(Why.SUBJECT_ORDER, words=words))
    if not less:
        return Check(Aspect.SUBJECT, Outcome.INCONCLUSIVE, reason(Why.SUBJECT_MORE, words=more))
    total = sum(map(scene.weight, asked))
    common = sum(scene.weight(key) for key in asked if key in found)
    if common >= _MUCH * total:
        return Check(Aspect.SUBJECT, Outcome.INCONCLUSIVE, reason(Why.SUBJECT_LESS, words=less))
    return Check(Aspect.SUBJECT, Outcome.NOT_MET, reason(Why.SUBJECT_OTHER, words=less))


def _as_often(topics: Sequence[Topic], subject: Topic) -> bool:
    """Whether a subject says what the task and the product say in their order, and nothing oftener.

    "Kiểm tra, xử lý văn bản" has all the words of "kiểm tra công tác kiểm tra, xử lý văn bản".
    """
    said = [key for key, _ in subject]
    keys = [[key for key, _ in topic] for topic in topics]
    if any(said.count(key) > max(each.count(key) for each in keys) for key in said):
        return False
    return all(_in_order(each, said) for each in keys)


def _in_order(keys: Sequence[str], said: Sequence[str]) -> bool:
    rest = iter(said)
    return all(key in rest for key in keys)


def _only(one: Mapping[str, str], other: Mapping[str, str]) -> str:
    """The words of one that the other has not, in their order; a syllable that would stand alone with the one before it."""
    items = list(one.items())
    shown: list[str] = []
    at = 0
    while at < len(items):
        end = at
        while end < len(items) and items[end][0] not in other:
            end += 1
        if end > at:
            start = at - 1 if end - at == 1 and at else at
            shown.append(" ".join(dict.fromkeys(written for _, written in items[start:end])))
        at = end + 1
    return ", ".join(shown)


def period_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the document covers the time that is asked: a report of the quarter, the plan of the year."""
    wanted, year = demand.periods, demand.demanded_year
    if not wanted and year:
        wanted = (Window(date(year, 1, 1), date(year, 12, 31)),)
    found = paper.covers
    if not wanted:
        outcome = Outcome.INCONCLUSIVE if found.times else Outcome.MET
        return Check(Aspect.PERIOD, outcome, reason(Why.PERIOD_UNSURE if found.times else Why.PERIOD_FREE))
    cycle = demand.wanted.cycle if demand.wanted and demand.wanted.period is None else None
    if cycle:
        outcomes = {_one_of(cycle, wanted, each) for each in found.times} or {Outcome.INCONCLUSIVE}
        outcome = min(outcomes, key=_BEST_FIRST.index)
    elif found.times:
        outcome = _covers(wanted, found, exact=demand.exact)
    else:
        outcome = _issued(wanted, demand, paper)
    why = {Outcome.MET: Why.PERIOD_FITS, Outcome.NOT_MET: Why.PERIOD_OTHER}.get(outcome, Why.PERIOD_UNSURE)
    return Check(Aspect.PERIOD, outcome, reason(why, found=_days(found.times, paper.day), wanted=_days(wanted)))


def _one_of(cycle: Cycle, wanted: Sequence[Window], found: Window) -> Outcome:
    """Whether a report of a series covers one of its periods, within the time asked for."""
    fits = is_of_cycle(found, cycle) if any(is_within(found, each) for each in wanted) else False
    return Outcome.INCONCLUSIVE if fits is None else Outcome.MET if fits else Outcome.NOT_MET


def _covers(wanted: Sequence[Window], found: Covered, *, exact: bool) -> Outcome:
    """Whether the times of a document are those asked for; of several, each has to be among those it joins."""
    if set(wanted) == set(found.times):
        return Outcome.MET
    best = {
        min((_overlap(asked, each, exact=exact) for each in found.times), key=_BEST_FIRST.index) for asked in wanted
    }
    if best == {Outcome.MET}:
        return Outcome.MET if found.listed else Outcome.INCONCLUSIVE
    return Outcome.NOT_MET if best == {Outcome.NOT_MET} else Outcome.INCONCLUSIVE


def _overlap(wanted: Window, found: Window, *, exact: bool) -> Outcome:
    if wanted == found:
        return Outcome.MET
    if found.last < (wanted.first or date.min) or wanted.last < (found.first or date.min):
        return Outcome.NOT_MET
    if is_open(found) or is_open(wanted):
        return Outcome.INCONCLUSIVE  # "đến năm 2025" may be from any year on
    if exact:  # the report of a quarter is not that of the half-year, nor a plan of five years that of one
        return Outcome.NOT_MET
    return Outcome.MET if is_within(found, wanted) else Outcome.INCONCLUSIVE


def _issued(wanted: Sequence[Window], demand: Demand, paper: Paper) -> Outcome:
    """A document that names no period is of the one it was issued in; plans come before their year, reports after it.

    That is no more than likely of a report on a time that is named: one and the same would be the report of every time it was issued in.
    """
    day = paper.day
    if day is None or any(map(is_open, wanted)) or len(wanted) > 1:
        return Outcome.INCONCLUSIVE
    (only,) = wanted
    first = only.first or date.min
    if first <= day <= only.last:
        return Outcome.INCONCLUSIVE if demand.exact and paper.looks_back else Outcome.MET
    if day < first and not demand.exact:  # what was issued years ago may still be in force
        return Outcome.INCONCLUSIVE
    return Outcome.INCONCLUSIVE if first - _AHEAD <= day <= only.last + _AHEAD else Outcome.NOT_MET


def _days(times: Sequence[Window], day: date | None = None) -> str:
    """The times as a person reads them; the day of a document where it names none."""
    if times:
        return ", ".join(map(span_of, times))
    return f"{day:%d/%m/%Y}" if day else ""


@lru_cache(maxsize=1 << 10)
def span_of(time: Window) -> str:
    """A time as a person reads it."""
    first = f"{time.first:%d/%m/%Y}" if time.first else "…"
    return f"{first} - {'…' if time.last == date.max else f'{time.last:%d/%m/%Y}'}"
