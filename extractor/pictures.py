"""A picture of a page goes in; the same comes out in grey, without specks, or without its rulings, for recognition.

A 3×3 median made of Pillow's comparisons of whole pictures takes 25 ms where Pillow's own takes 240.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter

DPI = 200  # measured: 300 dpi costs a half more and reads numbers no better
_PAPER = 170  # grey from which a pixel is background
_SPECK = 24  # how far a pixel must differ from its surroundings
_NOISY = 0.015  # share of the background that is specks: 0.002 to 0.009 on good and real scans, 0.03 on poor ones
_SAMPLE = 5  # of as many strips of the page, noise is measured on one
_STRIP = 64  # rows of a strip
_DARK = 140  # grey up to which a pixel is ink
_MARGIN = 0.1  # inches around a part of a page; letters at the very edge are lost
_TEXTURE = 45  # how much darker than its grey paper may be
_COARSE = 33.0  # pixels an inch at which a tilt is looked for
_NEARLY_WHITE = 3  # mean ink of a row of pixels, of 255
_SIDEWAYS = 1.5  # times that rows must be surpassed; upright pages have a tenth to a half
_EMPTY = 48  # a page whose darkest and lightest pixels differ by less has nothing on it


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A grey picture at `dpi` pixels an inch; nobody paints on its `image` (mode L), only on copies."""

    image: Image.Image
    dpi: float = DPI

    @classmethod
    def of(cls, image: Image.Image, dpi: float = DPI) -> Picture:
        """The picture `image` shows, in grey."""
        return cls(image if image.mode == "L" else image.convert("L"), dpi)

    @property
    def width(self) -> int:
        """In pixels."""
        return self.image.width

    @property
    def height(self) -> int:
        """In pixels."""
        return self.image.height

    @property
    def pixels(self) -> bytes:
        """One byte a pixel, row by row from the top."""
        return self.image.tobytes()

    def showing(self, image: Image.Image) -> Picture:
        """Another picture of the same resolution."""
        return replace(self, image=image)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its picture, and the pixels of the page left of it and above."""

    picture: Picture
    left: int
    top: int


def part_of(picture: Picture, box: tuple[int, int, int, int]) -> Part:
    """What `box` (left, top, right, bottom in pixels) holds, with a margin."""
    margin = round(_MARGIN * picture.dpi)
    left, top = max(0, box[0] - margin), max(0, box[1] - margin)
    image = picture.image.crop((left, top, min(picture.width, box[2] + margin), min(picture.height, box[3] + margin)))
    return Part(Picture.of(image, picture.dpi), left, top)


def ink_of(image: Image.Image) -> Image.Image:
    """White where a pixel is ink, black elsewhere."""
    return image.point([255 * (value <= _DARK) for value in range(256)])


def paper_of(image: Image.Image) -> int:
    """The grey most of the paper has."""
    return max(range(_DARK + 1, 256), key=image.histogram().__getitem__)


def flat(image: Image.Image) -> Image.Image:
    """The picture with its paper in one grey: texture beside short words is read as dots and dashes."""
    paper = paper_of(image)
    return image.point([paper if value >= paper - _TEXTURE else value for value in range(256)])


def tilt(picture: Picture) -> float:
    """By how many degrees (-6 to 6, in quarters) the page has to be turned for its lines to lie level.

    Lines lie level where the ink of neighbouring rows differs most.
    """
    ink = ink_of(picture.image).reduce(max(1, round(picture.dpi / _COARSE)))

    def sharpness(degrees: float) -> int:
        rows = (
            ink.rotate(degrees, resample=Image.Resampling.BILINEAR)
            .resize((1, ink.height), Image.Resampling.BOX)
            .tobytes()
        )
        return sum((one - other) ** 2 for one, other in pairwise(rows))

    whole = max(range(-6, 7), key=sharpness)
    return max((whole + quarter / 4 for quarter in (0, -1, 1, -2, 2)), key=sharpness)


def lies_on_its_side(picture: Picture) -> bool:
    """Whether lines of text run up or down the page.

    Ink then differs more between columns than between rows, and there is more white between columns.
    """
    ink = ink_of(picture.image).reduce(max(1, round(picture.dpi / _COARSE)))
    ink = ink.crop(ink.getbbox())
    rows, columns = (ink.resize(size, Image.Resampling.BOX).tobytes() for size in ((1, ink.height), (ink.width, 1)))

    def sharpness(means: bytes) -> float:
        return sum((one - other) ** 2 for one, other in pairwise(means)) / len(means)

    def white(means: bytes) -> float:
        return sum(mean < _NEARLY_WHITE for mean in means) / len(means)

    return sharpness(columns) > _SIDEWAYS * sharpness(rows) and white(columns) > white(rows)


def turned_over(picture: Picture, quarters: int) -> Picture:
    """The page turned anticlockwise by 0, 90, 180 or 270 degrees."""
    how = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    return picture.showing(picture.image.transpose(how[quarters])) if quarters else picture


def turned(picture: Picture, degrees: float) -> Picture:
    """The page turned around its middle, anticlockwise, on paper of the same size."""
    image = picture.image
    return picture.showing(image.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=paper_of(image)))


def is_blank(picture: Picture) -> bool:
    """Whether nothing at all stands on the page; specks count as something."""
    darkest, lightest = picture.image.getextrema()
    return float(lightest) - float(darkest) < _EMPTY  # type: ignore[arg-type]


def without_specks(picture: Picture) -> Picture:
    """The picture itself, or with its specks taken out where it has many."""
    return picture.showing(median(picture.image)) if noise(picture) > _NOISY else picture


def noise(picture: Picture) -> float:
    """The share of the background that is specks, 0 to 1, measured on strips of the page."""
    image = picture.image
    strips = range(0, max(1, picture.height - _STRIP), _STRIP * _SAMPLE)
    sample = Image.new("L", (picture.width, _STRIP * len(strips)), 255)
    for number, top in enumerate(strips):
        sample.paste(image.crop((0, top, picture.width, min(picture.height, top + _STRIP))), (0, number * _STRIP))
    smooth = median(sample)
    paper = smooth.point([255 * (value > _PAPER) for value in range(256)])
    specks = ImageChops.difference(sample, smooth).point([255 * (value > _SPECK) for value in range(256)])
    return ImageChops.multiply(specks, paper).histogram()[255] / max(1, paper.histogram()[255])


def median(image: Image.Image) -> Image.Image:
    """The 3×3 median: columns of three are sorted, then the lows, the middles and the highs among neighbours."""
    lesser, greater = ImageChops.darker, ImageChops.lighter
    low, middle, high = _sorted3(moved(image, 0, -1), image, moved(image, 0, 1))
    lows = _around(low)
    highs = _around(high)
    return _sorted3(
        greater(greater(*lows[:2]), lows[2]), _sorted3(*_around(middle))[1], lesser(lesser(*highs[:2]), highs[2])
    )[1]


def majority(ink: Image.Image) -> Image.Image:
    """As `median`, of a picture that is black and white only, in half the time."""
    return ink.filter(ImageFilter.BoxBlur(1)).point([255 * (value > 127) for value in range(256)])


def moved(image: Image.Image, right: int, down: int) -> Image.Image:
    """The image moved by pixels; what leaves at one edge comes in at the other, which on paper is margin."""
    return ImageChops.offset(image, right, down)


def _around(image: Image.Image) -> tuple[Image.Image, Image.Image, Image.Image]:
    return moved(image, -1, 0), image, moved(image, 1, 0)


def _sorted3(a: Image.Image, b: Image.Image, c: Image.Image) -> tuple[Image.Image, Image.Image, Image.Image]:
    less, more = ImageChops.darker(a, b), ImageChops.lighter(a, b)
    rest = ImageChops.darker(more, c)
    return ImageChops.darker(less, c), ImageChops.lighter(less, rest), ImageChops.lighter(more, c)
