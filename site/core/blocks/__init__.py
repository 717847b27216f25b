"""Shared blocks: one file a kind, put together in ``body``."""

from core.blocks.body import BODY_BLOCKS

__all__ = ["BODY_BLOCKS"]
