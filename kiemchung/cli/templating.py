"""A package goes in; the templates of pages that lie in it come out, in which no text of a document can do anything."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from kiemchung.cli.marked import plain_lines


def templates_of(package: str) -> Environment:
    """The templates: every value is escaped where it is shown, nothing hides or turns text, an unknown name is an error."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: plain_lines(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
