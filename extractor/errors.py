"""The root of all our errors, and the errors of reading a file.

Each class carries its exit code and its message in Vietnamese and English: what thing, what is wrong, what to do next.
The facts of the case are given by keyword; the message is put into the user's language once, where it is shown.
"""

from __future__ import annotations

from typing import ClassVar


class KiemchungError(Exception):
    """Anything the product refuses to do, with the facts that fill its message."""

    exit_code: ClassVar[int] = 1
    vi: ClassVar[str] = "Có lỗi: {detail}"
    en: ClassVar[str] = "Something went wrong: {detail}"

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross from the reading process to ours; Exception's own pickling knows no keyword arguments.
        return _rebuild, (type(self), self.facts)

    def message(self, lang: str = "vi") -> str:
        """The message in `lang` ("vi" or "en"): one line that can be printed anywhere, whatever a file's name holds."""
        template = self.en if lang == "en" else self.vi
        line = " ".join(template.format(**self.facts).split())
        # Names may hold terminal commands, turned-round writing ("gpj.exe") or bytes that are no letters.
        return "".join(char if char.isprintable() else _stand_in(char) for char in line)

    def __str__(self) -> str:
        return self.message("vi")


def _stand_in(char: str) -> str:
    # A lone surrogate is a byte of a name that is no UTF-8, as old archives have: "�e1" tells it from its like.
    return f"\ufffd{ord(char) & 0xFF:02x}" if "\ud800" <= char <= "\udfff" else "\ufffd"


def _rebuild(kind: type[KiemchungError], facts: dict[str, object]) -> KiemchungError:
    return kind(**facts)


class ReadError(KiemchungError):
    """A file could not be read; `name` is in its facts."""

    exit_code = 3
    vi = "{name}: không đọc được ({detail}). Hãy mở thử tệp bằng phần mềm gốc rồi lưu lại."
    en = "{name}: cannot be read ({detail}). Open it in its own program and save it again."


class FileMissing(ReadError):
    vi = "{name}: không có tệp hoặc thư mục này. Hãy kiểm tra lại đường dẫn."
    en = "{name}: no such file or folder. Check the path."


class FolderGiven(ReadError):
    vi = "{name}: đây là thư mục, không phải tệp. Hãy chọn từng tệp trong thư mục."
    en = "{name}: this is a folder, not a file. Choose the files inside it."


class NotAFile(ReadError):
    vi = "{name}: đây là đường ống, thiết bị hoặc liên kết, không phải tệp. Hãy chọn tệp tài liệu."
    en = "{name}: this is a pipe, a device or a link, not a file. Choose a document."


class NotAllowed(ReadError):
    vi = "{name}: không được phép đọc ({detail}). Hãy đóng tệp ở chương trình khác, hoặc xin quyền đọc."
    en = "{name}: reading it is not allowed ({detail}). Close it in other programs, or ask for the right to read it."


class NoRoom(ReadError):
    """The disk is full: what had to be written to read the file, its unpacked members for one, could not be."""

    vi = "{name}: đĩa đã đầy, không còn chỗ để mở tệp này. Hãy dọn bớt đĩa rồi đọc lại: kiemchung add --failed"
    en = "{name}: the disk is full, there is no room to open this file. Make some, then read it again: kiemchung add --failed"


class FileChanged(ReadError):
    vi = "{name}: tệp thay đổi trong khi đang đọc. Hãy đợi sao chép xong rồi thêm lại."
    en = "{name}: the file changed while it was read. Wait until it is fully copied, then add it again."


class EmptyFile(ReadError):
    vi = "{name}: tệp rỗng (0 byte hoặc không có chữ nào). Hãy xin lại bản gốc."
    en = "{name}: the file is empty (0 bytes or no text). Ask for the original again."


class UnknownFormat(ReadError):
    vi = "{name}: không nhận ra định dạng tệp. Đọc được: {known}."
    en = "{name}: the file format is not recognised. Readable: {known}."


class PackageGiven(ReadError):
    vi = "{name}: đây là gói chứa nhiều tệp ({format}), bản thân nó không có chữ. Hãy đọc các tệp bên trong."
    en = "{name}: this is a package of files ({format}) and has no text of its own. Read the files inside it."


class UnknownArchive(ReadError):
    vi = "{name}: tệp nén kiểu {format}, phần mềm chưa mở được. Hãy giải nén rồi thêm thư mục đã giải nén."
    en = "{name}: an archive of the kind {format}, which is not opened here. Unpack it, then add the folder."


class DamagedFile(ReadError):
    vi = "{name}: tệp hỏng hoặc không đúng định dạng {format} ({detail}). Hãy mở bằng phần mềm gốc rồi lưu lại."
    en = "{name}: damaged, or not really {format} ({detail}). Open it in its own program and save it again."


class EncryptedFile(ReadError):
    vi = "{name}: tệp có mật khẩu. Hãy gỡ mật khẩu rồi thêm lại."
    en = "{name}: the file has a password. Remove the password and add it again."


class LimitExceeded(ReadError):
    vi = "{name}: vượt giới hạn an toàn ({detail}). Hãy tách nhỏ tệp rồi thêm lại."
    en = "{name}: over a safety limit ({detail}). Split the file and add it again."


class ReaderDied(ReadError):
    vi = (
        "{name}: trình đọc bị dừng giữa chừng ({detail}). Tệp có thể hỏng hoặc độc hại, các tệp khác không sao. "
        "Nếu tin nguồn gửi, hãy mở bằng phần mềm gốc rồi lưu lại."
    )
    en = (
        "{name}: the reader stopped half-way ({detail}). The file may be damaged or hostile, other files are fine. "
        "If you trust the sender, open it in its own program and save it again."
    )


class NoSuchPage(ReadError):
    vi = "{name}: không có trang {page}; tệp có {pages} trang."
    en = "{name}: there is no page {page}; the file has {pages}."


class ProgramMissing(ReadError):
    vi = "{name}: cần chương trình {program} để đọc. Hãy cài đặt: {advice}"
    en = "{name}: the program {program} is needed to read it. Install it: {advice}"
