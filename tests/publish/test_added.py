"""A field put into an author’s YAML: every other sign is as it was, or nothing is done."""

from __future__ import annotations

import pytest

from plnfolio.written.added import with_fields

PUBLISH = {"publish": {"to": "netlify", "site": "id"}}
ADDED = "publish:\n  to: netlify\n  site: id\n"

DONE = {
    "at the end": ("title: T\n", f"title: T\n{ADDED}"),
    "no last line end": ("title: T", f"title: T\n{ADDED}"),
    "remarks": ("# Mine\ntitle: T # yes\n# end\n", f"# Mine\ntitle: T # yes\n# end\n{ADDED}"),
    "Windows": ("title: T\r\n", f"title: T\r\n{ADDED}".replace("\n", "\r\n").replace("\r\r", "\r")),
    "a byte order mark": ("\ufefftitle: T\n", f"\ufefftitle: T\n{ADDED}"),
    "a document’s beginning": ("---\ntitle: T\n", f"---\ntitle: T\n{ADDED}"),
    "a block at the end": ("bio: |\n  One.\n\n  Two.\n", f"bio: |\n  One.\n\n  Two.\n{ADDED}"),
    "a kept block": ("bio: |+\n  One.\n\n", f"bio: |+\n  One.\n\n{ADDED}"),
    "a word there": ("publish: netlify\ntitle: T\n", f"{ADDED}title: T\n"),
    "a word with a remark behind": ("publish: zip # x\n", f"{ADDED[:-1]} # x\n"),
    "a mapping there": ("publish:\n    to: netlify\n\n# so\nt: T\n", f"{ADDED}\n# so\nt: T\n"),
    "a flow there": ("publish: {to: zip}\nt: T\n", f"{ADDED}t: T\n"),
    "nothing there": ("publish:\nt: T\n", f"{ADDED}t: T\n"),
    "the same": (ADDED, ADDED),
}


@pytest.mark.parametrize(("text", "expected"), DONE.values(), ids=DONE)
def test_it_is_put_in(text: str, expected: str) -> None:
    assert with_fields(text, PUBLISH) == expected


UNDONE = {
    "a flow": "{title: T}\n",
    "a list": "- title\n",
    "nothing": "",
    "a mistake": "title: [T\n",
    "a remark inside": "publish:\n  # the old one\n  to: zip\n",
    "an end": "title: T\n...\n",
    "an open text": "title: T\nbio: |\n  One.",
    "two documents": "title: T\n---\nother: 1\n",
}


@pytest.mark.parametrize("text", UNDONE.values(), ids=UNDONE)
def test_it_is_left_alone(text: str) -> None:
    assert with_fields(text, PUBLISH) is None
