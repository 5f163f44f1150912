"""Files that no author made: an editor's or a system's own."""

from __future__ import annotations

import re

_NOISE = re.compile(
    r"^(\.(?!well-known$|nojekyll$|htaccess$).*|.*~|#.*#|.*\.(swp|swo|tmp|bak|orig|part|crdownload)"
    r"|~\$.*|Thumbs\.db|desktop\.ini|__MACOSX|Icon\r)$",
    re.IGNORECASE,
)


def is_noise(name: str) -> bool:
    """Whether a file is an editor's or a system's own: hidden, backup, swap, thumbnail cache."""
    return _NOISE.match(name) is not None
