"""The language of every block: found freely, chosen among the declared ones, or given."""

from __future__ import annotations

import pytest

from publish.intake import SourceText
from publish.intake.decoding import decode
from publish.locale import Language, language
from publish.normalize import normalize

SENTENCES = {
    "en": "Everyone has the right to life, liberty and the security of person, and nobody may take it away.",
    "ru": "Каждый человек имеет право на жизнь, на свободу и на личную неприкосновенность.",
    "uk": "Кожна людина має право на життя, на свободу і на особисту недоторканність.",
    "ar": "لكل فرد الحق في الحياة والحرية وسلامة شخصه.",
    "fa": "هر کس حق زندگی، آزادی و امنیت شخصی دارد و هیچ کس را نمی‌توان خودسرانه توقیف کرد.",
    "ur": "ہر شخص کو اپنی جان، آزادی اور ذاتی تحفظ کا حق ہے۔",
    "he": "כל אדם יש לו הזכות לחיים, לחרות ולבטחון אישי.",
    "yi": "יעדער מענטש האָט דאָס רעכט אױף לעבן, פֿרײַהײט און זיכערקײט.",
    "hi": "प्रत्येक व्यक्ति को जीवन, स्वाधीनता और वैयक्तिक सुरक्षा का अधिकार है ।",
    "el": "Κάθε άτομο έχει δικαίωμα στη ζωή, την ελευθερία και την προσωπική του ασφάλεια.",
    "ka": "ყოველ ადამიანს აქვს სიცოცხლის, თავისუფლებისა და პირადი ხელშეუხებლობის უფლება.",
    "th": "คนทุกคนมีสิทธิในการดำรงชีวิต เสรีภาพ และความมั่นคงแห่งตัวตน",
    "zh-Hans": "人人有权享有生命、自由和人身安全，任何人不得使为奴隶或奴役。",
    "zh-Hant": "人人有權享有生命、自由和人身安全，任何人不得使為奴隸或奴役。",
    "ja": "すべての人は、生命、自由及び身体の安全に対する権利を有する。",
    "ko": "모든 사람은 생명과 신체의 자유와 안전에 대한 권리를 가진다.",
    "tr": "Yaşamak, hürriyet ve kişi emniyeti her ferdin hakkıdır, kimse köle olarak tutulamaz.",
    "es": "Todo individuo tiene derecho a la vida, a la libertad y a la seguridad de su persona.",
}


def found(text: str, *declared: str) -> list[str]:
    known = tuple(one for tag in declared if (one := language(tag)))
    return [block.language for block in normalize([SourceText("a.txt", text)], known).blocks]


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_says_its_language(tag: str) -> None:
    assert found(SENTENCES[tag]) == [tag]


def test_languages_change_without_a_marker() -> None:
    text = "\n\n".join(SENTENCES[tag] for tag in ("en", "ar", "tr", "ja"))
    assert found(text) == ["en", "ar", "tr", "ja"]


def test_a_list_votes_as_a_whole() -> None:
    items = ["La vida.", "La libertad.", SENTENCES["es"], "La persona.", SENTENCES["es"]]
    text = "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
    assert found(text) == ["es"] * 5


def test_an_item_in_another_script_stands_out_of_its_list() -> None:
    text = f"• {SENTENCES['ru']}\n• {SENTENCES['en']}\n• {SENTENCES['ru']}\n"
    assert found(text) == ["ru", "en", "ru"]


def test_an_item_that_is_sure_of_itself_stands_out_of_its_list() -> None:
    items = [SENTENCES["es"], SENTENCES["es"], SENTENCES["en"], SENTENCES["es"]]
    text = "\n".join(f"{number}. {item}" for number, item in enumerate(items, start=1))
    assert found(text) == ["es", "es", "en", "es"]


def test_a_title_follows_its_text() -> None:
    assert found(f"Plan\n\n{SENTENCES['tr']}\n\n1. {SENTENCES['tr']}\n") == ["tr", "tr", "tr"]


def test_the_declared_languages_are_chosen_from() -> None:
    assert found("Mi plan.", "tr", "es") == ["es"]
    assert found(SENTENCES["zh-Hant"], "zh-Hant", "ja") == ["zh-Hant"]


def declared(*tags: str) -> tuple[Language, ...]:
    return tuple(one for tag in tags if (one := language(tag)))


def test_a_script_that_no_declared_language_has_is_reported() -> None:
    normalized = normalize([SourceText("a.txt", f"{SENTENCES['en']}\n\n{SENTENCES['ru']}")], declared("en", "tr"))
    (diagnostic,) = normalized.diagnostics
    assert (diagnostic.code.value, str(diagnostic.location)) == ("N001", "a.txt:3:1")
    assert "Русский (ru)" in diagnostic.message


def test_a_long_text_in_an_undeclared_language_of_the_same_script_is_reported() -> None:
    normalized = normalize([SourceText("a.txt", f"{SENTENCES['es']} " * 4)], declared("en", "tr"))
    (diagnostic,) = normalized.diagnostics
    assert "Español (es)" in diagnostic.message


def test_what_the_editor_gives_is_not_guessed() -> None:
    normalized = normalize([SourceText("a.txt", SENTENCES["en"])], declared("tr"), {"a.txt": "tr"})
    assert [block.language for block in normalized.blocks] == ["tr"]


def test_a_text_without_letters_is_undetermined() -> None:
    assert found("2023 + 5 = 2028") == ["und"]


def test_languages_that_take_turns_in_one_list_are_told_apart_though_one_has_letters_of_its_own() -> None:
    vietnamese = [
        "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền, được tạo hoá ban cho lý trí.",
        "Không ai phải làm nô lệ hay bị cưỡng bức làm việc như nô lệ; mọi hình thức nô lệ đều bị ngăn cấm.",
    ]
    english = ["All human beings are born free and equal in dignity and rights.", SENTENCES["en"]]
    pairs = zip(english * 3, vietnamese * 3, strict=True)
    text = "\n\n".join(f"{number}. {one}\n{number}. {other}" for number, (one, other) in enumerate(pairs, 1))
    assert found(text) == ["en", "vi"] * 6


def test_short_blocks_are_in_the_language_of_all_of_them() -> None:
    assert set(found("Rules\n\n1. See the page for the form.\n2. The end.\n\nContents of it\n\nHome")) == {"en"}


def test_a_short_heading_of_a_script_that_several_share_is_in_the_language_of_the_text() -> None:
    assert found(f"אַרטיקל 9\n\n{SENTENCES['yi']}\n\nאַרטיקל 10\n\n{SENTENCES['yi']}") == ["yi"] * 4


@pytest.mark.parametrize(
    ("page", "given", "told"),
    [
        ("<blockquote lang=fr>{fr}</blockquote>", True, False),
        ("<p lang=fr>{fr}</p>", False, False),
        ("<h2 lang=fr>Règles</h2><p lang=fr>{fr}</p>", False, True),
        ("<h2 lang=fr>Règles</h2><p lang=fr>{fr}</p>", True, False),
        ("<p>{fr} {fr} {fr}</p>", False, True),
    ],
)
def test_a_passage_that_its_author_marks_contradicts_nothing(page: str, *, given: bool, told: bool) -> None:
    french = "Soyez les bienvenus dans cette maison, qui est la maison de tous les habitants de la rue."
    english = "Keep the house clean and quiet at all times of the day, and do not make any noise."
    text = f"<html lang=en><h1>Rules</h1><p>{english}</p>{page.format(fr=french)}<p>{english}</p>"
    source, _ = decode(text.encode(), "a.html")
    assert source is not None
    english_only = tuple(one for one in (language("en"),) if one)
    told_of = normalize([source], english_only, {"a.html": "en"} if given else {}).diagnostics
    assert [one.code.value for one in told_of if one.code.value == "N001"] == ["N001"] * told


def test_a_text_in_another_language_than_its_file_is_given_in_is_told_where_it_begins() -> None:
    german = (
        "Die Fenster sind am Abend zu schließen, damit niemand bei Regen nasse Böden findet.\n\n"
        "Das Licht in den Zimmern wird ausgeschaltet, wenn die letzte Person den Raum verlässt; wer es vergisst, zahlt."
    )
    (english,) = declared("en")
    told = normalize([SourceText("a.txt", f"House rules\n\n{german}")], (english,), {"a.txt": "en"}).diagnostics
    assert [(one.code.value, str(one.location)) for one in told] == [("N001", "a.txt:3:1")]


def test_a_title_is_in_the_language_of_its_file_whatever_others_are_in() -> None:
    persian = "قواعد قطار شب\n\n9. شکایت‌ها باید ظرف دو هفته فرستاده شود.\n\n10. در کوپهٔ پنجم چهار تخت است."
    sources = [SourceText("fa.txt", persian), SourceText("ar.txt", f"قواعد البيت\n\n{SENTENCES['ar']}")]
    known = tuple(one for tag in ("fa", "ar") if (one := language(tag)))
    assert [block.language for block in normalize(sources, known).blocks] == ["fa"] * 3 + ["ar"] * 2


def test_an_address_says_nothing_of_the_language() -> None:
    text = (
        SENTENCES["ar"]
        + "\n\nالمزيد في صفحاتنا: https://workshop.example/calendar?month=5\n\nhttps://workshop.example/a\n"
    )
    blocks = normalize([SourceText("a.txt", text)], declared("en", "ar")).blocks
    assert {block.language for block in blocks} == {"ar"}
