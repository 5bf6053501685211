"""graph and timeline: a number goes in; who cites whom, what would fall with it, and when it all happened come out."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from corpus import (
    Consequence,
    Effect,
    Event,
    Graph,
    NoSuchRecord,
    around,
    citation_graph,
    consequences,
    look_up,
    timeline,
    write_whole,
)
from kiemchung.cli.face import Option
from kiemchung.cli.group import main, print_json
from kiemchung.cli.options import PATH, common, corpus_option, open_corpus
from kiemchung.cli.safe import for_people, plain_json
from kiemchung.cli.show import vietnamese_date, width
from kiemchung.cli.wording import RELATIONS, say, tie_text

_FORMS = ("svg", "html", "dot", "graphml", "json")
_form_option = click.option("--output", "-o", type=PATH, cls=Option, help="Ghi ra tệp này thay vì in ra màn hình.")


@main.command("graph", help="Vẽ sơ đồ viện dẫn quanh một văn bản, hoặc của cả kho: ai viện dẫn ai, quan hệ gì.")
@click.argument("number", nargs=-1, metavar="[SỐ_HIỆU]")
@click.option("--format", "form", type=click.Choice(_FORMS), default="svg", cls=Option, help="Dạng kết quả.")
@click.option("--depth", type=click.IntRange(1, 9), default=1, cls=Option, help="Số bước viện dẫn quanh văn bản.")
@click.option("--most", type=click.IntRange(1, 5000), default=200, cls=Option, help="Số văn bản nhiều nhất trong hình.")
@_form_option
@corpus_option
@common
@click.pass_obj
def graph_command(
    lang: str, number: tuple[str, ...], form: str, depth: int, most: int, output: Path | None, folder: Path | None, as_json: bool
) -> int:  # fmt: skip
    whole, centres = _graph_of(folder, " ".join(number))
    graph = around(whole, centres or [node.key for node in whole.nodes], depth=depth, most=most)
    _write(drawn(graph, centres, "json" if as_json else form, lang), output)
    if graph.omitted:
        words = say("Còn {count} văn bản không vẽ vào hình; muốn thấy hết thì tăng --most.", lang)
        click.echo(words.format(count=graph.omitted), err=True)
    return 0


@main.command("impact", help="Nếu một văn bản bị bãi bỏ: văn bản nào hết hiệu lực theo, văn bản nào phải rà soát.")
@click.argument("number", nargs=-1, required=True, metavar="SỐ_HIỆU...")
@corpus_option
@common
@click.pass_obj
def impact_command(lang: str, number: tuple[str, ...], folder: Path | None, as_json: bool) -> int:
    graph, centres = _graph_of(folder, " ".join(number))
    found = [each for key in centres for each in consequences(graph, key)]
    if as_json:
        print_json([_consequence_value(each) for each in found])
    else:
        click.echo(impact_text(found, " ".join(number), lang))
    return 0


@main.command(
    "timeline", help="Dòng thời gian của một văn bản: những gì nó viện dẫn và những gì viện dẫn nó, theo ngày."
)
@click.argument("number", nargs=-1, required=True, metavar="SỐ_HIỆU...")
@click.option("--format", "form", type=click.Choice(["text", "svg"]), default="text", cls=Option, help="Dạng kết quả.")
@_form_option
@corpus_option
@common
@click.pass_obj
def timeline_command(
    lang: str, number: tuple[str, ...], form: str, output: Path | None, folder: Path | None, as_json: bool
) -> int:
    graph, centres = _graph_of(folder, " ".join(number))
    events = [each for key in centres for each in timeline(graph, key)]
    if as_json:
        print_json([_event_value(each) for each in events])
    elif form == "svg":
        _write(import_module("kiemchung.drawing").timeline_svg(events, lang), output)
    else:
        _write(timeline_text(events, lang) + "\n", output)
    return 0


def _graph_of(folder: Path | None, typed: str) -> tuple[Graph, tuple[str, ...]]:
    """The whole graph, and the nodes that `typed` can mean; all it can mean are centres. Raises NoSuchRecord."""
    corpus = open_corpus(folder)
    try:
        graph = citation_graph(corpus.catalogue)
        if not typed:
            return graph, ()
        named = [record.id for record in corpus.catalogue.named(typed)]
        candidates = () if named else look_up(corpus.catalogue, typed).candidates
    finally:
        corpus.close()
    keys = [node.key for node in graph.nodes if any(record.id in named for record in node.document.held)]
    keys += [key for candidate in candidates for key in graph.keys_of(candidate)]
    if not keys:
        raise NoSuchRecord(wanted=typed)
    return graph, tuple(dict.fromkeys(keys))


def drawn(graph: Graph, centres: Sequence[str], form: str, lang: str) -> str:
    """The graph in one of the forms of `graph`."""
    drawing = import_module("kiemchung.drawing")
    if form == "json":
        return plain_json(json.dumps(drawing.graph_value(graph), ensure_ascii=False, indent=2)) + "\n"
    if form in ("dot", "graphml"):
        return str(getattr(drawing, form)(graph))
    plan = drawing.by_distance(graph, centres) if centres else drawing.by_year(graph)
    if form == "svg":
        return str(drawing.graph_svg(graph, plan, lang, centres=centres)) + "\n"
    named = ", ".join(dict.fromkeys(graph.node(key).label for key in centres))
    title = say("Sơ đồ viện dẫn", lang) + (f": {named}" if named else "")
    return str(drawing.graph_page(graph, plan, lang, title=title, centres=centres))


def _write(text: str, output: Path | None) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        write_whole(output, text)


@for_people
def impact_text(found: Sequence[Consequence], number: str, lang: str) -> str:
    """What would fall, then what would have to be reviewed, each with the sentence that ties it."""
    if not found:
        return say("Trong kho không có văn bản nào dựa vào “{number}”.", lang).format(number=number)
    lines = []
    for effect, head in _EFFECTS.items():
        some = [each for each in found if each.effect is effect]
        if some:
            lines.append(click.style(say(head, lang).format(count=len(some)), bold=True))
        for each in some:
            place = each.edge.places[0]
            tie = say(RELATIONS[each.edge.relation], lang)
            step = "" if each.depth == 1 else " · " + say("qua {steps} bước", lang).format(steps=each.depth)
            where = f"{place.record.name}, {say('tr.', lang)} {place.page}: {place.quote}"
            lines.append(
                f"- {each.node.document.called} ({vietnamese_date(each.node.document.date) or '?'}): {tie}{step}"
            )
            lines += textwrap.wrap(
                where, width() - 2, initial_indent="    ", subsequent_indent="    ", max_lines=3, placeholder=" …"
            )
    return "\n".join(lines)


_EFFECTS = {
    Effect.FALLS: "Hết hiệu lực theo ({count}): quy định chi tiết hoặc ban hành kèm theo",
    Effect.REVIEW: "Phải rà soát ({count}): lấy làm căn cứ hoặc để thực hiện",
}


@for_people
def timeline_text(events: Sequence[Event], lang: str) -> str:
    """One line a document, by day."""
    return "\n".join(
        f"{vietnamese_date(event.date) or say('chưa rõ ngày', lang):>12}  {event.node.document.called} — {tie_text(event, lang)}"
        for event in events
    )


def _consequence_value(each: Consequence) -> dict[str, Any]:
    return {
        "effect": each.effect.value,
        "depth": each.depth,
        "number": each.node.document.number,
        "name": each.node.label,
        "type": each.node.document.type,
        "date": each.node.document.date,
        "relation": each.edge.relation.value,
        "places": [
            {"document": p.record.name, "record": p.record.id, "page": p.page, "quote": p.quote}
            for p in each.edge.places
        ],
    }


def _event_value(event: Event) -> dict[str, Any]:
    return {
        "date": event.date,
        "name": event.node.label,
        "type": event.node.document.type,
        "subject": event.node.document.subject,
        "held": bool(event.node.document.held),
        "tie": None if event.edge is None else "cites" if event.cited else "cited_by",
        "relation": event.edge.relation.value if event.edge else None,
    }
