"""The command line: one library call a command."""

from .commands import geonews, main

__all__ = ["geonews", "main"]
