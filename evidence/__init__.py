"""Is it proven? A Criterion goes in, a Finding comes out; so far the room holds the words both are said in."""

from __future__ import annotations

from evidence.criterion import Criterion, Evidence, Finding, Tier, Verdict

__all__ = ["Criterion", "Evidence", "Finding", "Tier", "Verdict"]
