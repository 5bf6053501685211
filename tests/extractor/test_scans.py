"""Pictures of pages: cleaned, their tables found, recognised in order, remembered; what is doubtful is said so."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from extractor import EmptyFile, Limits, ProgramMissing, ReadingWarning, extract
from extractor.glyphs import Glyph, Run, extent, text_of
from extractor.image import read_image
from extractor.misread import changes, corrected, unsure
from extractor.ocr import OcrFailed, Tesseract
from extractor.pictures import Picture, is_blank, majority, median, noise, tilt, without_specks
from extractor.readings import Readings
from extractor.scanned_tables import ruled_tables
from extractor.scans import doubts_of, recognise, recognised, shown
from extractor.tools import TESSERACT, find

needs_tesseract = pytest.mark.skipif(find(TESSERACT) is None, reason="tesseract is not installed")
XS, YS = (200, 400, 1100, 1450), (600, 700, 800, 900)


class Recorded:
    """A recogniser that remembers what it saw."""

    version = "bản ghi 1"

    def __init__(self) -> None:
        self.seen: list[Picture] = []

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        self.seen.append(picture)
        return [[Glyph(f"trang {len(self.seen)}", 50, 40, 120, 52, 80.0)]]


def page(*, size: tuple[int, int] = (1654, 2339), mode: str = "L") -> Image.Image:
    return Image.new(mode, size, "white")


def grey(width: int, pixels: bytes) -> Picture:
    return Picture(Image.frombytes("L", (width, len(pixels) // width), pixels))


def written(image: Image.Image, *texts: tuple[int, int, str], size: int = 40) -> Image.Image:
    """The page with texts whose left top corners are given in pixels."""
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    for x, y, text in texts:
        pen.text((x, y), text, font=font, fill=20)
    return image


def ruled(image: Image.Image, *, slant: int = 0) -> Image.Image:
    pen = ImageDraw.Draw(image)
    for y in YS:
        pen.line((XS[0], y, XS[-1], y + slant), fill=0, width=3)
    for x in XS:
        pen.line((x, YS[0], x - slant, YS[-1]), fill=0, width=3)
    return image


def words(*texts: str, gap: float = 4, confidence: float = 96) -> Run:
    """A line of words with blanks of `gap` points."""
    run: Run = []
    x = 60.0
    for text in texts:
        run += [Glyph(" ", x - gap, 100, x, 112)] if run else []
        run.append(Glyph(text, x, 100, x + 6 * len(text), 112, confidence))
        x += 6 * len(text) + gap
    return run


# ---- Pictures --------------------------------------------------------------------------------------------------------


def test_the_median_is_pillows_own_but_at_the_edges() -> None:
    image = Image.effect_noise((90, 70), 60)
    inner = (1, 1, 89, 69)
    assert median(image).crop(inner).tobytes() == image.filter(ImageFilter.MedianFilter(3)).crop(inner).tobytes()


def test_the_majority_is_the_median_of_black_and_white() -> None:
    image = Image.effect_noise((90, 70), 60).point([255 * (value > 128) for value in range(256)])
    inner = (1, 1, 89, 69)
    assert majority(image).crop(inner).tobytes() == median(image).crop(inner).tobytes()


def test_specks_are_taken_out_of_poor_scans_only() -> None:
    clean = grey(300, b"\xf0" * 90_000)
    assert without_specks(clean) is clean
    specked = bytearray(clean.pixels)
    specked[1207::26] = b"\x60" * len(specked[1207::26])
    poor = grey(300, bytes(specked))
    assert noise(poor) > 0.03
    inside = without_specks(poor).image.crop((1, 1, 299, 299))
    assert inside.getextrema() == (0xF0, 0xF0)


def test_a_page_with_one_full_stop_is_not_blank() -> None:
    assert is_blank(Picture.of(page()))
    assert not is_blank(Picture.of(written(page(), (800, 1000, "."))))


@pytest.mark.parametrize("degrees", [-4, -1.5, 0, 2])
def test_a_tilted_page_is_turned_level_and_boxes_lead_back_to_it(degrees: float) -> None:
    """The word's box is where its ink is on the page as scanned."""

    class Inked(Recorded):
        def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
            x0, y0, x1, y1 = (
                value * 72 / picture.dpi
                for value in picture.image.crop((0, 0, 1654, 260)).point(lambda value: 255 * (value < 128)).getbbox()
                or (0, 0, 0, 0)
            )
            return [[Glyph("a", x0, y0, x1, y1, 90.0)]]

    texts = [(300, 300 + 60 * at, "UBND xa Hoa Sen thong bao ket qua kiem tra") for at in range(25)]
    straight = written(page(), (800, 200, "So:"), *texts)
    image = straight.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    picture = Picture.of(image)
    assert tilt(picture) == pytest.approx(-degrees, abs=0.3)
    scan = recognise(Inked(), picture)
    box = shown(scan, extent(scan.lines[0]), 1, (595.44, 842.04))
    ink = image.crop((750, 120, 900, 300)).point(lambda value: 255 * (value < 128)).getbbox()
    assert ink is not None
    middle = ((750 + (ink[0] + ink[2]) / 2) * 0.36, (120 + (ink[1] + ink[3]) / 2) * 0.36)
    assert ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2) == pytest.approx(middle, abs=6)


class Upright(Recorded):
    """Reads with confidence what has its black square at the left of the top, and says where the square is."""

    def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
        self.seen.append(picture)
        middle = (picture.width // 2, picture.height // 2)
        square = picture.image.crop((0, 0, *middle)).point(lambda value: 255 * (value == 0)).getbbox()
        if square is None:
            return [[Glyph("?", 9, 9, 99, 19, 25.0)]]
        x0, top, x1, bottom = (value * 72 / picture.dpi for value in square)
        return [[Glyph("a", x0, top, x1, bottom, 95.0)]]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_page_on_its_side_or_head_is_read_upright_and_boxes_lead_back_to_it(turned: int) -> None:
    texts = [
        (200 + 37 * at % 90, 500 + 60 * at, "UBND xa Hoa Sen thong bao ket qua kiem tra cong vu") for at in range(25)
    ]
    image = written(page(), *texts)
    ImageDraw.Draw(image).rectangle((200, 150, 260, 190), fill=0)
    image = image.rotate(turned, expand=True)
    engine = Upright()
    scan = recognise(engine, Picture.of(image))
    assert text_of(scan.lines[0]) == "a"
    assert len(engine.seen) <= 2
    box = shown(scan, extent(scan.lines[0]), 1, (image.width * 0.36, image.height * 0.36))
    square = image.point(lambda value: 255 * (value == 0)).getbbox()
    assert square is not None
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx([value * 0.36 for value in square], abs=1)


# ---- Tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slant", [0, 8])
def test_rulings_make_cells_and_are_painted_over(slant: int) -> None:
    grids, bare = ruled_tables(Picture.of(written(ruled(page(), slant=slant), (450, 620, "Noi dung"))))
    (grid,) = grids
    assert len(grid.cells) == 9
    assert {(cell.row, cell.column) for cell in grid.cells} == {(r, c) for r in range(3) for c in range(3)}
    assert grid.bounds == pytest.approx((72, 216, 522, 324), abs=4)
    assert bare.image.crop((1150, 590, 1470, 920)).getextrema()[0] > 200  # type: ignore[operator]
    assert bare.image.crop((440, 610, 700, 680)).getextrema()[0] < 60  # type: ignore[operator]


def test_a_cell_over_two_columns_spans_them() -> None:
    image = ruled(page())
    ImageDraw.Draw(image).rectangle((XS[1] - 4, YS[0] + 4, XS[1] + 4, YS[1] - 4), fill="white")
    (grid,) = ruled_tables(Picture.of(image))[0]
    first = grid.cells[0]
    assert (first.column_span, first.row_span, len(grid.cells)) == (2, 1, 8)


def test_underlines_frames_and_text_are_no_tables() -> None:
    image = written(page(), *((200, 300 + 60 * at, "UBND HHHH IIII llll TTTT " * 2) for at in range(8)))
    pen = ImageDraw.Draw(image)
    pen.rectangle((100, 100, 1550, 2200), outline=0, width=4)
    pen.line((600, 1200, 1000, 1200), fill=0, width=3)
    picture = Picture.of(image)
    grids, bare = ruled_tables(picture)
    assert grids == []
    assert bare is picture


@needs_tesseract
def test_a_table_is_read_by_cells_and_stands_in_its_place() -> None:
    image = ruled(page())
    rows = [
        ("STT", "Noi dung cong viec", "Co quan"),
        ("1.1", "Ke hoach so 47/KH-UBND", "UBND"),
        ("1.2", "Bao cao", "STC"),
    ]
    for y, row in zip(YS, rows, strict=False):
        written(image, *((x + 20, y + 25, text) for x, text in zip(XS, row, strict=False)))
    written(image, (200, 300, "Truoc bang nay co mot dong"), (200, 1200, "Sau bang nay con mot dong"))
    scan = recognise(Tesseract(), Picture.of(image))
    lines = [text_of(line) for line in scan.lines]
    assert lines[0].startswith("Tr")
    assert lines[-1].startswith("Sau")
    assert len(lines) == 11
    assert (lines[1], lines[4], lines[7]) == ("STT", "1.1", "1.2")
    assert lines[5].endswith("47/KH-UBND")
    (grid,) = scan.grids
    assert all(any(cell.holds(line[0]) for cell in grid.cells) for line in scan.lines[1:-1])


# ---- Pages -----------------------------------------------------------------------------------------------------------


def test_frames_of_a_tiff_are_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Recorded()
    monkeypatch.setattr("extractor.image.ocr_engine", lambda: engine)
    monkeypatch.setattr("extractor.scans.cores", lambda: 1)
    frames = [written(page(size=(2480, 3508), mode="RGB"), (9, 9, "a")), written(page(size=(1240, 1754)), (9, 9, "b"))]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:], dpi=(300, 300))
    document = read_image(tmp_path / "a.tif", Limits())
    assert [each.span.of(document.text) for each in document.pages] == ["trang 1\n", "trang 2\n"]
    assert (engine.seen[0].width, engine.seen[0].dpi) == (1653, 200)  # brought down to what reads best
    assert document.pages[0].width == pytest.approx(595, abs=1)
    assert document.warnings == (ReadingWarning("recognised_text", "1, 2"),)
    assert document.pages[1].lines[0].confidence == 80.0


def test_transparency_is_white_and_cameras_are_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Recorded()
    monkeypatch.setattr("extractor.image.ocr_engine", lambda: engine)
    image = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((500, 500, 600, 520), fill="black")
    image.save(tmp_path / "a.png", dpi=(72, 72))
    read_image(tmp_path / "a.png", Limits())
    assert engine.seen[0].pixels[:3] == b"\xff\xff\xff"
    assert engine.seen[0].dpi == pytest.approx(200, abs=1)


def test_pages_come_in_order_however_long_each_takes() -> None:
    class Slow(Recorded):
        def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
            time.sleep(0.05 if picture.width % 2 else 0)
            return [words(str(picture.width))]

    pictures = [(size, Picture.of(written(page(size=(size, 300)), (9, 9, "a")))) for size in range(301, 309)]
    found = list(recognised(Slow(), pictures))
    assert [text_of(scan.lines[0]) for _, scan in found if scan] == [str(size) for size, _ in pictures]


def test_as_many_pages_at_a_time_as_cores_and_no_picture_before_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.scans.cores", lambda: 2)
    both = threading.Barrier(2, timeout=20)
    made: list[int] = []

    class Paired(Recorded):
        def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
            both.wait()
            return [words("a")]

    def pictures() -> object:
        for number in range(6):
            made.append(number)
            yield number, Picture.of(written(page(size=(300, 300)), (9, 9, "a")))

    ahead = []
    for number, _ in recognised(Paired(), pictures()):  # type: ignore[arg-type,var-annotated]
        ahead.append(len(made) - number)
    assert max(ahead) <= 3


def test_a_page_without_a_picture_waits_for_its_turn_only() -> None:
    picture = Picture.of(written(page(size=(300, 300)), (9, 9, "a")))
    found = list(recognised(Recorded(), [(1, None), (2, picture), (3, None)]))
    assert [(number, scan is None) for number, scan in found] == [(1, True), (2, False), (3, True)]
    assert [scan for _, scan in recognised(None, [(1, picture)])] == [None]


def test_one_page_that_fails_is_named_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(Recorded):
        def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
            if picture.width == 310:
                raise OcrFailed("tesseract > 80 s")
            return [words("Thông", "báo")]

    monkeypatch.setattr("extractor.image.ocr_engine", Failing)
    frames = [written(page(size=(width, 400)), (9, 9, "a")) for width in (300, 310, 320)]
    frames[0].save(tmp_path / "a.tif", save_all=True, append_images=frames[1:], dpi=(200, 200))
    document = read_image(tmp_path / "a.tif", Limits())
    assert len(document.pages) == 3
    assert document.warnings == (
        ReadingWarning("recognised_text", "1, 3"),
        ReadingWarning("ocr_failed", "2: tesseract > 80 s"),
    )


def test_a_picture_without_a_recogniser_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", lambda: None)
    Image.new("L", (9, 9)).save(tmp_path / "a.png")
    with pytest.raises(ProgramMissing, match="tesseract"):
        read_image(tmp_path / "a.png", Limits())


@needs_tesseract
def test_tesseract_reads_a_blank_page_as_nothing() -> None:
    assert Tesseract().read(grey(400, b"\xff" * 120_000)) == []


def test_a_white_picture_is_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.image.ocr_engine", Recorded)
    Image.new("L", (600, 800), 255).save(tmp_path / "a.png")
    with pytest.raises(EmptyFile):
        read_image(tmp_path / "a.png", Limits())


# ---- Doubts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("312/QĐÐ-UBND", "312/QĐ-UBND"),
        ("12⁄KH-UBND", "12/KH-UBND"),
        ("5/TTr-QLĐĐ", "5/TTr-QLĐĐ"),
        ("71/2016/NĐ- CP", "71/2016/NĐ-CP"),
        ("số 12/ QĐ-UBND", "số 12/QĐ-UBND"),
        ("số 12 /QĐ-UBND", "số 12/QĐ-UBND"),
        ("1/ UBND xã", "1/ UBND xã"),
        ("gồm 30/50 nhiệm vụ", "gồm 30/50 nhiệm vụ"),
        ("8/TTr-SNgV và SNV", "8/TTr-SNgV và SNV"),
    ],
)
def test_only_what_has_one_reading_is_put_right(seen: str, read: str) -> None:
    line = words(*seen.split())
    assert text_of(corrected(line)) == read
    assert bool(changes(line, corrected(line))) == (seen != read)


def test_what_was_read_stays_known() -> None:
    line = words("số", "312/QĐÐ-UBND", "của", "QLĐÐ")
    assert changes(line, corrected(line)) == ["312/QĐÐ-UBND → 312/QĐ-UBND"]
    halves = words("12/", "QĐ-UBND")
    assert changes(halves, corrected(halves)) == ["12/ QĐ-UBND → 12/QĐ-UBND"]


@pytest.mark.parametrize(
    "line",
    [
        words("Số:", "04", "/TTr-UBND", gap=16, confidence=93),  # written by hand into a form
        words("Số:", "##", "/CT-UBND", confidence=90),
        words("Số:", "/CT-UBND", gap=30),  # ink nothing was made of
        words("Số:", "07/KH-VPUB", confidence=62),
        words("Hoa", "Sen,", "ngày,&0", "tháng", "3", "năm", "2018", confidence=40),
    ],
)
def test_an_own_number_or_date_by_hand_is_doubted_by_name(line: Run) -> None:
    assert list(unsure([line], depth=300)) == [text_of(line)]


@pytest.mark.parametrize(
    "line",
    [
        words("Số:", "07/KH-VPUB", confidence=88),
        words("Hoa", "Sen,", "ngày", "17", "tháng", "01", "năm", "2024", confidence=92),
        words("Sở", "Nội", "vụ", confidence=55),
        words("Căn", "cứ", "Kế", "hoạch", "số", "291/KH-UBND", confidence=85),
    ],
)
def test_what_is_printed_and_plain_is_not_doubted(line: Run) -> None:
    assert list(unsure([line], depth=300)) == []


def test_a_cited_number_read_badly_is_named() -> None:
    lines = [words("Tờ", "trình", "số", "155/TTÌ", "r-SNV"), words("số", "2783/QĐ-UBND", confidence=41)]
    lines += [words("số", "998/CT-QIL.ĐĐ", "và", "60GM-UBND"), words("số", "998/CT-QLĐĐ.", "Thông", "tư", "3/TT-BTC;")]
    assert list(unsure(lines, depth=None)) == ["155/TTÌ", "2783/QĐ-UBND", "998/CT-QIL.ĐĐ", "60GM-UBND"]


def test_doubts_name_their_page() -> None:
    class Handwritten(Recorded):
        def read(self, picture: Picture, *, block: bool = False) -> list[Run]:
            return [words("Số:", "04", "/TTr-QĐÐ", gap=16)]

    scan = recognise(Handwritten(), Picture.of(written(page(), (9, 9, "a"))))
    assert doubts_of(scan, 1, (595, 842)) == [
        ReadingWarning("unsure_number", "1: Số: 04 /TTr-QĐ"),
        ReadingWarning("read_as", "1: /TTr-QĐÐ → /TTr-QĐ"),
    ]


# ---- Readings kept ---------------------------------------------------------------------------------------------------


def test_a_page_seen_before_is_not_recognised_again(tmp_path: Path) -> None:
    picture = Picture.of(written(page(), (200, 200, "a")))
    engine = Recorded()
    (first,) = recognised(engine, [(1, picture)], tmp_path)
    (again,) = recognised(engine, [(1, picture)], tmp_path)
    assert first == again
    assert len(engine.seen) == 1
    engine.version = "bản ghi 2"
    list(recognised(engine, [(1, picture)], tmp_path))
    assert len(engine.seen) == 2


def test_nothing_is_kept_unless_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    list(recognised(Recorded(), [(1, Picture.of(written(page(), (200, 200, "a"))))]))
    assert list(tmp_path.rglob("*")) == []


def test_half_a_reading_or_another_s_is_none(tmp_path: Path) -> None:
    readings = Readings(tmp_path)
    picture = Picture.of(page(size=(100, 100)))
    key = readings.key(picture, "1", block=False)
    lines = [words("Số:", "7/TB-UBND"), words("Kính", "gửi")]
    readings.keep(key, lines)
    assert readings.find(key) == lines
    (file,) = (each for each in tmp_path.rglob("*") if each.is_file())
    whole = file.read_bytes()
    for broken in (whole[:-3], b"", whole[:-2] + b"xx", b"\x00" * 90):
        file.write_bytes(broken)
        assert readings.find(key) is None
    assert readings.find("0" * 64) is None


def test_a_folder_that_cannot_be_written_costs_no_reading(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    engine = Recorded()
    ((_, scan),) = recognised(engine, [(1, Picture.of(written(page(), (200, 200, "a"))))], tmp_path / "tệp")
    assert scan is not None
    assert text_of(scan.lines[0]) == "trang 1"


@needs_tesseract
def test_a_number_written_into_a_form_is_never_shown_as_sure(tmp_path: Path) -> None:
    image = written(page(), (200, 300, "So:"), (420, 300, "/TTr-UBND"), (200, 500, "Can cu Ke hoach so 47/KH-UBND"))
    written(image, (290, 292, "07"), size=52)
    image.save(tmp_path / "a.png", dpi=(200, 200))
    document = extract(tmp_path / "a.png")
    doubts = [each.detail for each in document.warnings if each.code == "unsure_number"]
    assert any("TTr-UBND" in each for each in doubts)
    assert not any("47/KH-UBND" in each for each in doubts)
