"""People of a corpus: passwords that are never kept, names that are unique, a journal that only grows."""

from __future__ import annotations

import sqlite3
import unicodedata
from pathlib import Path

import pytest

from corpus import (
    Catalogue,
    NameTaken,
    NoSuchAccount,
    PasswordTooShort,
    Role,
    account_named,
    accounts,
    add_account,
    checked,
    journal,
    note,
    remove_account,
)

PASSWORD = "mật khẩu đủ dài"


def test_only_the_right_password_lets_in_and_it_is_not_kept(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    database = catalogue.database
    add_account(database, "an", Role.INSPECTOR, PASSWORD)
    account = checked(database, "an", PASSWORD)
    assert account is not None and (account.name, account.role) == ("an", Role.INSPECTOR)
    assert checked(database, "an", PASSWORD + " ") is None
    assert checked(database, "AN", PASSWORD) is None
    assert checked(database, "binh", PASSWORD) is None
    assert checked(database, "binh", "") is None
    catalogue.close()
    assert PASSWORD.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_names_are_unique_and_gone_when_removed(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    database = catalogue.database
    with pytest.raises(PasswordTooShort):
        add_account(database, "an", Role.READER, "ngắn")
    add_account(database, "an", Role.READER, PASSWORD)
    with pytest.raises(NameTaken):
        add_account(database, "an", Role.ARCHIVIST, PASSWORD)
    assert [each.role for each in accounts(database)] == [Role.READER]
    remove_account(database, "an")
    assert account_named(database, "an") is None and accounts(database) == []
    with pytest.raises(NoSuchAccount):
        remove_account(database, "an")
    catalogue.close()


def test_a_name_kept_in_other_letters_is_the_same_name(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    database = catalogue.database
    add_account(database, "Lò Thị Vân", Role.ARCHIVIST, PASSWORD)
    with database.transaction() as connection:  # as another program, or a hand, has written it
        name = f"{unicodedata.normalize('NFD', 'Lò Thị')}  Vân "
        connection.execute("UPDATE account SET name = ?", (name,))
    for typed in ("Lò Thị Vân", unicodedata.normalize("NFD", "Lò Thị Vân")):
        account = checked(database, typed, PASSWORD)
        assert account is not None and account.name == "Lò Thị Vân"
        assert account_named(database, typed) == account
        assert checked(database, typed, PASSWORD + "x") is None
    assert [each.name for each in accounts(database)] == ["Lò Thị Vân"]
    with pytest.raises(NameTaken):
        add_account(database, "Lò Thị Vân", Role.READER, PASSWORD)
    with database.transaction() as connection:  # both, from the days when they were two
        connection.execute("INSERT INTO account SELECT ?, 'reader', since, salt, digest FROM account", ("Lò Thị Vân",))
    account = checked(database, "Lò Thị Vân", PASSWORD)
    assert account is not None and account.role is Role.READER
    remove_account(database, "Lò Thị Vân")  # nobody of that name gets in any more
    assert accounts(database) == [] and checked(database, "Lò Thị Vân", PASSWORD) is None
    catalogue.close()


def test_the_journal_only_grows(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    note(catalogue.database, "an", "download", "12-KH.pdf")
    note(catalogue.database, "binh", "decide", "1.1", "accept")
    assert [(each.by, each.action, each.about) for each in journal(catalogue.database)] == [
        ("binh", "decide", "1.1"), ("an", "download", "12-KH.pdf"),
    ]  # fmt: skip
    for change in ("DELETE FROM journal", "UPDATE journal SET \"by\" = 'x'"):
        with pytest.raises(sqlite3.IntegrityError):
            catalogue.database.connection.execute(change)
    catalogue.close()
