"""All the papers a corpus knows, ready to be asked: each document held or cited, with its days, its body and what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus import Body, Candidate, Known, Mention, ends_whole
from evidence.covering import Covered, covering
from evidence.requirement import REPORT
from extractor import fold

# "Văn phòng UBND tỉnh Vân Lĩnh" is called "Văn phòng UBND", and at home "Văn phòng".
_OF_COUNCIL = re.compile(
    r"(?<=\w)\s+(?:UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân)\b.*$", re.IGNORECASE
)
_OF_PLACE = re.compile(r"\s+(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|đặc khu)\b.*$", re.IGNORECASE)


@dataclass(frozen=True)
class Paper:
    """One document: what its witnesses say of it, the body that issued it, and what follows from both."""

    document: Candidate
    body: Body | None

    @property
    def label(self) -> str:
        """What a person calls it: its number, else its name, else its file."""
        return self.document.number or self.document.name or self.document.held[0].title

    @cached_property
    def own_days(self) -> tuple[date, ...]:
        """The days its own files give it, each once."""
        exact = (record.identity.date.exact() for record in self.document.held if record.identity.date)
        return tuple(dict.fromkeys(day for day in exact if day))

    @cached_property
    def said_days(self) -> tuple[date, ...]:
        """The days those who cite it give it, the most attested first."""
        said = Counter(each.kept.citation.date for each in self.document.citations if each.kept.citation.date)
        return tuple(day for day, _ in said.most_common() if day)

    @property
    def day(self) -> date | None:
        """Its day: its own where a file of it says one, else the one most attested."""
        return next(iter((*self.own_days, *self.said_days)), None)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The wordings of its subject: its own alone where it is held, else those of the citations."""
        own = [record.identity.subject for record in self.document.held]
        said = own if any(own) else [each.kept.citation.subject for each in self.document.citations]
        return tuple(dict.fromkeys(" ".join(each.split()) for each in said if each))

    @cached_property
    def covers(self) -> Covered:
        """The times it covers by the first subject that says any; those without a year are of its own, or of that which a report ends."""
        year = self.day.year if self.day else None
        found = next((said for each in self.subjects if (said := covering(each, year)).times), Covered())
        if self.day and year and self.looks_back and any(each.first and each.first > self.day for each in found.times):
            return next(said for each in self.subjects if (said := covering(each, year - 1)).times)
        return found

    @cached_property
    def ended_by(self) -> tuple[Mention, ...]:
        """The places that say this document is replaced or repealed as a whole."""
        return tuple(each for each in self.document.citations if ends_whole(each.kept))

    @property
    def looks_back(self) -> bool:
        """Whether it is a report, which comes at the end of what it covers or after it."""
        return self.document.type == REPORT

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of its issuer and of the place it is of: a subject that says them says nothing more."""
        records = self.document.held or tuple(each.record for each in self.document.citations)
        places = [record.identity.place for record in records]
        around = {name for _, name in self.body.places} if self.body else set()
        issuers = [record.identity.issuer for record in self.document.held] or [self.document.issuer]
        issuers += [cut.sub("", each) for each in issuers if each for cut in (_OF_PLACE, _OF_COUNCIL)]
        near = [place for place in places if place and (self.document.held or fold(place) in around)]
        return tuple(dict.fromkeys(each for each in (*issuers, *near) if each))

    @property
    def identified(self) -> bool:
        """Whether anything says what document this is; of a loose annex or a list without a head nothing does."""
        document = self.document
        return bool(document.number or document.name or document.type or document.subject)


def papers_of(known: Sequence[Known]) -> tuple[Paper, ...]:
    """The papers of all known documents."""
    return tuple(Paper(each.document, each.body) for each in known)
