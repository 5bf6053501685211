"""RTF as Outlook packs it goes in; the RTF comes out ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbol"
    b"ArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4_096
_PACKED, _PLAIN = b"LZFu", b"MELA"


def unpacked(data: bytes) -> bytes:
    """The RTF in `data`; b"" when it is no packed RTF. Raises struct.error and IndexError when it is cut."""
    size, kind = struct.unpack_from("<4xI4s", data)
    if kind == _PLAIN:
        return data[16 : 16 + size]
    if kind != _PACKED:
        return b""
    window = bytearray(_KNOWN.ljust(_WINDOW, b" "))
    out, write, at = bytearray(), len(_KNOWN), 16
    while len(out) < size:
        control, at = data[at], at + 1
        for bit in range(8):
            if control >> bit & 1:
                reference = data[at] << 8 | data[at + 1]
                at += 2
                start, length = reference >> 4, (reference & 0xF) + 2
                if start == write:  # the end
                    return bytes(out)
            else:
                start, length, window[write] = write, 1, data[at]
                at += 1
            for step in range(length):
                char = window[(start + step) % _WINDOW]
                window[write] = char
                write = (write + 1) % _WINDOW
                out.append(char)
    return bytes(out[:size])
