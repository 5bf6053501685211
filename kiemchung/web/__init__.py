"""The web pages over one corpus. A folder goes in; an application that serves its pages on this machine comes out."""

from __future__ import annotations

from kiemchung.web.app import make_app
from kiemchung.web.serving import Address, serve

__all__ = ["Address", "make_app", "serve"]
