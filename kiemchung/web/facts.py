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
    changed = {}
    for key, shown in known.items():
        typed, before = (" ".join(str(form.get(name, shown.value)).split()) for name in (key, f"was-{key}"))
        if typed not in (before, shown.value):
            changed[key] = typed
    return changed
