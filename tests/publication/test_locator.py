from __future__ import annotations

import tomllib
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from publish.publication.locator import KeyPath, locate

DOCUMENT = """\
# a comment = "with a key"
top = 1
[publication]
  id = "x"  # after
title.en = 'One [not a table]'
title . "ar" = "\\"خطة\\" = x"
languages = [ "en", # first
  "ru",

  ['nested', {deep = 1}],
]
long = \"\"\"
[sources]
quotes at the end\"\"\"\"\"
date = 1979-05-27 07:32:00 # a space in a value

[ sources . more ]
inline = {a = 1, b.c = "two", d = [3]}
[[rows]]
x = 1
[[rows]]
x = 2
[rows.below]
y = '''a'b'''
"""


def test_keys_and_values_are_found_where_they_stand() -> None:
    places = locate(DOCUMENT)
    assert places.key(("top",)) == (2, 1)
    assert places.value(("publication", "id")) == (4, 8)
    assert places.key(("publication", "title", "en")) == (5, 7)
    assert places.key(("publication", "title", "ar")) == (6, 9)
    assert places.value(("publication", "title", "ar")) == (6, 16)
    assert places.value(("publication", "languages", 1)) == (8, 3)
    assert places.value(("publication", "languages", 2, 1, "deep")) == (10, 22)
    assert places.value(("publication", "date")) == (15, 8)
    assert places.key(("sources",)) == (17, 3)
    assert places.value(("sources", "more", "inline", "b", "c")) == (18, 24)
    assert places.value(("sources", "more", "inline", "d", 0)) == (18, 36)
    assert places.value(("rows", 1, "x")) == (22, 5)
    assert places.value(("rows", 1, "below", "y")) == (24, 5)


def test_a_missing_key_is_placed_at_the_table_that_lacks_it() -> None:
    places = locate(DOCUMENT)
    assert places.key(("publication", "no")) == (3, 2)
    assert places.value(("publication", "title", "no", "deeper")) == (5, 1)
    assert places.key(("nowhere", "at all")) == (1, 1)


def test_columns_count_code_points_and_carriage_returns_end_no_line_of_their_own() -> None:
    places = locate('"خطة" = "عمل"\r\nb = 2\r\n')
    assert places.value(("خطة",)) == (1, 9)
    assert places.value(("b",)) == (2, 5)


@dataclass
class Draft:
    """A TOML text in the making, with the place of every value that was put in."""

    text: str = ""
    expected: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.text += text

    def mark(self, path: KeyPath) -> None:
        line = self.text.rpartition("\n")[2]
        self.expected[path] = (self.text.count("\n") + 1, len(line) + 1)


LITERALS = st.sampled_from(
    [
        '"a"',
        "'b'",
        '"]}#,\\""',
        "''",
        '""',
        '"""x\n"q" # \\""""',
        "'''\n]'''''",
        "1_000",
        "-1.5e3",
        "true",
        "1979-05-27T07:32:00Z",
    ]
)
SPACE = st.sampled_from(["", " ", "\t "])
BREAK = st.sampled_from(["", " ", "\n", ' # ] } = "\n', "\r\n"])
NAMES = st.lists(st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"\\u00e9"', "1"]), min_size=1, max_size=3)
VALUES = st.recursive(LITERALS, lambda inner: st.lists(inner, max_size=3), max_leaves=6)


@given(st.data())
def test_every_value_of_any_document_is_found(data: st.DataObject) -> None:
    draft = Draft()

    def write(value: str | list[object], path: KeyPath) -> None:
        draft.mark(path)
        if isinstance(value, str):
            draft.add(value)
            return
        draft.add("[")
        for index, item in enumerate(value):
            draft.add(data.draw(BREAK))
            write(item, (*path, index))  # type: ignore[arg-type]  # st.recursive cannot say its own type
            draft.add(data.draw(BREAK) + ",")
        draft.add(data.draw(BREAK) + "]")

    for table in range(data.draw(st.integers(0, 3))):
        draft.add(f"[{data.draw(SPACE)}t{table}{data.draw(SPACE)}] # {table}\n")
        for number, names in enumerate(data.draw(st.lists(NAMES, max_size=3))):
            keys = [f"k{number}", *names]
            draft.add(data.draw(SPACE) + f"{data.draw(SPACE)}.{data.draw(SPACE)}".join(keys) + " =" + data.draw(SPACE))
            decoded = [next(iter(tomllib.loads(f"{name} = 1"))) for name in keys]
            write(data.draw(VALUES), (f"t{table}", *decoded))
            draft.add(data.draw(st.sampled_from(["\n", " # x\n", "\r\n\n"])))

    tomllib.loads(draft.text)
    places = locate(draft.text)
    assert dict(places.values) == draft.expected
