"""Is it proven? Criteria are read from the tables people have; each goes in, a Finding comes out: document, page, sentence."""

from __future__ import annotations

import lazy_loader

# What this room shows is listed in __init__.pyi, and loaded when it is asked for.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
