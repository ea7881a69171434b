"""No rule that takes text away touches ordinary prose: titles, last lines, names, dates, addresses of any language."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from itertools import chain
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from publish.intake import SourceText
from publish.normalize import normalize

#: First and last lines, names and signatures, whose words are words of other kinds of line too.
SHORT = (
    *("Act One", "The End", "Li Na", "Lee Min", "Li Bo", "Ho Chi Minh", "La Mer", "El Rey", "Si No", "Der Tor"),
    *("Das Ich", "Wer Da", "Du Und Ich", "En Dag", "Den Dag", "EU AND UN", "NO TO WAR", "WE CAN DO IT", "To Be"),
    *("Let It Be", "My Way", "Old Sea", "THE SEA", "Ja", "No", "Ik En Jij", "Ora Et Labora", "Do Re Mi Fa So La Ti"),
    *("The Old Man and the Sea", "FAQ", "Contact", "Print", "Home", "About us", "News", "Help", "All rights reserved"),
    *("Печать", "Война и мир", "Да", "Поиск", "طباعة", "بحث", "首页", "検索", "घर", "Ba Mẹ", "Kim Il Sung", "Sunt Eu"),
    *("www.example.org/contact", "https://example.org/", "anna@example.org", "© 2023 Harbour Library"),
    *("Page 1", "Page 2", "Seite 3", "Act 2", "Scene 1", "12.03.2024, 18:30", "26.10.2023 12:20", "3 May 2022"),
    *("From: Anna", "To: all members", "Date: 3 May 2022", "An: alle", "De: Ana", "1", "II", "1948", "A", "X", "..."),
)
PROSE = (
    "The last ferry left at nine and nobody was on it.",
    "A quay. Night. ANNA and BEN stand by a lamp.",
    "Is that the ship?",
    "Dear Carlos, when does the reading room open?",
    "Es stehen die Schiffe am Hafen,",
    "Les enfants de l'école vont à la plage.",
    "Дети из школы ходят на пляж, когда тепло.",
    "港の町の図書館は、九時に開きます。",
    "الأطفال يذهبون إلى البحر كل يوم.",
    "नावें शाम को लौट आईं",
)


@lru_cache(maxsize=1)
def articles() -> tuple[str, ...]:
    """Return the texts of the first articles that the suite has, in all their languages."""
    found = tomllib.loads((Path(__file__).parent.parent / "article.toml").read_text(encoding="utf-8"))
    values = chain.from_iterable(one.values() if isinstance(one, dict) else (one,) for one in found.values())
    return tuple(one for one in values if isinstance(one, str) and len(one) > 40)


@given(
    st.lists(st.sampled_from(SHORT), min_size=1, max_size=3),
    st.lists(st.sampled_from(PROSE) | st.deferred(lambda: st.sampled_from(articles())), min_size=1, max_size=4),
    st.lists(st.sampled_from(SHORT), max_size=3),
    st.sampled_from(("\n\n", "\n\n\n")),
)
def test_no_letter_of_ordinary_prose_is_lost(first: list[str], middle: list[str], last: list[str], gap: str) -> None:
    text = gap.join((*first, *middle, *last))
    read = normalize([SourceText("a.txt", text)])
    taken = [one for one in read.repairs if re.search(r"[^\W\d_]", one.before) and not one.after]
    assert taken == []


def test_an_address_in_another_writing_stays() -> None:
    line = "本館の閲覧室は毎週月曜日を除いて午前九時から午後五時まで利用することができますので"
    text = "\n".join([line] * 5) + "\n\nHarbour Library, 3 Quay Road\n\n" + "\n".join([line] * 3) + "\n"
    assert "Harbour Library, 3 Quay Road" in [one.text for one in normalize([SourceText("a.txt", text)]).blocks]
