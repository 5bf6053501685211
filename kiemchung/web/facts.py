"""Who a document is, as the machine reads it and as persons say; archivists correct and confirm it on its page."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from corpus import FIELDS, Field, Record, Role, confirm, edit, entries_of, note, undo
from extractor import KiemchungError
from kiemchung.web.documents import record_asked
from kiemchung.web.pages import page, said
from kiemchung.web.people import User, posted

_SHOWN = (
    "number",
    "date",
    "type",
    "issuer",
    "parent-issuer",
    "subject",
    "signer",
    "signer-title",
    "place",
    "secrecy",
    "urgency",
    "note",
)


class ChangedMeanwhile(KiemchungError):
    """What a form is about is no longer what it was when the form was drawn."""

    vi = "Trường “{field}” đã có người sửa từ khi mở trang này. Hãy tải lại trang, xem giá trị mới rồi làm lại."
    en = "Somebody has changed the field “{field}” since this page was opened. Reload it, look at the new value and try again."


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on the page: the value that holds, the machine's beside it where a person said otherwise, and who."""

    field: Field
    value: str
    machine: str | None
    by: str | None = None
    at: str | None = None
    confirmed: bool = False


def show(request: Request) -> Response:
    """The form with all fields, and everything that was ever said of the document."""
    catalogue, record = record_asked(request)
    return page(
        request,
        "facts.html",
        record=record,
        fields=fields_of(record),
        entries=list(reversed(entries_of(catalogue.database, record.id))),
        labels={field.key: field.label for field in FIELDS},
    )


async def take(request: Request) -> Response:
    """Correct the fields that were changed, confirm one, or take a person's value back."""
    user, form = await posted(request, Role.ARCHIVIST)
    return RedirectResponse(await run_in_threadpool(_take, request, user, form), 303)


ROUTES = [
    Route("/document/{id:str}/facts", show),
    Route("/document/{id:str}/facts", take, methods=["POST"]),
]


def fields_of(record: Record) -> list[Shown]:
    """The fields of a record that its page shows."""
    persons = {each.field: each for each in record.persons}
    shown = []
    for field in FIELDS:
        if field.key in _SHOWN:
            person = persons.get(field.key)
            if person is None:
                shown.append(Shown(field, said(_value(record, field)), None))
            else:
                own, machine = said(person.value or ""), said(person.machine or "")
                shown.append(Shown(field, own, machine, person.by, person.at, person.confirmed))
    return shown


def _value(record: Record, field: Field) -> str:
    identity = record.identity
    if field.key == "number":
        return identity.number.printed if identity.number else ""
    if field.key == "date":
        return str(identity.date or "")
    if field.key.startswith("signer"):
        part = {"signer": "name", "signer-title": "title"}[field.key]
        return getattr(identity.signer, part) or "" if identity.signer else ""
    return str(getattr(identity, field.fact) or "") if field.fact else ""


def _take(request: Request, user: User, form: FormData) -> str:
    catalogue, record = record_asked(request)
    database, known = catalogue.database, {each.field.key: each for each in fields_of(record)}
    one = str(form.get("confirm") or form.get("undo") or "")
    if one and one not in known:
        raise HTTPException(400)
    changed = {} if one else _changed(form, known)
    for key in (one,) if one else changed:
        if _said(form, f"was-{key}", known[key]) != " ".join(known[key].value.split()):
            raise ChangedMeanwhile(field=known[key].field.label)
    if form.get("confirm"):
        confirm(database, record, [one], by=user.name)
    elif form.get("undo"):
        undo(database, record, [one], by=user.name)
    elif changed:
        edit(database, record, changed, by=user.name)
    if one or changed:
        note(database, user.name, "edit", record.id, one or ", ".join(changed))
    return f"/document/{record.id}/facts"


def _changed(form: FormData, known: dict[str, Shown]) -> dict[str, str]:
    """What was typed over the values the form was drawn with: what others said meanwhile of other fields stays."""
    typed = {key: _said(form, key, shown) for key, shown in known.items()}
    return {key: words for key, words in typed.items() if words != _said(form, f"was-{key}", known[key])}


def _said(form: FormData, name: str, shown: Shown) -> str:
    """What a form says under a name, the value that holds where it says nothing."""
    return " ".join(str(form.get(name, shown.value)).split())
