"""The house rules of ARCHITECTURE.md, read off the source: each failure names the file and the line."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Each room, and the rooms below it: the only ones it may import, and only through their face (`__init__`).
BELOW = {
    "kiemchung": {"evidence", "corpus", "patterns", "index", "extractor"},
    "evidence": {"corpus", "patterns", "index", "extractor"},
    "corpus": {"patterns", "index", "extractor"},
    "patterns": {"extractor"},
    "index": {"extractor"},
    "extractor": set[str](),
}

# Scripts that press the demo dossier once, on a developer's machine; nothing else may import them.
DOSSIER = ("kiemchung/demo/build.py", "kiemchung/demo/page.py", "kiemchung/demo/press.py")

# Where each foreign library may be imported: its one home, or the few that share it.
HOMES: dict[str, tuple[str, ...]] = {
    "PIL": (
        "extractor/pictures.py",
        "extractor/scanned_tables.py",
        "extractor/cellwise.py",
        "extractor/drawn.py",
        "extractor/image.py",
        *DOSSIER,
    ),
    "click": ("kiemchung/cli*",),
    "docx": ("kiemchung/cli/slip_word.py", "kiemchung/exports/paper.py", "kiemchung/exports/typeface.py", *DOSSIER),
    "lazy_loader": ("*/__init__.py",),
    "lxml": (
        "extractor/doc_*.py",
        "extractor/docx.py",
        "extractor/pptx.py",
        "extractor/parts.py",
        "extractor/html.py",
        "extractor/edxml.py",
    ),
    "olefile": ("extractor/doc.py", "extractor/msg.py"),
    "openpyxl": ("extractor/xlsx.py", "kiemchung/cli/slip_sheet.py", "kiemchung/exports/workbook.py", *DOSSIER),
    "pdfplumber": ("extractor/rulings.py",),
    "platformdirs": ("kiemchung/default_folder.py",),
    "pdfminer": ("extractor/signing.py",),  # comes with pdfplumber
    "pypdfium2": (
        *(
            f"extractor/{name}.py"
            for name in ("pdf", "pdf_letters", "drawn", "fields", "layered", "rulings", "textlayer")
        ),
        *DOSSIER,
    ),
    "numpy": ("corpus/sketch.py", "evidence/retrieve.py"),
    "regex": ("patterns/*",),
    "reportlab": DOSSIER,
    "rich": ("kiemchung/cli*",),
    "starlette": ("kiemchung/web/*",),
    "anyio": ("kiemchung/web/app.py",),  # comes with starlette
    "jinja2": ("kiemchung/cli/templating.py", "kiemchung/web/pages.py"),
    "markupsafe": ("kiemchung/web/pages.py",),  # comes with jinja2
    "uvicorn": ("kiemchung/web/serving.py",),
    "spacy": ("patterns/entities.py", "patterns/pipeline.py"),
    "viparse": ("extractor/legacy_tables.py",),
    "tantivy": ("index/tantivy_engine.py",),
    "whoosh": ("index/whoosh_*.py",),
    "yaml": ("evidence/criteria_file.py",),
    # and the parts of the standard library that touch the world outside
    "multiprocessing": ("extractor/worker.py",),
    "sqlite3": tuple(f"corpus/{name}.py" for name in ("backup", "copying", "database", "lock", "migrations")),
    "subprocess": ("extractor/tools.py", *DOSSIER),
    "os.environ": ("kiemchung/settings.py", "extractor/tools.py", *DOSSIER),  # the latter hand it to a child
    # the tool works offline: nothing of ours opens a connection
    **dict.fromkeys(["aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "ssl", "urllib3"], ()),
    "socket": ("kiemchung/web/serving.py",),  # which listens on this machine
    "urllib.request": (),
}
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv"}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
SAY_NOTHING = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# What `import kiemchung` may load, so that a look-up starts at once.
LIGHT = {"lazy_loader"}

# Words and places that have no business in the repository; in halves, so that this file does not hold them.
UNWELCOME = [a + b for a, b in [("cla", "ude"), ("anth", "ropic"), ("chat", "gpt"), ("open", "ai"), ("copi", "lot")]]
REGISTRIES = "|".join(
    re.escape(a + b) for a, b in [("py", "pi."), ("python", "hosted."), ("npm", "js."), ("crates", ".io")]
)
TRACES = re.compile(
    r"(?<![\w.-])/(?:work|root)/|(?<![a-z])(?:" + "|".join(UNWELCOME) + r")(?![a-z])"
    r"|https?://[^/\s\"'<>]*(?:" + REGISTRIES + ")",
    re.IGNORECASE,
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _files() -> list[str]:
    """The files of the repository: what git knows or would take; without git, all but what tools leave behind."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode == 0:
            return sorted(name for name in done.stdout.decode("utf-8").split("\0") if (ROOT / name).is_file())
    left_behind = [
        ".git",
        ".venv",
        "venv",
        "__pycache__",
        ".*_cache",
        ".hypothesis",
        "build",
        "dist",
        "demo-out",
        "*.egg-info",
    ]
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not any(fnmatch(name, pattern) for pattern in left_behind)]
        found += [_name(Path(folder, name)) for name in names]
    return sorted(found)


FILES = _files()
SOURCES = [_name(path) for room in BELOW for path in sorted((ROOT / room).rglob("*.py"))]
MODULES = {file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): file for file in SOURCES}
every_source = pytest.mark.parametrize("file", SOURCES)


@cache
def _tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text(encoding="utf-8"), file)


def _room(file: str) -> str:
    return file.split("/")[0]


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _imports(node: ast.AST, *, types_too: bool) -> Iterator[tuple[int, str, str | None]]:
    """Every (line, module, name taken from it) imported under `node`; relative imports keep their dots."""
    if _for_types_only(node) and not types_too:
        return
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name, None) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from ((node.lineno, "." * node.level + (node.module or ""), alias.name) for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, types_too=types_too)


@cache
def _face_tree(room: str) -> ast.Module:
    """Where a room lists what it shows: the stub beside its `__init__.py` when that loads it on demand."""
    stub = f"{room}/__init__.pyi"
    return _tree(stub if (ROOT / stub).is_file() else f"{room}/__init__.py")


@cache
def _face(room: str) -> tuple[str, ...]:
    """The names in a room's `__all__`, which is written out as a list."""
    for node in _face_tree(room).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return tuple(ast.literal_eval(node.value))
    return ()


def _wrong_way(file: str, module: str, name: str | None) -> str | None:
    """What is wrong with importing `module` (or `name` from it) in `file`, or None."""
    own, other = _room(file), module.split(".")[0]
    if module.startswith("."):
        return "is a relative import; write it from the room down"
    if other == own:
        target = MODULES.get(f"{module}.{name}") or MODULES.get(module)
        return "is a script for the dossier only" if target in DOSSIER and file not in DOSSIER else None
    if other not in BELOW:
        return None
    if other not in BELOW[own]:
        return f"goes up or sideways: {own} may import {sorted(BELOW[own])}"
    if module != other:
        return f"reaches into another room; import from {other} itself"
    if name is not None and name not in _face(other):
        return f"is not in the __all__ of {other}"
    return None


@every_source
def test_imports_run_one_way_and_through_the_face(file: str) -> None:
    faults = []
    for line, module, name in _imports(_tree(file), types_too=True):
        fault = _wrong_way(file, module, name)
        if fault:
            faults.append(f"{file}:{line}: {module}{'.' + name if name else ''} {fault}")
    assert not faults, "\n".join(faults)


@every_source
def test_what_is_asked_of_a_room_is_in_its_face(file: str) -> None:
    rooms = {module for _, module, name in _imports(_tree(file), types_too=True) if name is None and module in BELOW}
    faults = [
        f"{file}:{node.lineno}: {node.value.id}.{node.attr} is not in the __all__ of {node.value.id}"
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in rooms
        if node.attr not in (*_face(node.value.id), "__all__")
    ]
    assert not faults, "\n".join(faults)


@every_source
def test_modules_loaded_by_name_are_the_rooms_own(file: str) -> None:
    calls = [
        node
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__")
    ]
    texts = {node.value for call in calls for node in call.args if isinstance(node, ast.Constant)}
    if calls:  # the names may come from a table in the same module
        strings = [node.value for node in ast.walk(_tree(file)) if isinstance(node, ast.Constant)]
        texts |= {text for text in strings if isinstance(text, str) and "." in text and text in MODULES}
    foreign = sorted(str(text) for text in texts if str(text).split(".")[0] != _room(file))
    assert not foreign, f"{file}: loads by name what is not of its room: {foreign}"


def _outside(file: str) -> Iterator[tuple[int, str]]:
    """Every (line, key of HOMES) that `file` uses; the names of unknown libraries as they are."""
    for line, module, name in _imports(_tree(file), types_too=True):
        top = module.split(".")[0]
        full = f"{module}.{name}" if name else module
        if module == "os" and name in ENVIRONMENT:
            yield line, "os.environ"
        elif full.startswith("urllib.request") or top in HOMES:
            yield line, top if top in HOMES else "urllib.request"
        elif top and top not in sys.stdlib_module_names and top not in BELOW:
            yield line, top
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT and ast.unparse(node.value) == "os":
            yield node.lineno, "os.environ"


@every_source
def test_each_library_stays_in_its_home(file: str) -> None:
    faults = []
    for line, library in _outside(file):
        homes = HOMES.get(library)
        if homes is None:
            faults.append(f"{file}:{line}: {library} is an unknown library; give it a home in HOMES")
        elif not any(fnmatch(file, home) for home in homes):
            faults.append(f"{file}:{line}: {library} lives in {', '.join(homes) or 'no place of ours'}")
    assert not faults, "\n".join(faults)


def test_no_circle_of_imports() -> None:
    graph: dict[str, set[str]] = {}
    for module, file in MODULES.items():
        found = _imports(_tree(file), types_too=False)
        targets = [f"{origin}.{name}" if f"{origin}.{name}" in MODULES else origin for _, origin, name in found]
        graph[module] = {target for target in targets if target in MODULES}
    for room in BELOW:  # what a face loads on demand it would still import from those who import it
        graph[room] |= {f"{room}{module}" for _, module, _ in _imports(_face_tree(room), types_too=False)} & set(
            MODULES
        )
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("modules import each other: " + " <- ".join(error.args[1]))


@every_source
def test_no_import_inside_a_function(file: str) -> None:
    functions = [node for node in ast.walk(_tree(file)) if isinstance(node, Function)]
    hidden = sorted({line for function in functions for line, _, _ in _imports(function, types_too=True)})
    assert not hidden, f"{file}: imports inside a function on lines {hidden}"


def _table_lines(node: ast.stmt) -> int:
    """The lines of a top-level assignment of nothing but literal values; 0 for anything else."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or not isinstance(node.value, ast.Dict | ast.List | ast.Tuple):
        return 0
    try:
        ast.literal_eval(node.value)
    except ValueError:
        return 0
    return (node.end_lineno or node.lineno) - node.lineno + 1


@every_source
def test_modules_and_functions_stay_small(file: str) -> None:
    length = len((ROOT / file).read_text(encoding="utf-8").splitlines())
    if not file.startswith("kiemchung/demo/"):  # the dossier's texts belong in TOML, however literal they are
        length -= sum(_table_lines(node) for node in _tree(file).body)
    faults = [f"{file}: {length} lines, at most {LONGEST_MODULE}"] if length > LONGEST_MODULE else []
    for node in ast.walk(_tree(file)):
        if isinstance(node, Function):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                faults.append(f"{file}:{node.lineno}: {node.name} has {lines} lines, at most {LONGEST_FUNCTION}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("file", [*SOURCES, *(file for file in FILES if fnmatch(file, "scripts/*.py"))])
def test_names_say_something_and_nothing_prints(file: str) -> None:
    words = set(re.split(r"[/_.]", file))
    assert not words & SAY_NOTHING, f"{file}: the name says nothing of what is in it"
    calls = [node for node in ast.walk(_tree(file)) if isinstance(node, ast.Call)]
    lines = [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
    assert not lines, f"{file}: print on lines {lines}; return the value, and let the command line show it"


@pytest.mark.parametrize("file", [file for file in SOURCES if not re.match(r"_[^_]", Path(file).name)])
def test_public_modules_open_with_a_sentence(file: str) -> None:
    assert ast.get_docstring(_tree(file)), f"{file}: what goes in, what comes out?"


@pytest.mark.parametrize("room", BELOW)
def test_the_face_of_a_room_is_there_and_explained(room: str) -> None:
    face = importlib.import_module(room)
    assert _face(room), f"{room}/__init__.py: no __all__ written out as a list"
    assert sorted(face.__all__) == sorted(_face(room)), f"{room}/__init__.pyi: __all__ is not what is imported there"
    missing = [name for name in _face(room) if not hasattr(face, name)]
    assert not missing, f"{room}/__init__.py: __all__ names what is not there: {missing}"
    shown = {name: getattr(face, name) for name in _face(room)}
    defined = {name: thing for name, thing in shown.items() if inspect.isclass(thing) or inspect.isroutine(thing)}
    # a dataclass without a docstring gets its signature for one
    silent = [name for name, thing in defined.items() if (inspect.getdoc(thing) or f"{name}(").startswith(f"{name}(")]
    assert not silent, f"{room}: exported without a docstring: {silent}"


@pytest.mark.parametrize("file", FILES)
def test_no_traces_of_a_machine_or_of_its_services(file: str) -> None:
    text = f"{file}\n" + (ROOT / file).read_bytes().decode("utf-8", "replace")
    faults = [f"{file}:{text.count(chr(10), 0, found.start())}: {found[0]}" for found in TRACES.finditer(text)]
    assert not faults, "\n".join(faults)


def _loaded_by(statement: str) -> set[str]:
    """The top names of the foreign modules that a fresh interpreter holds after `statement`."""
    code = f"import json, sys\n{statement}\nsys.stdout.write(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    tops = {name.split(".")[0] for name in json.loads(done.stdout)}
    return {top for top in tops if top not in sys.stdlib_module_names and top not in BELOW}


def test_importing_the_face_loads_nothing_heavy() -> None:
    heavy = _loaded_by("import kiemchung") - _loaded_by("pass") - LIGHT
    assert not heavy, f"import kiemchung loads {sorted(heavy)}; only {sorted(LIGHT)} may"
