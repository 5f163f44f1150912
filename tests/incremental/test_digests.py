"""The laws that repeated builds stand on: of digests, of deferred calls, of stamps."""

from __future__ import annotations

import ast
import builtins
import datetime
import inspect
import itertools
import os
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType, MappingProxyType, ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio import kinds, write
from plnfolio.cache.deferred import Constant, Deferred, Given, later
from plnfolio.cache.deferred import given as shared
from plnfolio.cache.digest import fingerprint
from plnfolio.cache.stamps import GONE, Stamp, lasting, settled, stamp
from sites.building import CHECKOUT

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=4)
    | st.binary(max_size=4)
    | st.dates()
)
VALUES = st.recursive(
    PLAIN | st.frozensets(st.text(max_size=2), max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@dataclass(frozen=True)
class One:
    value: object
    other: object = None


@dataclass(frozen=True)
class Two:
    value: object
    other: object = None


@dataclass(frozen=True)
class Known:
    """Stands for itself by a digest of its own."""

    digest: str
    rest: object = None


def told(value: object) -> object:
    """What of a value counts: as it is written, and the order of mappings too."""
    if isinstance(value, dict):
        return ("mapping", tuple((told(key), told(item)) for key, item in value.items()))
    if isinstance(value, tuple):
        return ("sequence", tuple(map(told, value)))
    return (type(value), repr(sorted(value)) if isinstance(value, frozenset) else repr(value))


@given(one=VALUES, other=VALUES)
def test_digests_are_equal_only_of_what_is_the_same(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (told(one) == told(other))


@given(value=VALUES)
def test_a_value_that_was_stored_and_read_has_the_same_digest(value: object) -> None:
    assert fingerprint(pickle.loads(pickle.dumps(value))) == fingerprint(value)


NEIGHBOURS = [
    "", "a", "b", "ab", "a,", "a'", "(", "()", "'a'", b"a", b"", None, "None", True, "True", 1, "1",
    0, False, 1.0, -1, (), ((),), ("",), ("", ""), (None,), ("a", "b"), ("ab",), (("a",), "b"),
    ("a", ("b",)), (("a", "b"),), {}, {"a": "b"}, {"a": ("b",)}, {"b": "a"}, {"a": {}},
    {"a": "", "b": ""}, {"b": "", "a": ""}, frozenset(), frozenset({"a"}), frozenset({"a", "b"}),
    frozenset({("a",)}), frozenset({1, 2}), datetime.date(2026, 1, 2), "datetime.date(2026, 1, 2)",
    datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC), One("a"), Two("a"), One("a", "b"),
    One(One("a")), One("b"), One(("a",)), Known("a"), Known("b"), (Known("a"), Known("b")),
    Known("#a"), "#a,", "One('a')",
]  # fmt: skip


def test_neighbours_have_digests_of_their_own() -> None:
    for one, other in itertools.combinations(NEIGHBOURS, 2):
        assert fingerprint(one) != fingerprint(other), (one, other)


def test_a_list_is_as_good_as_a_tuple_and_a_view_of_a_mapping_as_the_mapping() -> None:
    assert fingerprint(["a", "b"]) == fingerprint(("a", "b"))
    assert fingerprint(MappingProxyType({"a": 1})) == fingerprint({"a": 1})


def test_a_value_with_a_digest_of_its_own_stands_for_itself_by_it() -> None:
    assert fingerprint(Known("a", 1)) == fingerprint(Known("a", 2))


@pytest.mark.parametrize("value", [print, lambda: 1, object(), One(object()), (len,)])
def test_what_cannot_be_told_apart_has_no_digest(value: object) -> None:
    with pytest.raises(TypeError, match="has no digest"):
        fingerprint(value)


def test_digests_are_the_same_in_every_process() -> None:
    program = (
        "from plnfolio.cache.digest import fingerprint; import datetime;"
        "print(fingerprint(({'a': {'x', 'y', 'z', 'w'}, 'b': frozenset([(1,), (2,), (3,)])},"
        " datetime.date(2026, 1, 2), 'é', 1.5)))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(CHECKOUT / "generator")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(said) == 1


def joined(*, one: object, other: object = "") -> str:
    return f"{one} {other}"


def swapped(*, one: object, other: object = "") -> str:
    return f"{other} {one}"


@given(one=VALUES, other=VALUES)
def test_a_deferred_call_gives_what_the_call_would(one: object, other: object) -> None:
    assert later(joined, one=one, other=shared(other))() == joined(one=one, other=other)


@given(values=st.lists(st.tuples(VALUES, VALUES), min_size=2, max_size=2))
def test_calls_with_the_same_digests_give_the_same(values: list[tuple[object, object]]) -> None:
    first, second = (later(joined, one=one, other=shared(other)) for one, other in values)
    if first.inputs() == second.inputs():
        assert first() == second()


def test_the_digests_of_a_call_name_its_function_and_each_argument() -> None:
    call = later(joined, one="a", other=Given("told", Constant("b")))
    assert call.inputs().keys() == {"one", "other", "function"}
    assert call.inputs()["other"] == "told"
    assert call.inputs() != later(swapped, one="a", other=Given("told", Constant("b"))).inputs()
    assert call.inputs() != later(joined, one="a", other="b").inputs()
    assert later(joined, one="a").inputs() == later(joined, one="a").inputs()


def test_what_a_call_is_given_later_is_asked_for_only_when_it_is_made() -> None:
    asked: list[int] = []
    call: Deferred[str] = later(joined, one=Given("told", lambda: asked.append(1)))
    call.inputs()
    assert asked == []
    call()
    assert asked == [1]


@given(
    time=st.integers(0, 10**19),
    entered=st.integers(0, 10**19),
    read=st.integers(0, 2 * 10**19),
)
def test_a_settled_file_was_last_changed_well_before_it_was_read(
    time: int, entered: int, read: int
) -> None:
    found: Stamp = (1, time, entered, 1)
    if settled(found, read):
        assert max(time, entered) + 50_000_000 < read
    assert not settled(GONE, read)


def test_a_stamp_tells_of_any_change(tmp_path: Path) -> None:
    path = tmp_path / "file"
    assert stamp(path) == GONE
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(1_000_000_001, 1_000_000_001))
    first = stamp(path)
    assert lasting(first) == first
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(1_000_000_001, 1_000_000_001))
    assert stamp(path) != first


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for file in sorted(Path(str(package.__file__)).parent.glob("*.py")):
        if file.stem != "__init__":
            yield __import__(f"{package.__name__}.{file.stem}", fromlist=["x"])


def deferred(module: ModuleType) -> Iterator[FunctionType]:
    """The functions that a module defers: the first arguments of its calls of ``later``."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "later"
        ):
            assert isinstance(node.args[0], ast.Name), f"{module.__name__}: {ast.unparse(node)}"
            yield getattr(module, node.args[0].id)


def reached(function: Callable[..., object], seen: set[object]) -> Iterator[FunctionType]:
    """A function and those of the program that it names, and so on."""
    if function in seen or not isinstance(function, FunctionType):
        return
    seen.add(function)
    yield function
    for name in function.__code__.co_names:
        value = function.__globals__.get(name)
        if isinstance(value, FunctionType) and value.__module__.startswith("plnfolio."):
            yield from reached(value, seen)


_FIXED = (
    str, bytes, int, float, bool, tuple, frozenset, type, type(None), ModuleType, FunctionType,
    MappingProxyType,
)  # fmt: skip


DEFERRED = [
    function
    for package in (kinds, write)
    for module in modules(package)
    for function in deferred(module)
]


def test_kinds_defer_the_making_of_their_views() -> None:
    assert len(DEFERRED) > 10


@pytest.mark.parametrize("function", DEFERRED, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_what_makes_a_view_sees_nothing_but_its_arguments(function: FunctionType) -> None:
    """What it reaches are functions of modules, and names there that never change."""
    for one in reached(function, set()):
        assert one.__closure__ is None, f"{one.__qualname__} sees what is around it"
        assert not one.__defaults__ or all(isinstance(v, _FIXED) for v in one.__defaults__)
        tree = ast.parse(textwrap.dedent(inspect.getsource(one)))
        assert not [n for n in ast.walk(tree) if isinstance(n, ast.Global | ast.Nonlocal)]
        for name in one.__code__.co_names:
            value = one.__globals__.get(name, getattr(builtins, name, None))
            assert not isinstance(value, list | set | bytearray), f"{one.__qualname__}: {name}"
            assert name not in ("environ", "getenv", "now", "today", "time_ns", "cwd"), name
