"""A word goes in; whether Vietnamese spelling allows it as one syllable comes out.

Onset and rime must be Vietnamese and go together, and a syllable closed by c, ch, p or t must bear the acute or the dot
below. That is strict enough to tell letters read right from letters read in a wrong encoding.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "")
_SPELLED = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op
ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
uôc uôi uôm uôn uông uôt
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_RIMES = frozenset(_SPELLED.split())
_AFTER_QU = _RIMES | {"ych", "ynh", "yt", "yp"}
_FRONT = frozenset("eêiy")  # k, gh and ngh stand before these, c, g and ng before the others
_TONES = dict.fromkeys([0x300, 0x301, 0x303, 0x309, 0x323])
LONGEST = 16  # characters: "nghiễng" with its marks apart has nine; words of a damaged file may have thousands
_MISPLACED = re.compile("[^aeiouy\u0302\u0306\u031b][\u0300\u0301\u0303\u0309\u0323]")  # ñ is no n with a tone
_STOPPED = ("\u0301", "\u0323")


@lru_cache(maxsize=1 << 15)
def is_syllable(word: str) -> bool:
    """Whether `word`, in any case, can be one Vietnamese syllable; initials without a vowel cannot."""
    if len(word) > LONGEST:
        return False
    apart = unicodedata.normalize("NFD", word.lower())
    plain = unicodedata.normalize("NFC", apart.translate(_TONES))
    tones = [mark for mark in apart if ord(mark) in _TONES]
    if len(tones) > 1 or _MISPLACED.search(apart):
        return False
    if plain.endswith(("c", "ch", "p", "t")) and not any(mark in _STOPPED for mark in tones):
        return False
    return any(
        plain.startswith(onset)
        and plain[len(onset) :] in (_AFTER_QU if onset == "qu" else _RIMES)
        and _go_together(onset, plain[len(onset)])
        for onset in _ONSETS
    )


def _go_together(onset: str, vowel: str) -> bool:
    if onset in ("k", "gh", "ngh"):
        return vowel in _FRONT
    if onset in ("c", "ng"):
        return vowel not in _FRONT
    return onset != "g" or vowel not in "eêy"  # "gì" is spelled with i alone
