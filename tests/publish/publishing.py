"""``plnfolio publish`` in tests: quick to lose patience, and silent about its token."""

from __future__ import annotations

import os
import select
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from plnfolio.publish import web
from publish.fake_netlify import TOKEN, Fake
from sites.building import Ran, call, contents, environment
from sites.forked import begin
from sites.patience import PATIENCE

SITE = """
=== content/site.yaml
title: Learning in public
author: Ada Okafor
publish: netlify

=== content/posts/one.md
---
title: One
date: 2023-04-11
---
The first.

=== content/posts/two.md
---
title: Two
date: 2023-04-12
---
The second.

=== content/posts/draft.md
---
title: Not yet
date: 2023-04-12
draft: true
---
Nobody sees this.

=== content/static/files/Été 100%.txt
Signs that an address needs in other words.
"""

SLEPT: list[float] = []
QUICK = replace(
    web.PATIENCE,
    first=0.001,
    look=0.001,
    shown=0.02,
    whole=0.5,
    sleep=SLEPT.append,
    clock=lambda: 1795348800.0,
)
"""Waits are written down; it is the moment that the fake host has too."""


def variables(fake: Fake, **more: str) -> dict[str, str]:
    """What the environment says of the fake."""
    known = {"NETLIFY_AUTH_TOKEN": TOKEN, "NETLIFY_SITE_ID": "id-of-ada"}
    return {**known, "NETLIFY_API_URL": fake.api, **more}


def publish(fake: Fake, folder: Path, *words: str, env: Mapping[str, str] | None = None) -> Ran:
    """``plnfolio publish``; the token is in nothing that it says or writes, ever."""
    ran = call("publish", *words, cwd=folder, env=variables(fake) if env is None else env)
    assert TOKEN not in ran.out + ran.err
    assert fake.leaked == []
    for path, data in contents(folder).items():
        assert TOKEN.encode() not in data, path
    return ran


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Other words in a file."""
    file = folder / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def on_terminal(folder: Path, answers: str, env: Mapping[str, str]) -> Ran:
    """The command on a terminal, and what is typed there."""
    window, inside = os.openpty()
    env = {**environment(), **env}
    child = begin("publish", cwd=folder, env=env, into=inside, out=inside)
    os.close(inside)
    os.write(window, answers.encode())
    said = b""
    with suppress(OSError):  # all is said (Linux)
        # Whoever asks for more than is typed is left.
        while select.select([window], [], [], PATIENCE)[0] and (part := os.read(window, 4096)):
            said += part
    os.close(window)
    return Ran(child.wait(), said.decode().replace("\r\n", "\n"), "")
