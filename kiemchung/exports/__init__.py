"""A register, with its rows, or records go in; the bytes of a file for spreadsheets, for Word or for other programs come out."""

from __future__ import annotations
