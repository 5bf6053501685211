"""Text goes in; the name of the old Vietnamese encoding it seems to be in comes out, None for Unicode.

Before 2001 letters lived in fonts: TCVN3 (".VnTime") and VNI ("VNI-Times") put them on Latin-1 places, so that
"quyết định" reads "quyÕt ®Þnh" or "quyeát ñònh". Such text must never pass for sound.
"""

from __future__ import annotations

import re

_UNICODE = re.compile("[\u1ea0-\u1ef9ăĂđĐơƠưƯĩĨũŨ]")
# Signs that no Unicode word has beside a letter: "®Þnh", "ngµy", "c¸c".
_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹¨¾»¼½©ª«¬®§×ØÜÞß÷øþåæçÆÇËÎÏÑÖ]|[®¸µ«©¬§][A-Za-z]")
# A vowel and its tone as a letter after it: "hoäi", "nöôùc"; đ as ñ before a vowel: "ñaát".
_VNI = re.compile("[aeouAEOU][äåøõùûüúïëÄÅØÕÙÛÜÚÏË]|[öôÖÔ][ïøùûõÏØÙÛÕ]|ñ[aeiouöôy]", re.UNICODE)
_SHARE = 0.02  # of all letters; sound text has none to speak of


def suspected_encoding(text: str) -> str | None:
    """ "TCVN3" or "VNI" when `text` seems to be in it."""
    letters = sum(map(str.isalpha, text))
    sound = len(_UNICODE.findall(text))
    count, name = max((len(pattern.findall(text)), name) for name, pattern in (("TCVN3", _TCVN3), ("VNI", _VNI)))
    return name if count > max(3, sound, _SHARE * letters) else None
