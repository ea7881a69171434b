"""Hyphens at line ends: a program's go, with a repair, an author's stay."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.normalize import NormalizedText, normalize
from publish.normalize.hyphenation import survey
from publish.normalize.joining import joint

#: Lines of one width, whose words are cut wherever a line is full.
CUT = [
    "Everyone has the right to freedom of peaceful assem-",
    "bly and association, and no one may be compelled to be-",
    "long to an association, whatever its purpose and what-",
    "ever its members say of it in public or in private.",
]


def read(lines: list[str]) -> NormalizedText:
    return normalize([SourceText("a.txt", "\n".join(lines))], given={"a.txt": "en"})


def test_cut_words_come_whole_and_are_logged() -> None:
    found = read(CUT)
    (block,) = found.blocks
    assert block.text == (
        "Everyone has the right to freedom of peaceful assembly and association, and no one may be compelled to belong "
        "to an association, whatever its purpose and whatever its members say of it in public or in private."
    )
    hyphens = [(str(one.location), one.before, one.after) for one in found.repairs if one.rule == "hyphen"]
    assert hyphens == [("a.txt:1:52", "-", ""), ("a.txt:2:55", "-", ""), ("a.txt:3:54", "-", "")]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # Compounds stand inside of lines too, and a wrap at one keeps its hyphen.
        (
            [
                "The right to self-determination is well-known to all of the long-",
                "standing members, and self-government follows from it, as is well-",
                "known to everybody who was there on the first day.",
            ],
            "long-standing members, and self-government follows from it, as is well-known to everybody",
        ),
        # The whole word stands elsewhere.
        (
            [
                "The declaration of all the nations of the world is the decla-",
                "ration of their peoples, and of nobody else in all the world.",
            ],
            "the declaration of their peoples",
        ),
        # What stands for the second part stays, with its space.
        (
            [
                "All of the members of the committee had read the pre-",
                "and postwar reports of all of the other committees.",
            ],
            "the pre- and postwar reports",
        ),
        (["The letters of all the members were read aloud by Jean-", "Paul, who had come from far away."], "Jean-Paul"),
    ],
)
def test_other_hyphens_stay(lines: list[str], wanted: str) -> None:
    assert wanted in " ".join(block.text for block in read(lines).blocks)


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("see https://a.example/social_contract#", "guidelines) for more", ""),
        ("see https://a.example/find?q=", "word", ""),
        ("see https://a.example/long-", "name.html", ""),
        ("see https://a.example/", "b/c.html", ""),
        ("see https://a.example/", "is a page", " "),
        ("see https://a.example/b", "and more", " "),
        ("and/", "or", ""),
    ],
)
def test_an_address_that_a_line_end_cuts_comes_whole(before: str, after: str, between: str) -> None:
    assert joint(before, after, full=True, anywhere=False) == between
    assert not survey([before, after] * 9).cut(before, after)
