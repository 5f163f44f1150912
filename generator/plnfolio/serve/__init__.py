"""The site beside the author: built on every save, served, and shown anew in the browser.

Knows nothing of how a site is built: it is handed a function that does it.
"""

from plnfolio.serve.outcome import Build, Listener, Outcome, Plan, Stopped, Turn
from plnfolio.serve.ports import NoHostError, NoPortError
from plnfolio.serve.server import DevServer

__all__ = [
    "Build",
    "DevServer",
    "Listener",
    "NoHostError",
    "NoPortError",
    "Outcome",
    "Plan",
    "Stopped",
    "Turn",
]
