"""How long a test waits for what has to come."""

PATIENCE = 180
"""Seconds after which a test gives up.

None waits for them when all is well, and beside a busy neighbour all may take ten times as long.
"""
