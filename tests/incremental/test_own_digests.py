"""Where a digest is written down beside what it stands for, nothing is forgotten in it.

``fingerprint`` goes through all of a value. Some have a digest of their own and are not gone
through: because they are large, or met thousands of times. Whoever gives one of those another
field, or writes a new one, learns here that the digest has to know of it.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import plnfolio
from sites.building import CHECKOUT

OWN = {
    # All of it is read from one file, and that file’s digest is the value’s.
    "model.site.Artifact": "path slug matter line places listing_digest moments unread plain files"
    " copied",
    "model.site.Page": "path slug matter line places listing_digest moments unread plain",
    "model.site.Post": "path slug matter line places listing_digest moments unread plain",
    "model.site.Table": "path id slug content places inline unread",
    "model.source.Source": "path text guessed",
    "read.recall.CachedSource": "stamp value problems head",
    # Made where the value is, from all that decides the other fields.
    "kinds.base.Row": "text excerpt minutes",
    "model.document.Facts": "gist cited mentions media anchors claims pictures sketch artifacts",
    "model.reference.Reference": "id type names dates fields span",
    "model.site.Listed": "address matter",
    "pipeline.jobs.Job": "key origin nocite made first unread table",
    "read.listing.Listing": "started files around problems beside",
    "render.asking.Networks": "tables entries by_slug pages unread",
    "theme.faces.Faces": "",
    "theme.strings.Strings": "language words months borrowed",
    # That of a file’s bytes.
    "importing.memory.Brought": "path source",
    "images.gallery.Finished": "source path file again",
    "write.output.Copied": "path origin again",
}
"""The classes whose values stand for themselves by a ``digest``, with their other fields."""

BY_HAND = {
    "kinds.cards": 1,  # what each card was made from
    "pipeline.material": 3,  # styles by their names, the networks once more
    "write.base": 1,  # posts by what each is made from
    "write.cards": 1,  # the template of cards by the files that it reaches
}
"""Modules that give an argument a digest of their making, and how often; ``given`` makes others."""


def classes() -> Iterator[tuple[str, type]]:
    for module in pkgutil.walk_packages(plnfolio.__path__, "plnfolio."):
        if module.name.endswith("__main__"):
            continue
        found = importlib.import_module(module.name)
        for name, one in inspect.getmembers(found, inspect.isclass):
            if one.__module__ == module.name:
                yield f"{module.name.removeprefix('plnfolio.')}.{name}", one


def names(one: type) -> tuple[str, ...]:
    of_tuple: tuple[str, ...] = getattr(one, "_fields", ())
    found = [field.name for field in fields(one)] if is_dataclass(one) else of_tuple
    return tuple(name for name in found if not name.startswith("_"))


def test_a_value_with_a_digest_of_its_own_has_no_field_that_it_does_not_know() -> None:
    methods = {
        "cache.deferred.Given",
        "images.store.Store",
        "pipeline.answers.Answers",
        "pipeline.material.Opened",  # by the facts of its text, and its works
    }
    found = {
        name: " ".join(one for one in names(kind) if one != "digest")
        for name, kind in classes()
        if name not in methods and ("digest" in names(kind) or hasattr(kind, "digest"))
    }
    assert found == {name: " ".join(own.split()) for name, own in OWN.items()}


def test_digests_of_arguments_are_made_in_one_place_but_for_a_few() -> None:
    found: Counter[str] = Counter()
    package = CHECKOUT / "generator/plnfolio"
    for path in sorted(package.rglob("*.py")):
        module = ".".join(path.relative_to(package).with_suffix("").parts)
        text = path.read_text(encoding="utf-8")
        # To parse a module takes much longer than to look for a word.
        for node in ast.walk(ast.parse(text)) if "Given" in text else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Given":
                found[module] += 1
    del found["cache.deferred"]
    assert found == BY_HAND
