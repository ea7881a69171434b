"""Places where lines may break in scripts that put no spaces between words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.locale.segmentation import BREAK, opportunities, segment


@pytest.mark.parametrize(
    ("tag", "parted"),
    [
        ("th", "ปฏิญญา|สากล|ว่า|ด้วย|สิทธิ"),
        ("lo", "ປະກາດ|ສາກົນ|ກ່ຽວກັບ|ສິດ"),
        ("km", "ជា|ឧត្ដមគតិ|រួម|ដែល|ប្រជា"),
        ("my", "လူ့|အခွင့်|ရေး|ကြေညာစာတမ်း|ကို"),
        ("shn", "ၼင်ႇ|ႁိုဝ်"),
        ("shn", "သႂ်ႇ|ၸႂ် လိၵ်ႈ|ပိုၼ်|ၽၢဝ်ႇ"),
        ("mnw", "ဓရ်|ဒုၚ်|ဂိုၚ်|တၞဟ်ဟ်၊ ကောန်|ဍုၚ် (ဟွံ|သေၚ်|မ္ဂး)"),
        ("jv-Java", "ꦒꦼ|ꦒ|ꦪꦸꦃ|ꦲ|ꦤ꧀ꦤꦶꦁ"),
        ("ban-Bali", "ᬩ|ᬮᬶ"),
        ("kkh-Lana", "ᩉᩨ᩶|ᨾᩦ|ᨠᩣ᩠ᩁ|ᨿ᩠ᩋ|ᨾ|ᩁᩢ᩠ᨷ"),
    ],
)
def test_words_and_syllables_are_parted(tag: str, parted: str) -> None:
    assert segment(parted.replace("|", ""), tag).replace(BREAK, "|") == parted


@pytest.mark.parametrize("tag", ["en", "ar", "hi", "zh-Hans", "jv", "bo", "xx"])
def test_where_spaces_or_the_engine_part_words_nothing_is_added(tag: str) -> None:
    text = "Plan of action سلام कार्य योजना 行動 མི་མང་"
    assert segment(text, tag) == text


@pytest.mark.parametrize(("tag", "text"), [("th", "ต่างๆ"), ("lo", "ທຸກໆຊາດ"), ("km", "គ្រប់ៗប្រទេស")])
def test_signs_of_repetition_never_begin_a_line(tag: str, text: str) -> None:
    assert not {BREAK + sign for sign in "ๆໆៗ"} & {segment(text, tag)[at : at + 2] for at in range(len(text) * 2)}
    assert segment(text + text, tag) != text + text


@pytest.mark.parametrize("joiner", ["\u2060", "\u200d", "\u00ad"])
def test_an_author_who_keeps_words_together_is_obeyed(joiner: str) -> None:
    assert segment(f"สากล{joiner}ว่า", "th") == f"สากล{joiner}ว่า"


@given(st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x109F)), st.sampled_from(["th", "km", "my", "shn"]))
def test_nothing_but_breaks_is_added_and_none_twice(text: str, tag: str) -> None:
    parted = segment(text, tag)
    assert parted.replace(BREAK, "") == text.replace(BREAK, "")
    assert segment(parted, tag) == parted


def test_offsets_are_code_points_beyond_the_basic_plane_too() -> None:
    assert opportunities("𑌯𑌤 𑌯", "sa-Gran") >= {3}
    assert segment("𑌜𑌗𑌤𑌿", "sa-Gran").replace(BREAK, "|") == "𑌜|𑌗|𑌤𑌿"
