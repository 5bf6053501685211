"""Commands that speak Vietnamese and English: click's classes with bilingual help, aliases and errors put into words once."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn, TypeVar

import click

from extractor import KiemchungError
from kiemchung import settings
from kiemchung.cli.commands import Listed
from kiemchung.cli.safe import plain
from kiemchung.cli.saying import say
from kiemchung.cli.stopping import stop

_F = TypeVar("_F", bound=Callable[..., Any])
USAGE_EXIT = 2
REFUSED_EXIT = 5


class Formatter(click.HelpFormatter):
    """Help text with its headings in the language of the context."""

    lang = "vi"

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(heading, self.lang))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix=say("Usage: ", self.lang))


class _Speaking(click.Command):
    """A command whose help is written in Vietnamese and shown in the language of the call."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Hiện hướng dẫn này.", _lang(ctx))
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.__class__ = Formatter
        formatter.lang = _lang(ctx)  # type: ignore[attr-defined]
        super().format_help(ctx, formatter)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [say(piece, _lang(ctx)) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or "", _lang(ctx)))

    def get_short_help_str(self, limit: int = 45) -> str:
        lang = _lang(click.get_current_context(silent=True))
        return say(self.help or "", lang).split("\n")[0].rstrip(".")


class Option(click.Option):
    """An option whose help is shown in the language of the call."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        names, text = record
        lang = _lang(ctx)
        value = self.make_metavar(ctx)
        return names.replace(value, say(value, lang)), text.replace(self.help, say(self.help, lang))


class Command(_Speaking):
    """A leaf command."""


class Face(_Speaking, click.Group):
    """The group of all commands: aliases without diacritics, and every error of ours as one line and an exit code."""

    command_class = Command

    def __init__(self, *args: Any, listed: Sequence[Listed] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.aliases = {each.alias: each.name for each in listed}
        self._modules = {each.name: each.module for each in listed}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*{**self._modules, **self.commands}]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        name = self.aliases.get(cmd_name, cmd_name)
        if name in self._modules and name not in self.commands:
            import_module(self._modules[name])  # which adds it to this group; a call loads no other command
        return super().get_command(ctx, name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        _, command, rest = super().resolve_command(ctx, args)
        return (command.name if command else None), command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        other = {name: alias for alias, name in self.aliases.items()}
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((f"{name}, {other[name]}" if name in other else name, command.get_short_help_str()))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run a call; ends the process with the exit code, as console scripts expect."""
        words = list(sys.argv[1:] if args is None else args)
        lang = settings.language(words)
        _use_utf8()
        try:
            extra.pop("standalone_mode", None)
            code = super().main(words, prog_name=prog_name or "kiemchung", standalone_mode=False, obj=lang, **extra)
        except KiemchungError as error:
            _end(say("Lỗi: ", lang) + error.message(lang), error.exit_code)
        except click.UsageError as error:
            _end(usage_message(error, lang), USAGE_EXIT)
        except click.ClickException as error:
            _end(say("Lỗi: ", lang) + error.format_message(), error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            stop(lang)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:  # of what is printed: what is kept has errors of its own
            said = say(
                "hệ thống từ chối ghi hoặc đọc ({detail}). Hãy kiểm tra dung lượng đĩa và quyền ghi rồi chạy lại.", lang
            )
            _end(say("Lỗi: ", lang) + said.format(detail=error.strerror or error), REFUSED_EXIT)
        sys.exit(code if isinstance(code, int) else 0)


def usage_message(error: click.UsageError, lang: str) -> str:
    """A usage error as one line with the next step, in `lang`."""
    path = error.ctx.command_path if error.ctx else "kiemchung"
    if isinstance(error, click.NoSuchOption):
        text = say("không có tuỳ chọn {name}", lang).format(name=error.option_name)
    elif isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint or ""
        text = say("còn thiếu {name}", lang).format(name=name)
    elif isinstance(error, click.BadParameter):
        text = say("giá trị không hợp lệ: {detail}", lang).format(detail=_what_is_bad(error))
    elif isinstance(error, click.BadOptionUsage):
        words = "{name} không nhận giá trị" if "does not take" in error.message else "{name} còn thiếu giá trị"
        text = say(words, lang).format(name=error.option_name)
    elif command := re.search(r"^No such command ['\"](.*)['\"]\.$", error.message):
        text = say("không có lệnh {name}", lang).format(name=command[1])
    elif extra := re.search(r"unexpected extra arguments? \((.*)\)", error.message):
        text = say("thừa tham số: {detail}", lang).format(detail=extra[1])
    else:
        text = error.message
    return say("Lỗi: ", lang) + text + ". " + say("Xem hướng dẫn: {command} --help", lang).format(command=path)


def _what_is_bad(error: click.BadParameter) -> str:
    """The option and the values it takes, else the value it does not take."""
    if error.param is None or not error.param.opts:
        return error.message
    name = error.param.opts[-1] if isinstance(error.param, click.Option) else ""
    if isinstance(error.param.type, click.Choice):
        return f"{name} ({', '.join(map(str, error.param.type.choices))})".strip()
    if isinstance(error.param.type, click.IntRange | click.FloatRange):
        return f"{name} ({error.param.type.min}–{error.param.type.max})"
    return f"{name} {error.message}".strip()


def alias(group: Face, name: str) -> Callable[[_F], _F]:
    """Give the command defined below a Vietnamese alias without diacritics."""

    def register(command: _F) -> _F:
        if isinstance(command, click.Command) and command.name:
            group.aliases[name] = command.name
        return command

    return register


def _lang(ctx: click.Context | None) -> str:
    return ctx.find_root().obj or "vi" if ctx else "vi"


def _use_utf8() -> None:
    """Vietnamese on consoles that default to another encoding, as on Windows; names that are no text as `\\udce1`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _end(message: str, code: int) -> NoReturn:
    click.echo(plain(message), err=True)
    sys.exit(code)
