"""Colours for the press: RGB as the inks of a printing condition, by its ICC profile (ISO 15076-1); inside the fence.

Neutral colours need no profile: grey is black ink alone. A profile that is not given leaves coloured pictures as they
are, which preflight tells: what cyan, magenta, yellow and black make of a photograph depends on paper and machine.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageChops, ImageCms

if TYPE_CHECKING:
    from pikepdf import Stream

_INKS = {"GRAY": ("L", Name.DeviceGray), "CMYK": ("CMYK", Name.DeviceCMYK)}

#: Out of the gamut of a press, the nearest colour; black as black as it goes, as print shops convert.
_INTENT, _FLAGS = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION

#: Shades of 255 by which a photograph of something grey may stray from it.
_NEUTRAL = 3


def components(profile: bytes) -> int:
    """Tell of how many inks a printer's profile is: 1, 4, or 0 for what is no such profile."""
    try:
        condition = Condition(profile)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return 0
    return condition.inks


class Condition:
    """A printing condition: what its profile makes of RGB.

    Raises ImageCms.PyCMSError, OSError or ValueError for bytes that are no profile of grey or CMYK.
    """

    def __init__(self, profile: bytes) -> None:
        self._profile = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = self._profile.profile.xcolor_space.strip()
        if space not in _INKS:
            message = f"a profile of {space} is none of a press"
            raise ValueError(message)
        self.mode, self.space = _INKS[space]
        self.inks = len(self.mode)
        self._from_srgb = self._transform(ImageCms.createProfile("sRGB"))

    def colour(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """The inks of one colour, each from 0 to 1; grey as PDF counts it, 0 black."""
        one = Image.new("RGB", (1, 1), tuple(round(255 * part) for part in (red, green, blue)))
        found = ImageCms.applyTransform(one, self._from_srgb)
        inks = found.getpixel((0, 0)) if found is not None else ()
        return tuple(round(ink / 255, 4) for ink in (inks if isinstance(inks, tuple) else (inks,)) if ink is not None)

    def picture(self, picture: Image.Image) -> bytes:
        """The inks of a picture in RGB, a byte each; a profile of its own says what its RGB is."""
        own = picture.info.get("icc_profile")
        found = ImageCms.applyTransform(picture, self._transform_of(own) if own else self._from_srgb)
        return b"" if found is None else found.tobytes()

    def _transform_of(self, profile: bytes) -> ImageCms.ImageCmsTransform:
        try:
            return self._transform(ImageCms.ImageCmsProfile(BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError):
            return self._from_srgb

    def _transform(self, source: object) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(source, self._profile, "RGB", self.mode, _INTENT, _FLAGS)  # type: ignore[arg-type]  # either kind of profile


def separate(image: Stream, condition: Condition | None) -> None:
    """Write an image of a PDF anew in the inks of a condition, grey in black ink alone; masks and CMYK stay."""
    if image.get("/ImageMask", False):
        return
    try:
        picture = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PikepdfError, NotImplementedError, OSError, ValueError):
        return
    if picture.mode in {"1", "L", "CMYK"}:
        return
    own = picture.info.get("icc_profile")
    picture = picture.convert("RGB")
    if own:
        picture.info["icc_profile"] = own
    if _neutral(picture):
        _write(image, picture.convert("L").tobytes(), Name.DeviceGray)
    elif condition is not None:
        _write(image, condition.picture(picture), condition.space)


def _neutral(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue), ImageChops.difference(red, blue))
    return all(high <= _NEUTRAL for _, high in (one.getextrema() for one in apart))  # type: ignore[operator]  # of one band


def _write(image: Stream, samples: bytes, space: Name) -> None:
    image.write(samples)
    image.ColorSpace, image.BitsPerComponent = space, 8
    for key in ("/Decode", "/DecodeParms", "/Intent", "/Mask"):
        if key in image and not isinstance(image[key], (pikepdf.Stream, Dictionary)):
            del image[key]
