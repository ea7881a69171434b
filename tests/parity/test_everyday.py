"""What contracts, recipes and minutes are full of: right translations are silent, one slip in any of them is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from publish.parity import Parity

RIGHT = {
    "dates": {
        "en": "The lease begins on 1 March 2024 and ends on 28 February 2027.",
        "de": "Das Mietverhältnis beginnt am 1. März 2024 und endet am 28. Februar 2027.",
        "fr": "Le bail commence le 1er mars 2024 et se termine le 28 février 2027.",
        "ar": "يبدأ الإيجار في ١ مارس ٢٠٢٤ وينتهي في ٢٨ فبراير ٢٠٢٧.",
        "zh": "租期自2024年3月1日起至2027年2月28日止。",
        "th": "การเช่าเริ่มวันที่ 1 มีนาคม 2567 และสิ้นสุดวันที่ 28 กุมภาพันธ์ 2570",
    },
    "money": {
        "en": "The monthly rent is €1,250.50, due on the 3rd working day of each month.",
        "de": "Die Monatsmiete beträgt 1.250,50 € und ist am 3. Werktag jedes Monats fällig.",
        "fr": "Le loyer mensuel est de 1 250,50 € et doit être payé le 3e jour ouvrable de chaque mois.",
        "ar": "الإيجار الشهري ١٬٢٥٠٫٥٠ يورو ويُدفع في يوم العمل الثالث من كل شهر.",
    },
    "decimals": {
        "en": "The flat has an area of 74.5 m² on the 4th floor.",
        "de": "Die Wohnung hat eine Fläche von 74,5 m² und liegt im 4. Stock.",
        "ru": "Площадь квартиры на 4-м этаже составляет 74,5 м².",
        "he": 'שטח הדירה 74.5 מ"ר והיא בקומה 4.',
    },
    "clock": {
        "en": "The landlord can be reached at +49 30 1234567 from 9 a.m. to 5:30 p.m.",
        "de": "Der Vermieter ist unter +49 30 1234567 von 9 Uhr bis 17.30 Uhr zu erreichen.",
        "fr": "Le bailleur peut être joint au +49 30 1234567 de 9 h à 17 h 30.",
        "ru": "С арендодателем можно связаться по телефону +49 30 1234567 с 9:00 до 17:30.",
        "ar": "يمكن الاتصال بالمؤجر على الرقم \u200e+49 30 1234567 من التاسعة صباحا إلى الخامسة والنصف مساء.",
        "zh": "出租人的电话为+49 30 1234567，时间为上午9点至下午5点30分。",
    },
    "addresses": {
        "en": "The house rules are at https://example.org/en/rules, the office is info@example.org.",
        "he": "כללי הבית נמצאים בכתובת https://example.org/he/rules והמשרד בכתובת info@example.org.",
        "zh": "住户守则见https://example.org/zh/rules，办公室邮箱为info@example.org。",
    },
    "parts": {
        "en": "Part II of the Act of 14 June 1998 applies.",
        "fr": "Le titre II de la loi du 14 juin 1998 s’applique.",
        "he": "חל פרק ב' לחוק מיום 14 ביוני 1998.",
        "zh": "适用1998年6月14日法律第二部分。",
    },
    "millions": {
        "en": "Half of the cleaning costs, at most 1,000,000 euros, is borne by the tenant.",
        "ru": "Половину расходов на уборку, но не более 1 млн евро, несёт арендатор.",
        "ar": "يتحمل المستأجر نصف تكاليف التنظيف بحد أقصى مليون يورو.",
        "zh": "承租人承担一半的清洁费用，最多100万欧元。",
    },
    "centuries": {
        "en": "In the nineties, and again in the 21st century, the roof was repaired twice.",
        "de": "In den neunziger Jahren und wieder im 21. Jahrhundert wurde das Dach zweimal repariert.",
        "ru": "В девяностые годы и снова в XXI веке крышу чинили дважды.",
        "zh": "九十年代和二十一世纪，屋顶两次修缮。",
    },
    "calendars": {
        "en": "The next meeting is on 03/05/2024 in room 207. The agenda will follow.",
        "de": "Die nächste Sitzung findet am 3. Mai 2024 in Raum 207 statt. Die Tagesordnung folgt.",
        "ru": "Следующее заседание состоится 3 мая 2024 г. в комнате 207. Повестка дня будет сообщена.",
        "it": "La prossima riunione è il 3 maggio 2024 nella sala 207. Seguirà l’ordine del giorno.",
        "fa": "نشست بعدی ۱۴ اردیبهشت ۱۴۰۳ در اتاق ۲۰۷ برگزار می\u200cشود. دستور جلسه اعلام خواهد شد.",
        "zh": "下次会议于2024年5月3日在207室举行。议程另行通知。",
    },
    "kings": {
        "en": "The letter of King Louis XVI (1754–1793) is given to the museum.",
        "de": "Der Brief König Ludwigs XVI. (1754–1793) wird dem Museum übergeben.",
        "fa": "نامه شاه لویی شانزدهم (۱۷۵۴–۱۷۹۳) به موزه داده می\u200cشود.",
        "zh": "国王路易十六（1754–1793）的信交给博物馆。",
    },
    "castles": {
        "en": "The castle was built in the 17th century and burnt in 1945.",
        "de": "Das Schloss wurde im 17. Jahrhundert gebaut und brannte 1945.",
        "fr": "Le château fut construit au XVIIe siècle et brûla en 1945.",
        "sv": "Slottet byggdes på 1600-talet och brann 1945.",
        "fi": "Linna rakennettiin 1600-luvulla ja paloi 1945.",
        "it": "Il castello fu costruito nel Seicento e bruciò nel 1945.",
        "hi": "महल सत्रहवीं सदी में बना और १९४५ में जला।",
    },
    "fractions": {
        "en": "The club is dissolved by a majority of two thirds, on the third Saturday of May.",
        "de": "Der Verein wird mit einer Mehrheit von zwei Dritteln aufgelöst, am dritten Samstag im Mai.",
        "es": "El club se disuelve por mayoría de dos tercios, el tercer sábado de mayo.",
        "tr": "Kulüp, mayıs ayının üçüncü cumartesi günü üçte iki çoğunlukla feshedilir.",
        "fi": "Seura puretaan kahden kolmanneksen enemmistöllä kolmantena lauantaina toukokuussa.",
    },
    "words": {
        "en": "Rule 250 applies to 99 people, 2,000,000 in all.",
        "fr": "La règle 250 s’applique à quatre-vingt-dix-neuf personnes, deux millions en tout.",
        "ru": "Правило двести пятьдесят касается 99 человек, всего 2 миллионов.",
        "hi": "नियम २५० निन्यानवे लोगों पर लागू होता है, कुल बीस लाख।",
    },
    "terms": {
        "en": "The term runs from 10 December 2023 to 14 December 2024.",
        "de": "Die Amtszeit läuft vom 10. Dezember 2023 bis zum 14. Dezember 2024.",
        "hi": "कार्यकाल १० दिसंबर २०२३ से १४ दिसंबर २०२४ तक है।",
    },
    "speech": {
        "en": "He said: “Go home!” and left.",
        "de": "Er sagte: „Geh nach Hause!“ und ging.",
        "es": "Dijo: —¡Vete a casa! —y se fue.",
    },
    "teams": {
        "en": "The ERA sends two rowers.",
        "fr": "L’ERA envoie deux rameurs.",
        "de": "Die ERA schickt zwei Ruderer.",
    },
}
#: The row, the language, what stands there, what a slip makes of it, and the code that finds it.
SLIPS = [
    ("dates", "de", "Februar", "März", "P004"),
    ("dates", "th", "2567", "2568", "P003"),
    ("dates", "zh", "28", "26", "P003"),
    ("money", "fr", "1 250,50", "1 350,50", "P003"),
    ("money", "ar", "٥٠ ", "٦٠ ", "P003"),
    ("decimals", "he", "74.5", "47.5", "P003"),
    ("clock", "ru", "1234567", "1234576", "P005"),
    ("clock", "de", "17.30", "18.30", "P003"),
    ("addresses", "zh", "info@example", "info@exmaple", "P005"),
    ("parts", "fr", "II", "III", "P003"),
    ("millions", "zh", "100万", "10万", "P003"),
    ("millions", "ru", "1 млн", "1,5 млн", "P003"),
    ("calendars", "ru", "мая", "марта", "P004"),
    ("calendars", "fa", "۲۰۷", "۲۷۰", "P003"),
    ("kings", "zh", "1754", "1745", "P003"),
    ("castles", "fr", "XVII", "XVIII", "P003"),
    ("castles", "hi", "१९४५", "१९५४", "P003"),
    ("fractions", "es", "de mayo.", "de marzo.", "P004"),
    ("words", "ru", "99", "89", "P003"),
    ("terms", "hi", "दिसंबर", "नवंबर", "P004"),
    ("teams", "de", "ERA", "EAR", "P010"),
]


@pytest.mark.parametrize("name", RIGHT)
def test_right_translations_are_silent(name: str, found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found(**RIGHT[name]) == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip[0]}-{slip[1]}")
def test_a_slip_is_found(
    slip: tuple[str, str, str, str, str], found: Callable[..., list[tuple[str, str, str]]]
) -> None:
    name, tag, right, wrong, code = slip
    texts = RIGHT[name]
    assert right in texts[tag]
    told = found(**{**texts, tag: texts[tag].replace(right, wrong, 1)})
    assert (code, tag, "item 1") in told
    assert {language for _, language, _ in told} == {tag}


def test_a_number_of_another_name_is_no_other_set_of_digits(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    assert found(ar="هاتف ‎+49 30 1234567 من ٩ إلى ١٧ حسب ISO 9001.") == []


def test_fractions_and_short_answers_are_no_finding(found: Callable[..., list[tuple[str, str, str]]]) -> None:
    quarter = {"en": "A quarter of the members may call it.", "pl": "Jedna czwarta członków może je zwołać."}
    assert (
        found(**quarter, fi="Neljäsosa jäsenistä voi kutsua sen koolle.", ko="회원의 4분의 1은 소집할 수 있다.") == []
    )
    nothing = {"en": "Nothing. It is free at all clinics. Bring the card.", "zh": "免费。所有诊所均免费。请带上卡。"}
    assert (
        found(**nothing, hi="कुछ नहीं। सभी क्लिनिकों में मुफ़्त है। कार्ड लाएँ।", sw="Hakuna gharama. Ni bure kote. Leta kadi.")
        == []
    )


def test_compounds_and_collective_numerals_and_both_clocks_say_the_same(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    texts = {
        "en": "The 3-metre board is open from 8 a.m. to 1 p.m. and from 3 p.m. to 6 p.m. for three or more children.",
        "de": "Das Dreimeterbrett ist von 8 bis 13 Uhr und von 15 bis 18 Uhr für drei oder mehr Kinder offen.",
        "pl": "Trampolina trzymetrowa jest otwarta od 8 do 13 i od 15 do 18 dla trojga lub więcej dzieci.",
        "ru": "Трёхметровый трамплин открыт с 8 до 13 и с 15 до 18 для троих и более детей.",
        "fa": "تختهٔ ۳ متری از ساعت ۸ تا ۱ و از ساعت ۳ تا ۶ بعدازظهر برای سه کودک یا بیشتر باز است.",
    }
    assert found(**texts) == []


def test_an_hour_still_to_come_is_the_one_that_others_name_and_a_wrong_one_is_found(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    texts = {
        "en": "On 15 September we close at half past eight, and there are three kinds of soup for two dozen guests.",
        "de": "Am 15. September schließen wir um halb neun, und es gibt dreierlei Suppe für zwei Dutzend Gäste.",
        "pl": "15 września zamykamy o wpół do dziewiątej, a są trzy rodzaje zupy dla dwóch tuzinów gości.",
        "cs": "15. září zavíráme o půl deváté a jsou tři druhy polévky pro dva tucty hostů.",
        "es": "El 15 de septiembre cerramos a las ocho y media, y hay tres tipos de sopa y dos docenas de clientes.",
    }
    assert found(**texts) == []
    assert found(**{**texts, "de": texts["de"].replace("neun", "zehn")}) == [("P003", "de", "item 1")]
    assert found(**{**texts, "en": texts["en"].replace("September", "October")}) == [("P004", "en", "item 1")]


def test_a_sentence_may_begin_with_an_address_or_a_name_in_small_letters(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    texts = {
        "en": "Lost things are kept here. Bring your card. The office opens at 7 a.m. Write to pool@example.org.",
        "de": "Fundsachen bleiben hier. Karte mitbringen. Das Büro öffnet um 7. Schreiben Sie an pool@example.org.",
        "fr": "Les objets sont gardés ici. Prenez la carte. Le bureau ouvre à 7 h. Écrivez à pool@example.org.",
        "it": "Gli oggetti restano qui. Portate la tessera. Si apre alle 7. Scrivete a pool@example.org.",
        "tr": "Kayıp eşya burada saklanır. Kartı getirin. Büro saat 7'de açılır. pool@example.org adresine yazın.",
    }
    assert found(**texts) == []
    names = {**texts, "tr": texts["tr"].replace("Kartı getirin", "iPhone getirin")}
    assert found(**names) == []


def test_an_hour_is_told_once_though_both_clocks_name_it(compared: Callable[..., Parity]) -> None:
    texts = {
        "en": "The opening is at 6 p.m. with music.",
        "de": "Die Eröffnung ist um 17 Uhr mit Musik.",
        "fi": "Avajaiset ovat klo 17 ja musiikkia soitetaan.",
        "zh": "开幕式于下午5点举行，并有音乐。",
    }
    found = compared({tag: [text] for tag, text in texts.items()}).answered.open
    assert [one.message.partition(", which")[0] for one in found] == [
        "Item 1 in English lacks the number 17",
        "Item 1 in English has the number 6",
    ]


def test_gregorian_months_are_read_in_a_language_of_another_calendar(
    found: Callable[..., list[tuple[str, str, str]]],
) -> None:
    texts = {
        "en": "From Monday, 5 January 2026, we are elsewhere.",
        "de": "Ab Montag, 5. Januar 2026, sind wir anderswo.",
        "hi": "सोमवार, 5 जनवरी 2026 से हम दूसरी जगह हैं।",
        "fa": "از دوشنبه ۵ ژانویهٔ ۲۰۲۶ جای دیگری هستیم.",
    }
    assert found(**texts) == []
    for wrong in ("فوریهٔ", "ژوئن"):
        assert found(**{**texts, "fa": texts["fa"].replace("ژانویهٔ", wrong)}) == [("P004", "fa", "item 1")]
