"""A criteria file (YAML, as we write it or as people do by hand) goes in, a CriteriaSet comes out; and the other way.

Every value is text to us, so that `code: 1.10` stays what it says. All faults of a file are reported at once, each with
its path (`criteria[3].deadline`) and its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from evidence.criterion import CriteriaSet, Criterion
from evidence.errors import BadCriteriaFile, CriteriaFault, CriteriaFaults
from extractor import compose

LARGEST = 5_000_000  # bytes; a thousand criteria take a tenth of it
_SET_KEYS = ("title", "year", "source", "issuer", "criteria")
_KEYS = (
    "code",
    "title",
    "level",
    "parent",
    "number",
    "lead",
    "lead_from",
    "partners",
    "deadline",
    "products",
    "points",
    "notes",
    "heading",
)
_LISTS = ("products", "notes")
_ALIAS = "alias"
_YES, _NO = ("true", "yes", "có"), ("false", "no", "không", "")
_HEADER = """\
# Bộ tiêu chí của kiemchung. Sửa tay được; soát lại bằng: kiemchung criteria check TỆP
# Mỗi tiêu chí cần code (mã, không trùng) và title; các mục khác có thì ghi: lead (chủ trì), partners (phối hợp),
# deadline (thời hạn, ghi như văn bản), products (sản phẩm), points (điểm), notes (cách tính điểm), parent (mã của dòng cha),
# heading: true nếu dòng chỉ là đề mục. lead_from là mã của dòng mà ô chủ trì được hiểu theo. Trên danh sách, issuer là cơ quan
# ban hành bảng: "UBND huyện" không kèm tên thì hiểu là của huyện ấy.
"""


class _Loader(yaml.BaseLoader):
    """Plain scalars, lists and mappings; no aliases, with which a file of a few lines can stand for millions."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, _ALIAS, mark)
        return super().compose_node(parent, index)


def load_criteria(path: Path) -> CriteriaSet:
    """The criteria set in the file at `path`. Raises BadCriteriaFile with every fault; OSError as the file system has it."""
    data = path.read_bytes()
    reading = _Reading()
    if len(data) > LARGEST:
        reading.fault("", None, "tệp quá lớn", "the file is too large")
        raise _bad(path, reading)
    result = reading.criteria_set(_parsed(data, reading), path.stem)
    if reading.faults:
        raise _bad(path, reading)
    return result


def _bad(path: Path, reading: _Reading) -> BadCriteriaFile:
    return BadCriteriaFile(name=path.name, count=len(reading.faults), faults=CriteriaFaults(reading.faults))


def criteria_text(criteria_set: CriteriaSet) -> str:
    """The set as a criteria file that `load_criteria` reads back to the same."""
    rows = [_written(criterion) for criterion in criteria_set.criteria]
    head = {key: getattr(criteria_set, key) for key in _SET_KEYS if key != "criteria"}
    value = {key: each for key, each in head.items() if each is not None} | {"criteria": rows}
    return _HEADER + yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)


def _written(criterion: Criterion) -> dict[str, object]:
    """The fields worth writing: those that are set and do not follow from the code."""
    value: dict[str, object] = {}
    for key in _KEYS:
        field_value = getattr(criterion, key)
        implied = {"parent": _parent_in_code(criterion.code), "level": None}.get(key)
        if field_value and field_value != implied:
            value[key] = list(field_value) if isinstance(field_value, tuple) else field_value
    return value


def _parent_in_code(code: str) -> str | None:
    """The code that a dotted code says it stands under: 1.3 of 1.3.1."""
    return code.rpartition(".")[0] or None


# ---- Reading ---------------------------------------------------------------------------------------------------------


def _parsed(data: bytes, reading: _Reading) -> yaml.Node | None:
    try:
        text = compose(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        reading.fault("", None, "không phải UTF-8; hãy lưu lại với bảng mã UTF-8", "not UTF-8; save it as UTF-8")
        return None
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        if error.problem == _ALIAS:
            reading.fault("", line, "không dùng được ký hiệu & và * của YAML", "YAML's & and * cannot be used")
        else:
            detail = error.problem or str(error)
            reading.fault("", line, f"không đúng cách viết YAML ({detail})", f"not well-formed YAML ({detail})")
    except yaml.YAMLError as error:
        reading.fault("", None, f"không đúng cách viết YAML ({error})", f"not well-formed YAML ({error})")
    except RecursionError:
        reading.fault("", None, "các mục lồng nhau quá sâu", "nested too deeply")
    return None


@dataclass(slots=True)
class _Reading:
    """A file being read, and the faults found so far."""

    faults: list[CriteriaFault] = field(default_factory=list)

    def fault(self, path: str, node: yaml.Node | int | None, vi: str, en: str) -> None:
        line = node.start_mark.line + 1 if isinstance(node, yaml.Node) else node
        self.faults.append(CriteriaFault(path, line, vi, en))

    def criteria_set(self, node: yaml.Node | None, name: str) -> CriteriaSet:
        if node is None:
            if not self.faults:
                self.fault("", None, "tệp trống", "the file is empty")
            return CriteriaSet(name, ())
        values = self._mapping(node, "", _SET_KEYS)
        year = self._text(values.get("year"), "year")
        if year and not re.fullmatch(r"(?:19|20)\d\d", year):
            self.fault("year", values["year"], "phải là một năm, ví dụ 2024", "must be a year, such as 2024")
            year = None
        rows = values.get("criteria")
        if not isinstance(rows, yaml.SequenceNode) or not rows.value:
            self.fault("criteria", rows or node, "phải là danh sách tiêu chí", "must be a list of criteria")
            return CriteriaSet(name, ())
        criteria = tuple(self._criteria(rows.value))
        title = self._text(values.get("title"), "title") or name
        source, issuer = (self._text(values.get(key), key) for key in ("source", "issuer"))
        return CriteriaSet(title, criteria, source, int(year) if year else None, issuer)

    def _criteria(self, nodes: list[yaml.Node]) -> Iterator[Criterion]:
        known: dict[str, int] = {}  # levels
        for index, node in enumerate(nodes):
            path = f"criteria[{index}]"
            values = self._mapping(node, path, _KEYS)
            texts = {key: self._text(values.get(key), f"{path}.{key}") for key in _KEYS if key not in _LISTS}
            code, title = texts["code"] or "", texts["title"] or ""
            for key, text in (("code", code), ("title", title)):
                if (
                    not text
                    and isinstance(node, yaml.MappingNode)
                    and not isinstance(values.get(key), yaml.CollectionNode)
                ):
                    self.fault(f"{path}.{key}", values.get(key, node), "còn thiếu", "is missing")
            if code and code in known:
                self.fault(
                    f"{path}.code", values["code"], f"mã {code} đã dùng ở dòng trên", f"code {code} is used above"
                )
            parent = texts["parent"] or (implied if (implied := _parent_in_code(code)) in known else None)
            for key in ("parent", "lead_from"):
                wanted = texts[key]
                if wanted and wanted not in known:
                    self.fault(
                        f"{path}.{key}",
                        values[key],
                        f"không có tiêu chí nào mã {wanted} ở trên",
                        f"no criterion above has the code {wanted}",
                    )
            level = self._level(texts["level"], values.get("level"), f"{path}.level") or known.get(parent or "", 0) + 1
            known[code] = level
            yield Criterion(
                code,
                title,
                level,
                texts["lead"],
                texts["deadline"],
                self._texts(values.get("products"), f"{path}.products"),
                parent,
                texts["number"],
                texts["partners"],
                texts["points"],
                self._flag(values.get("heading"), f"{path}.heading"),
                self._texts(values.get("notes"), f"{path}.notes"),
                texts["lead_from"],
            )

    def _mapping(self, node: yaml.Node, path: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self.fault(path, node, f"phải gồm các mục {', '.join(keys)}", f"must have the fields {', '.join(keys)}")
            return {}
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            place = f"{path}.{name}".lstrip(".")
            if name not in keys:
                self.fault(
                    place,
                    key,
                    f"không có mục này; các mục: {', '.join(keys)}",
                    f"no such field; there are {', '.join(keys)}",
                )
            elif name in values:
                self.fault(place, key, "ghi hai lần", "is given twice")
            else:
                values[name] = value
        return values

    def _text(self, node: yaml.Node | None, path: str) -> str | None:
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.fault(path, node, "phải là một dòng chữ", "must be a text")
            return None
        return " ".join(node.value.split()) or None

    def _texts(self, node: yaml.Node | None, path: str) -> tuple[str, ...]:
        if not isinstance(node, yaml.SequenceNode):
            text = self._text(node, path)
            return (text,) if text else ()
        texts = [self._text(each, f"{path}[{index}]") for index, each in enumerate(node.value)]
        return tuple(text for text in texts if text)

    def _level(self, text: str | None, node: yaml.Node | None, path: str) -> int | None:
        if text and not re.fullmatch(r"[1-9]", text):
            self.fault(path, node, "phải là một số từ 1 đến 9", "must be a number from 1 to 9")
            return None
        return int(text) if text else None

    def _flag(self, node: yaml.Node | None, path: str) -> bool:
        text = (self._text(node, path) or "").lower()
        if text not in _YES + _NO:
            self.fault(path, node, "phải là true hoặc false", "must be true or false")
        return text in _YES
