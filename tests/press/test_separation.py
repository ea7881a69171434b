"""Pictures of the press edition: grey in black ink alone, colours by the profile of the printing condition."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from publish.geometry import PAPER, points
from publish.pdf.inspect import inspect
from publish.pdf.worker_separation import Condition, components
from publish.press.shop import PressWishes, press_edition
from tests.press.small_profile import cmyk_profile
from tests.press.test_sheets import numbered, saved

PLAIN = PressWishes(PAPER["A5"], points(3), "FOGRA52")
KNOWN = replace(PLAIN, profile=cmyk_profile())
RED, GREY, WHITE = bytes([200, 20, 20]), bytes([90, 91, 90]), bytes([255, 255, 255])


def pictured(*pixels: bytes) -> bytes:
    """A page with a picture of these pixels in RGB, behind a mask of its own."""
    pdf = numbered(1)
    page = pdf.pages[0]
    mask = pdf.make_stream(bytes([255] * len(pixels)), Type=Name.XObject, Subtype=Name.Image)
    mask.Width, mask.Height, mask.BitsPerComponent, mask.ColorSpace = len(pixels), 1, 8, Name.DeviceGray
    image = pdf.make_stream(b"".join(pixels), Type=Name.XObject, Subtype=Name.Image)
    image.Width, image.Height, image.BitsPerComponent = len(pixels), 1, 8
    image.ColorSpace, image.SMask = Name.DeviceRGB, mask
    page.obj.Resources.XObject = Dictionary(Picture=image)
    page.obj.Contents = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f q 9 0 0 9 20 20 cm /Picture Do Q")
    return saved(pdf)


def image_of(pdf: bytes) -> tuple[str, bytes]:
    with Pdf.open(BytesIO(pdf)) as document:
        image = document.pages[0].obj.Resources.XObject.Picture
        assert image.SMask.ColorSpace == Name.DeviceGray
        return str(image.ColorSpace), image.read_bytes()


def test_a_grey_picture_is_black_ink_with_any_profile() -> None:
    for wishes in (PLAIN, KNOWN):
        space, samples = image_of(press_edition(pictured(GREY, WHITE), wishes, "T"))
        assert (space, samples) == ("/DeviceGray", bytes([91, 255]))


def test_a_coloured_picture_stays_and_is_told_without_a_profile() -> None:
    made = press_edition(pictured(RED, GREY), PLAIN, "T")
    assert image_of(made)[0] == "/DeviceRGB"
    (image,) = inspect(made).pages[0].images
    assert image.space == "DeviceRGB"


def test_the_profile_separates_pictures_and_areas_alike() -> None:
    made = press_edition(pictured(RED, WHITE), KNOWN, "T")
    space, samples = image_of(made)
    condition = Condition(KNOWN.profile)
    inks = [round(255 * ink) for ink in condition.colour(*(part / 255 for part in RED))]
    assert space == "/DeviceCMYK"
    assert list(samples[:4]) == pytest.approx(inks, abs=1)
    assert inks[1] > inks[0], "red is more magenta than cyan"
    with Pdf.open(BytesIO(made)) as document:
        painted = [one for one in pikepdf.parse_content_stream(document.pages[0]) if str(one.operator) == "k"]
        assert [float(part) for part in painted[0].operands] == pytest.approx(condition.colour(1, 0, 0), abs=0.001)
        assert document.Root.OutputIntents[0].DestOutputProfile.read_bytes() == KNOWN.profile
        assert document.Root.OutputIntents[0].DestOutputProfile.N == 4
    assert made == press_edition(pictured(RED, WHITE), KNOWN, "T")


@pytest.mark.parametrize(
    ("profile", "inks"), [(cmyk_profile(), 4), (b"", 0), (b"acsp" * 99, 0), (cmyk_profile()[:300], 0)]
)
def test_what_is_no_profile_of_a_press_is_known(profile: bytes, inks: int) -> None:
    assert components(profile) == inks


@pytest.mark.parametrize(
    ("wishes", "first"), [(PLAIN, (0, 1, 1, 0)), (KNOWN, Condition(KNOWN.profile).colour(1, 0, 0))]
)
def test_gradients_are_separated_too(wishes: PressWishes, first: tuple[float, ...]) -> None:
    pdf = numbered(1)
    ends = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 0], N=1)
    whole = Dictionary(FunctionType=3, Domain=[0, 1], Functions=[ends], Bounds=[], Encode=[0, 1])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 1, 0], Function=whole)
    tile = pdf.make_stream(b"/S sh", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9])
    tile.XStep, tile.YStep, tile.Resources = 9, 9, Dictionary(Shading=Dictionary(S=pdf.make_indirect(shading)))
    page = pdf.pages[0]
    page.obj.Resources.Pattern = Dictionary(T=tile)
    page.obj.Contents = pdf.make_stream(b"/Pattern cs /T scn 0 0 9 9 re f")
    assert ("fill", "DeviceRGB") in {(ink.kind, ink.space) for ink in inspect(saved(pdf)).pages[0].inks}
    made = press_edition(saved(pdf), wishes, "T")
    assert "DeviceRGB" not in {ink.space for ink in inspect(made).pages[0].inks}
    with Pdf.open(BytesIO(made)) as document:
        (found,) = [one for one in document.objects if isinstance(one, Dictionary) and "/ShadingType" in one]
        (colours,) = found.Function.Functions
        assert [float(part) for part in colours.C0] == pytest.approx(first, abs=0.001)
