"""Edits that a build once overlooked, each told in as little as shows it."""

from __future__ import annotations

import pytest

from sites.building import Workshop, build_in
from sites.text import write

CASES = {
    "another work of those that are cited anyway": (
        """
=== content/posts/a.md
---
title: A
date: 2023-03-03
---
After @one.

=== content/posts/b.md
---
title: B
date: 2023-03-02
---
After @two.

=== content/posts/c.md
---
title: C
date: 2023-03-01
---
After @two and @three.

=== content/references.yaml
- {id: one, type: book, author: [{family: Adams, given: Ann}], issued: 2019, title: One}
- {id: two, type: book, author: [{family: Berg, given: Bo}], issued: 2020, title: Two}
- {id: three, type: book, author: [{family: Clark, given: Cy}], issued: 2021, title: Three}
""",
        """
=== content/posts/b.md
---
title: B
date: 2023-03-02
---
After @one.
""",
    ),
    "a word that only the search shows": (
        """
=== content/posts/a.md
---
title: A
date: 2023-03-03
---
A text.
""",
        """
=== overrides/strings/en.yaml
search_post: Essay
""",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_overlooked_is_seen(case: tuple[str, str], workshop: Workshop) -> None:
    site, change = case
    folder = workshop.folder(site)
    before = build_in(folder).files()
    write(folder, change)
    after = build_in(folder).files()
    assert after != before
    assert after == build_in(folder, folder / "clean").files()
