"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

import lazy_loader

# What this room shows is listed in __init__.pyi, and loaded when it is asked for.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
