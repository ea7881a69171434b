"""Values come back as they were kept, or not at all."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.diagnostics import Code, Diagnostic, Location, PagePlace
from publish.store import NO_MEMORY, Memory, key, remembering
from publish.store.trim import trim

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOTE = Diagnostic(Code.G001, "No font has ş.", Location("a.txt", 3, 4), "Add one.", PagePlace("b.pdf", 1, (0, 0, 9, 9)))

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def counting(value: object) -> tuple[list[object], Callable[[], object]]:
    made: list[object] = []

    def make() -> object:
        made.append(value)
        return value

    return made, make


@given(plain, plain)
def test_keys_are_equal_exactly_where_the_parts_are(one: object, other: object) -> None:
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - a copy in which no object is the same one
    assert key("stage", one) == key("stage", again)
    assert (key("stage", one) == key("stage", other)) is (repr(one) == repr(other))
    assert key("stage", one) != key("other stage", one)


def test_a_key_does_not_see_whether_equal_parts_are_one_object() -> None:
    text = "long enough not to be shared"
    copy = "".join(list(text))
    assert key("stage", text, text) == key("stage", text, copy)
    assert key("stage", NOTE, NOTE) == key("stage", NOTE, replace(NOTE))


def test_a_value_is_made_once(tmp_path: Path) -> None:
    made, make = counting(NOTE)
    memory = Memory(tmp_path)
    assert [memory.recall("stage", "a", make=make) for _ in range(3)] == [NOTE] * 3
    assert memory.recall("stage", "b", make=make) == NOTE
    assert len(made) == 2


def test_none_is_a_value_too(tmp_path: Path) -> None:
    made, make = counting(None)
    memory = Memory(tmp_path)
    assert [memory.recall("stage", make=make) for _ in range(2)] == [None, None]
    assert len(made) == 1


def test_without_a_folder_everything_is_made() -> None:
    made, make = counting(1)
    assert [NO_MEMORY.recall("stage", make=make) for _ in range(2)] == [1, 1]
    assert len(made) == 2


@pytest.mark.parametrize(("kept", "added"), [(-1, b""), (0, b""), (-1, b"\0")])
def test_a_damaged_file_counts_as_absent(tmp_path: Path, kept: int, added: bytes) -> None:
    made, make = counting("value")
    memory = Memory(tmp_path)
    memory.recall("stage", make=make)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:kept] + added)
    assert memory.recall("stage", make=make) == "value"
    assert len(made) == 2
    assert memory.recall("stage", make=make) == "value"
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    made, make = counting("value")
    assert [Memory(tmp_path / "file").recall("stage", make=make) for _ in range(2)] == ["value", "value"]
    assert len(made) == 2


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    values = {number: os.urandom(1000) for number in range(10)}
    for number, value in values.items():
        memory.put(key("stage", number), value)
    for at, number in enumerate(values):
        (file,) = tmp_path.rglob(key("stage", number)[2:])
        os.utime(file, ns=(at, at))
    assert memory.get(key("stage", 0)) == (values[0],)  # used just now
    assert trim(tmp_path, 5_500) > 0
    kept = [number for number in values if memory.get(key("stage", number))]
    assert kept == [0, *range(10 - len(kept) + 1, 10)]
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 5_500
    assert trim(tmp_path, 5_500) == 0


def test_a_memory_keeps_within_its_bound(tmp_path: Path) -> None:
    with remembering(tmp_path, bound=3_000) as memory:
        for number in range(10):
            memory.put(key("stage", number), os.urandom(1000))
    assert 0 < sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 3_000


def _value(name: int) -> tuple[int, str]:
    return name, str(name) * 5000


def _work(folder: Path, seed: int) -> bool:
    memory = Memory(folder)
    good = True
    for number in range(60):
        name = (number * 7 + seed) % 20
        value = memory.recall("stage", name, make=partial(_value, name))
        good &= value == _value(name)
        if number % 10 == 0:
            trim(folder, 20_000 if number % 20 else 0)
    return good


def test_several_processes_read_write_and_trim_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        assert all(pool.map(_work, [tmp_path] * 4, range(4)))
    assert not [path for path in tmp_path.rglob(".*") if path.is_file()]


def test_it_knows_how_much_of_each_stage_it_remembered(tmp_path: Path) -> None:
    for _ in range(2):
        memory = Memory(tmp_path)
        for part in (b"a", b"b"):
            memory.recall("verdict", part, make=partial(bytes, part))
    memory.recall("verdict", b"c", make=lambda: b"c")
    assert (memory.known["verdict"], memory.asked["verdict"]) == (2, 3)
