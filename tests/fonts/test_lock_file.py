"""The lock as text: what is written is read again, and what cannot be is said."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publish.fonts.lock_file import LOCK, LockedFace, LockedFamily, LockError, family_name, read_lock, write_lock
from publish.resources import fonts_folder

words = st.text(max_size=8)
names = st.text(string.ascii_letters + string.digits + "-_ ", min_size=1, max_size=20)
calls = st.text(max_size=12).map(family_name).filter(bool)
faces = st.builds(
    LockedFace,
    names,
    st.integers(1, 1000),
    st.sampled_from(("normal", "italic")),
    st.integers(0, 1 << 30),
    words,
    words,
)
families = st.builds(
    LockedFamily,
    *(calls, names, st.sampled_from(("npm", "apt", "own")), words, words, words, words, names),
    st.lists(words, max_size=3).map(tuple),
    st.lists(words, max_size=3).map(tuple),
    st.lists(faces, max_size=3, min_size=1).map(tuple),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(families, min_size=1, max_size=2))
def test_what_is_written_is_read_again(locked: list[LockedFamily]) -> None:
    assert read_lock(write_lock(locked)) == tuple(locked)


def test_the_shipped_lock_is_as_the_tooling_writes_it() -> None:
    text = (fonts_folder() / LOCK).read_text(encoding="utf-8")
    assert write_lock(read_lock(text)) == text


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('client = "npm"', 'client = "ftp"', "the client 'ftp' is not known"),
        ('style = "normal"', 'style = "bold"', "neither normal nor italic"),
        ('file = "source-serif-4/', 'file = "../../etc/', "lies outside the fonts folder"),
        ('\nfile = "source-serif-4/', '\nfile = "/etc/', "lies outside the fonts folder"),
        ('name = "Source Serif 4"', "name = 'Evil\"; } * { color: red }'", "is no name for a family"),
        ('name = "Source Serif 4"', 'name = "A, B"', "is no name for a family"),
        ("weight = 400", 'weight = "heavy"', "invalid literal"),
        ("integrity", "integrety", "'integrity' is missing"),
        ("[[family]]", "[[family]", "Expected"),
    ],
)
def test_a_lock_that_says_something_else_is_refused(old: str, new: str, reason: str) -> None:
    text = (fonts_folder() / LOCK).read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(LockError, match=reason):
        read_lock(text.replace(old, new, 1))
