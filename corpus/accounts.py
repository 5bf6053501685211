"""Named people of a corpus that is served to others: a name, a role, and a password of which only a digest is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from corpus.database import Database, Row
from extractor import KiemchungError

SHORTEST_PASSWORD = 10
_N, _R, _P = 1 << 15, 8, 1  # scrypt: 32 MB and about a tenth of a second for each guess
_MEMORY = 64 << 20


class Role(StrEnum):
    """What a person may do; everyone may read."""

    READER = "reader"
    INSPECTOR = "inspector"  # decides on criteria, judges contradictions
    ARCHIVIST = "archivist"  # admits files, corrects facts, keeps dossiers


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may come in."""

    name: str
    role: Role
    since: str  # ISO time, UTC
    id: str  # another one for whoever is added later under the same name


class NameTaken(KiemchungError):
    """An account of this name exists."""

    exit_code = 2
    vi = "Đã có người dùng tên {name}. Hãy chọn tên khác, hoặc gỡ người này trước: kiemchung users remove {name}"
    en = "There is a user named {name} already. Choose another name, or remove this one: kiemchung users remove {name}"


class NoSuchAccount(KiemchungError):
    """No account has this name."""

    exit_code = 2
    vi = "Không có người dùng tên {name}. Xem danh sách: kiemchung users list"
    en = "There is no user named {name}. See the list: kiemchung users list"


class PasswordTooShort(KiemchungError):
    """A password that can be guessed."""

    exit_code = 2
    vi = "Mật khẩu phải có ít nhất {least} ký tự. Hãy đặt mật khẩu dài hơn."
    en = "A password has at least {least} characters. Choose a longer one."


def add_account(database: Database, name: str, role: Role, password: str) -> Account:
    """Let a person in. Raises NameTaken, PasswordTooShort."""
    name = account_name(name)
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort(least=SHORTEST_PASSWORD)
    salt = secrets.token_bytes(16)
    account = Account(name, role, datetime.now(UTC).isoformat(timespec="seconds"), salt.hex())
    with database.transaction() as connection:
        if _row(database, name):
            raise NameTaken(name=name)
        values = (name, role.value, account.since, salt, _digest(password, salt))
        connection.execute("INSERT INTO account VALUES (?, ?, ?, ?, ?)", values)
    return account


def remove_account(database: Database, name: str) -> None:
    """Let a person in no more. Raises NoSuchAccount."""
    with database.transaction() as connection:
        rows = _rows(database, name)
        if not rows:
            raise NoSuchAccount(name=name)
        connection.executemany("DELETE FROM account WHERE name = ?", [(row["name"],) for row in rows])


def accounts(database: Database) -> list[Account]:
    """Everyone who may come in."""
    return [_account(row) for row in database.all("SELECT * FROM account ORDER BY name")]


def account_named(database: Database, name: str) -> Account | None:
    """The account of this name, as it is now."""
    row = _row(database, name)
    return _account(row) if row else None


def checked(database: Database, name: str, password: str) -> Account | None:
    """The account, when name and password are right; it takes as long when there is no such name."""
    row = _row(database, name)
    salt, expected = (row["salt"], row["digest"]) if row else (b"\0" * 16, b"")
    right = hmac.compare_digest(_digest(password, salt), expected)
    return _account(row) if row and right else None


def _row(database: Database, name: str) -> Row | None:
    return next(iter(_rows(database, name)), None)


def _rows(database: Database, name: str) -> list[Row]:
    """What is kept under a name, as we write it first: other programs, and older days, wrote one letter in several ways too."""
    wanted = account_name(name)
    rows = [row for row in database.all("SELECT * FROM account ORDER BY name") if account_name(row["name"]) == wanted]
    return sorted(rows, key=lambda row: bool(row["name"] != wanted))


def account_name(typed: str) -> str:
    """A name as it is kept: keyboards write one letter in several ways, and people blanks around it."""
    return " ".join(unicodedata.normalize("NFC", typed).split())


def _account(row: Row) -> Account:
    return Account(account_name(row["name"]), Role(row["role"]), row["since"], row["salt"].hex())


def _digest(password: str, salt: bytes) -> bytes:
    typed = unicodedata.normalize("NFC", password).encode()
    return hashlib.scrypt(typed, salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY)
