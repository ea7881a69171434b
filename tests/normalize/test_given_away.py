"""Languages that the statistical model does not have are found by their words; those that it has are left to it."""

from __future__ import annotations

import pytest

from publish.normalize.identify import candidates

#: Sentences of the kind that the words were taken from, of rights and duties, but none of those.
FOUND = {
    "mi": "Kei a ia tangata katoa te tika ki te noho i runga i tōna ake whenua, kaua hoki tētahi e pana i a ia.",
    "tn": "Mongwe le mongwe o na le tshwanelo ya go nna le ntlo, mme ga go ope yo o tshwanetseng go mo kganela.",
    "wo": "Nit ku nekk am na sañ-sañu jàng ci réewam, te kenn amul yoon di ko ko xañ.",
}
LEFT = {
    "es": "Los niños de la escuela van a la playa cuando hace calor, y sus padres van con ellos todos los días.",
    "id": "Anak-anak sekolah pergi ke pantai ketika cuaca panas, dan orang tua mereka ikut serta setiap hari.",
    "sw": "Watoto wa shule huenda pwani wakati wa joto, na wazazi wao huenda pamoja nao kila siku ya wiki.",
    "fr": "Les enfants de l'école vont à la plage quand il fait chaud, et leurs parents les accompagnent souvent.",
    "ru": "Дети из школы ходят на пляж, когда тепло, и родители ходят с ними каждый день недели.",
}


@pytest.mark.parametrize("tag", [*FOUND, *LEFT])
def test_a_sentence_is_known(tag: str) -> None:
    shares = candidates({**FOUND, **LEFT}[tag])
    assert max(shares, key=lambda one: shares[one]).split("-")[0] == tag


def test_declared_languages_are_told_apart_by_words_too() -> None:
    assert candidates(FOUND["mi"], ("en", "mi", "sm")) == {"mi": 1.0}
