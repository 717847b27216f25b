"""Files that somebody may try to upload: broken, lying, enormous once opened, or with names that lead elsewhere."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

SCRIPT = b"<script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><title>x</title>" + SCRIPT
EICAR_LIKE = b"MZ\x90\x00" + b"\0" * 200
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]><x>&c;&d;</x>"""


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object
) -> bytes:
    """A picture that is what it says."""
    stream = io.BytesIO()
    Image.new(mode, size, 128 if mode in ("L", "I;16") else None).save(stream, kind, **options)
    return stream.getvalue()


def frames(kind: str, count: int) -> bytes:
    """A picture that moves."""
    first, *rest = (Image.new("RGB", (16, 16), (number % 256, 0, 0)) for number in range(count))
    stream = io.BytesIO()
    first.save(stream, kind, save_all=True, append_images=rest, duration=10)
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, rows: bytes = b"", extra: bytes = b"") -> bytes:
    """A PNG file of stated sides, whatever its data are."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(rows)) if rows else b""
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + data + chunk(b"IEND", b"")


def jpeg_with_segments(number: int) -> bytes:
    """A JPEG with so many 64 kB comments and EXIF blocks before its data."""
    whole = picture()
    segment = b"\xff\xe1\xff\xffExif\0\0" + SCRIPT * 2621
    return whole[:2] + segment.ljust(0xFFFF + 2, b"\0")[: 0xFFFF + 2] * number + whole[2:]


def zip_of(*members: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def with_text(size: int) -> bytes:
    """A PNG whose compressed comment has so many bytes."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "A" * size, zip=True)
    return picture("PNG", pnginfo=info)


def broken_checksum() -> bytes:
    whole = bytearray(picture("PNG"))
    whole[29] ^= 0xFF
    return bytes(whole)


#: Name and content of pictures that must be refused with a sentence beside the field.
REFUSED_PICTURES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing in it": ("a.png", lambda: b""),
    "one byte": ("a.png", lambda: b"\x89"),
    "only the beginning": ("a.png", lambda: picture("PNG")[:20]),
    "a signature alone": ("a.jpg", lambda: b"\xff\xd8\xff"),
    "another format": ("a.png", picture),
    "a GIF named JPEG": ("a.jpg", lambda: picture("GIF")),
    "a bitmap": ("a.png", lambda: picture("BMP")),
    "a bitmap by its name": ("a.bmp", lambda: picture("BMP")),
    "a TIFF named JPEG": ("a.jpg", lambda: picture("TIFF")),
    "PostScript": ("a.jpg", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n"),
    "a drawing with a script": ("a.svg", lambda: SVG),
    "a drawing named PNG": ("a.png", lambda: SVG),
    "a page named JPEG": ("a.jpg", lambda: HTML),
    "a page with a picture's beginning": ("a.gif", lambda: b"GIF89a" + HTML),
    "a program": ("a.jpg", lambda: EICAR_LIKE),
    "a program by its name": ("a.php", picture),
    "an archive": ("a.jpg", lambda: zip_of(("a.jpg", picture()))),
    "XML with entities": ("a.png", lambda: ENTITIES),
    "no ending": ("picture", picture),
    "only an ending": (".jpg", lambda: b""),
    "sides of nought": ("a.png", lambda: png(0, 0, b"\0")),
    "sides below nought": ("a.png", lambda: png(0xFFFFFFFF, 0xFFFFFFFF, b"\0")),
    "400 megapixels in 400 kB": ("a.png", lambda: png(20_000, 20_000, b"\0" * 40_000_000)),
    "41 megapixels": ("a.png", lambda: png(41_000, 1_000, b"\0")),
    "a broken checksum": ("a.png", broken_checksum),
    "a comment that unpacks to 80 MB": ("a.png", lambda: with_text(80_000_000)),
    "170 megapixels of four bytes": ("a.png", lambda: picture("PNG", (13_000, 13_000), "RGBA", compress_level=1)),
    "more bytes than allowed": ("a.jpg", lambda: picture() + b"\0" * (15 * 1024 * 1024)),
    "an AVIF without its end": ("a.avif", lambda: picture("AVIF")[:60]),
}  # fmt: skip

#: Pictures that may be kept: what they carry beside the picture must do no harm.
KEPT_PICTURES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page behind its end": ("a.jpg", lambda: picture() + HTML),
    "a script in its comment": ("a.jpg", lambda: picture(comment=SCRIPT)),
    "4 MB of EXIF": ("a.jpg", lambda: jpeg_with_segments(64)),
    "four inks": ("a.jpg", lambda: picture(mode="CMYK")),
    "16 bits": ("a.png", lambda: picture("PNG", mode="I;16")),
    "200 frames": ("a.gif", lambda: frames("GIF", 200)),
    "moving WebP": ("a.webp", lambda: frames("WEBP", 5)),
    "39 megapixels": ("a.png", lambda: picture("PNG", (6_240, 6_240))),
    "a line": ("a.jpg", lambda: picture(size=(16_000, 1))),
    "capitals": ("PHOTO.JPG", picture),
}  # fmt: skip

#: Names for a file that is good in itself; the ending is put behind.
NAMES = {
    "direction turned": "photo\u202egpj",
    "line break": "a\r\nSet-Cookie: x=1",
    "path upwards": "../../../../etc/cron.d/x",
    "path of Windows": "..\\..\\windows\\system32\\x",
    "absolute path": "/etc/passwd",
    "NUL": "a\0b",
    "300 letters": "n" * 300,
    "300 Chinese letters": "学" * 300,
    "200 rare letters": "𠀀" * 200,
    "quotes": "a\";alert(1);'<img src=x onerror=alert(1)>",
    "two endings": "shell.php",
    "emoji and marks": "🎓e\u0301 \u200bx",
    "dots": "..",
    "a device": "CON",
    "a percent sign": "%2e%2e%2f%00",
}

REFUSED_DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing in it": ("a.pdf", lambda: b""),
    "a page": ("a.html", lambda: HTML),
    "a drawing": ("a.svg", lambda: SVG),
    "a script": ("a.js", lambda: b"alert(1)"),
    "a program": ("a.exe", lambda: EICAR_LIKE),
    "macros": ("a.docm", lambda: zip_of(("word/vbaProject.bin", b"x"))),
    "no ending": ("document", lambda: b"%PDF-1.7"),
    "two endings": ("a.pdf.php", lambda: b"%PDF-1.7"),
}  # fmt: skip

#: Kept as they are and never opened here; given out to be saved, not shown.
KEPT_DOCUMENTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page named PDF": ("a.pdf", lambda: HTML),
    "a script in a PDF": ("a.pdf", lambda: b"%PDF-1.7\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
    "an archive that unpacks to 200 MB": ("a.zip", lambda: zip_of(("a.txt", b"\0" * 200_000_000))),
    "paths in an archive": ("a.zip", lambda: zip_of(("../../../etc/passwd", b"x"))),
    "entities in a workbook": ("a.xlsx", lambda: zip_of(("xl/workbook.xml", ENTITIES))),
    "formulas": ("a.csv", lambda: b"=cmd|'/c calc'!A0,@SUM(1)\n"),
    "a page named text": ("a.txt", lambda: HTML),
    "cut off": ("a.docx", lambda: zip_of(("word/document.xml", b"<x/>"))[:30]),
}  # fmt: skip
