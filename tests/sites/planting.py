"""A payload in every field there is: sites sown by the schemas of what an author may write.

What stands in a schema is planted without being named here, so that no new field is forgotten. A
payload that a build refuses must be a problem in its own line; then the next one is tried there.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sites.building import Built

Loc = tuple[str, ...]
Schema = Mapping[str, Any]

_SEED = re.compile("\x02(\\d+)\x03")
_NUMBER = re.compile(r"hit\((\d+)\)")


def text(number: int) -> str:
    """What breaks out of whatever it is put into unescaped."""
    return (
        f"x{number}\"'`><script>hit({number})</script><img src=x onerror=hit({number})>&amp;]]>-->"
        f"</style></title></textarea><svg/onload=hit({number})>"
    )


def address(number: int) -> str:
    """The same as an address of the web, which has no spaces."""
    return (
        f"https://example.org/x{number}\"'><script>hit({number})</script><svg/onload=hit({number})>"
    )


def mailbox(number: int) -> str:
    """The same as an address for mail."""
    return f"x{number}\">'<script>hit({number})</script>@example.org"


def program(number: int) -> str:
    """An address that runs a program when it is followed."""
    return f"javascript:hit({number})//x"


def program_in_disguise(number: int) -> str:
    """The same, as browsers still read it."""
    return f"\tJava\tScript:hit({number})//x"


def page(number: int) -> str:
    """An address that holds a page with a program, which no list of names parts at a comma."""
    return f"data:text/html;<script>hit({number})</script>"


Payload = Callable[[int], str]
TEXTS: Sequence[Payload] = (text, address, mailbox)
ADDRESSES: Sequence[Payload] = (program, program_in_disguise, page)


@dataclass
class Seed:
    """A value to be planted: where, behind which words, and what is there when none is taken.

    Without a ``sample`` its line is left out.
    """

    where: str
    quoted: bool
    sample: str | None
    before: str = ""
    tried: int = 0
    refused: list[str] = field(default_factory=list)


@dataclass
class Field:
    """A site that is being sown: its files, in which seeds are marks, each in a line of its own."""

    payloads: Sequence[Payload]
    files: dict[str, str] = field(default_factory=dict)
    seeds: dict[int, Seed] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def seed(self, where: str, *, quoted: bool, sample: str | None = None, before: str = "") -> str:
        """The mark of a new seed; ``quoted`` where the value is a string of YAML."""
        number = next(self.numbers)
        self.seeds[number] = Seed(where, quoted, sample, before)
        return f"\x02{number}\x03"

    def name(self, where: str) -> str:
        """A file's name with a payload in it, as far as disks take it."""
        number = next(self.numbers)
        self.seeds[number] = Seed(where, quoted=False, sample=None)
        return f"x{number}\"'><img src=x onerror=hit({number})>"

    def grown(self, content: str) -> str:
        """A file with a payload in the place of each mark."""
        lines = (self._line(line) for line in content.split("\n"))
        return "\n".join(line for line in lines if line is not None)

    def _line(self, line: str) -> str | None:
        mark = _SEED.search(line)
        if mark is None:
            return line
        seed = self.seeds[int(mark[1])]
        if seed.tried < len(self.payloads):
            value = seed.before + self.payloads[seed.tried](int(mark[1]))
            value = json.dumps(value, ensure_ascii=False) if seed.quoted else value
        elif seed.sample is not None:
            value = seed.sample
        else:
            return None
        return line.replace(mark[0], value)

    def reap(self, build: Callable[[dict[str, str]], Built]) -> Built:
        """Build until every payload is taken or refused; AssertionError where neither is said."""
        while True:
            files = {path: self.grown(content) for path, content in self.files.items()}
            built = build(files)
            wrong = [problem for problem in built.problems if problem.severity == "error"]
            if built.result is not None:
                return built
            turned: dict[int, str] = {}
            for problem in wrong:
                content = files.get(problem.span.path, "")
                lines = [problem.span.path, *content.split("\n")]
                found = _NUMBER.search(lines[problem.span.line]) or _NUMBER.search(str(problem))
                assert found, f"not said of any payload: {problem}"
                turned[int(found[1])] = str(problem)
            assert turned, "a build that fails and does not say why"
            for number, said in turned.items():
                self.seeds[number].tried += 1
                self.seeds[number].refused.append(said)

    def planted(self) -> dict[int, str]:
        """Where a payload stands, by its number."""
        return {
            number: seed.where
            for number, seed in self.seeds.items()
            if seed.tried < len(self.payloads)
        }


@dataclass(frozen=True)
class Sower:
    """Writes YAML with a seed in every field of a schema, its unions read the ``way``-th way.

    ``samples`` are values for fields that may take no payload, by the last part of their name or
    the last two.
    """

    plot: Field
    schema: Schema
    way: int
    samples: Mapping[str, str]

    def sown(self, name: str) -> str:
        """The whole, called ``name``."""
        return "\n".join(self._lines(self.schema, (name,))) + "\n"

    def _lines(self, node: Schema, loc: Loc, around: tuple[int, ...] = ()) -> Iterator[str]:
        """Lines of YAML; the first one stands behind the key, or the dash, of what holds them.

        ``around`` are the schemas of what it stands in: nothing holds another of its own kind.
        """
        node = self._chosen(node)
        if "properties" in node:
            yield ""
            around = (*around, id(node))
            for key, inner in node["properties"].items():
                if id(self._chosen(self._chosen(inner).get("items", {}))) in around:
                    continue
                first, *rest = self._lines(inner, (*loc, key), around)
                yield f"{key}: {first}".rstrip()
                yield from (f"  {line}" for line in rest)
        elif _is_list(node, self.way):
            yield ""
            first, *rest = self._lines(node["items"], (*loc, "1"), around)
            # The keys of a mapping begin behind the dash.
            first, rest = (first, rest) if first else (rest[0], rest[1:])
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        else:
            known = (".".join(loc[-2:]), loc[-1])
            sample = next((self.samples[one] for one in known if one in self.samples), None)
            sample = _example(node) if sample is None else sample
            yield self.plot.seed(".".join(loc), quoted=True, sample=sample)

    def _chosen(self, node: Schema) -> Schema:
        """A schema without references, one of its alternatives taken."""
        while "$ref" in node or "anyOf" in node:
            if "$ref" in node:
                node = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
            else:
                node = node["anyOf"][self.way % len(node["anyOf"])]
        return node


def _is_list(node: Schema, way: int) -> bool:
    """Whether a value is a list this time; a single text may stand for one."""
    types = node.get("type", ())
    if isinstance(types, str):
        return types == "array"
    return "array" in types and way % 2 == 1


def _example(node: Schema) -> str | None:
    """The least that a field which is no text takes."""
    if "enum" in node:
        return json.dumps(node["enum"][0])
    types = node.get("type", ())
    types = {types} if isinstance(types, str) else set(types)
    return "1" if types & {"integer", "number"} and "string" not in types else None
