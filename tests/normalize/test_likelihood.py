"""Many texts asked at once get the answers that the library gives to each alone."""

from __future__ import annotations

from functools import cache

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from publish.normalize.likelihood import likelihoods

SENTENCE = {
    "en": "All human beings are born free and equal in dignity and rights.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق.",
    "hi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है।",
    "zh": "人人生而自由,在尊严和权利上一律平等。",
}
TEXTS = [
    *SENTENCE.values(),
    *(one[: len(one) // 2] for one in SENTENCE.values()),
    *(one.upper() for one in SENTENCE.values()),
    " ".join(SENTENCE.values()) * 3,
    "",
    "1789",
]


@cache
def library() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@pytest.mark.long  # loads the model a second time
@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], TEXTS[-1:]], ids=["many", "one", "none that speaks"])
def test_all_at_once_is_one_by_one(texts: list[str]) -> None:
    for text, found in zip(texts, likelihoods(texts), strict=True):
        assert found == pytest.approx(dict(library().rank(text)), abs=1e-4)
        assert sum(found.values()) == pytest.approx(1, abs=1e-4)
