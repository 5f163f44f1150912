"""From the author's folder to the finished one; ``build.py`` is the place to begin reading."""

from __future__ import annotations

from plnfolio.pipeline.build import build
from plnfolio.pipeline.order import WORKSHOP, Order, Progress, Result
from plnfolio.read.site import CONTENT, Reading

__all__ = ["CONTENT", "WORKSHOP", "Order", "Progress", "Reading", "Result", "build"]
