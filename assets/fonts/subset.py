#!/usr/bin/env python3
"""Makes the font files beside this script anew. Nobody who builds Klinikkvern needs to run it.

    npm pack source-sans@3.52.0 && tar xzf source-sans-3.52.0.tgz
    python3 -m venv v && v/bin/pip install fonttools brotli
    v/bin/python subset.py package .

What it does: keeps Latin, punctuation, arrows and marks, for the PDF also the Greek and Cyrillic that names
are written in; drops hinting; adds U+25D0 (half circle),
which the family lacks; and gives the result a name of our own, because "Source" is a Reserved Font
Name and a subset is a Modified Version (SIL Open Font License 1.1, paragraph 3).
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FAMILY = "Kvern Sans"
CIRCLE, HALF = 0x25CB, 0x25D0
LETTERS = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x218, 0x21C),
    *map(ord, "‑–—‘’‚“”„…•←↑→↓✓✔✗☐☑○●▲△■□▪≤≥−×·§«»‹›€№\u2009\u202f½¼¾"),
    HALF,
]
# The PDF prints names of people. Letters that the family lacks in these blocks stay out.
PRINT_LETTERS = [
    *LETTERS,
    *range(0x180, 0x250),  # Latin Extended-B
    *range(0x1E00, 0x1F00),  # Latin Extended Additional, with Vietnamese
    *range(0x370, 0x400),  # Greek
    *range(0x400, 0x460),  # Cyrillic
]


def add_half_circle(font):
    """◐: the ring of ○ with its left half filled. Draws over the ring's inner edge so that no seam shows."""
    ring_name = font.getBestCmap()[CIRCLE]
    ring = font["glyf"][ring_name]
    inner = ring.coordinates[ring.endPtsOfContours[0] + 1 :]
    left, right = min(x for x, _ in inner), max(x for x, _ in inner)
    low, high = min(y for _, y in inner), max(y for _, y in inner)
    x, y, r = (left + right) / 2, (low + high) / 2, (right - left) / 2 + 6
    near, diagonal = 0.4142 * r, 0.7071 * r
    point = lambda dx, dy: (round(x + dx), round(y + dy))
    pen = TTGlyphPen(None)
    font.getGlyphSet()[ring_name].draw(pen)
    pen.moveTo(point(0, -r))
    pen.qCurveTo(point(-near, -r), point(-diagonal, -diagonal))
    pen.qCurveTo(point(-r, -near), point(-r, 0))
    pen.qCurveTo(point(-r, near), point(-diagonal, diagonal))
    pen.qCurveTo(point(-near, r), point(0, r))
    pen.closePath()
    glyph, name = pen.glyph(), "uni25D0"
    order = font.getGlyphOrder()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][ring_name][0], glyph.xMin)
    font.setGlyphOrder(order if name in order else [*order, name])
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[HALF] = name


def keep_letters(font, letters):
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = ["kern", "ccmp", "locl", "mark", "mkmk"]
    options.name_IDs = [0, 5, 7, 13, 14]
    options.name_languages = [0x409]
    options.drop_tables += ["DSIG"] if "fvar" in font else ["DSIG", "STAT"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=letters)
    worker.subset(font)


def rename(font, style):
    """Keeps the copyright and licence lines, replaces every name a person or a PDF would see."""
    post_script = f"KvernSans-{style}"
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in (0, 5, 7, 13, 14)]
    for name_id, text in {
        1: FAMILY,
        2: style,
        3: f"{post_script};3.052;subset",
        4: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        6: post_script,
        10: "Subset for Klinikkvern, made from an Adobe font under the SIL Open Font License 1.1.",
    }.items():
        names.setName(text, name_id, 3, 1, 0x409)


def main(package, out):
    for style in ("Regular", "Bold"):  # for the PDF
        font = TTFont(package / f"TTF/SourceSans3-{style}.ttf", recalcTimestamp=False)
        add_half_circle(font)
        font.save(out / "work.ttf")
        font = TTFont(out / "work.ttf", recalcTimestamp=False)
        keep_letters(font, PRINT_LETTERS)
        rename(font, style)
        font["head"].modified = font["head"].created
        font.save(out / f"KvernSans-{style}.ttf")
    # For the screen: one variable file, weights 400 to 700.
    font = TTFont(package / "VF/SourceSans3VF-Upright.ttf", recalcTimestamp=False)
    keep_letters(font, LETTERS)
    font = instancer.instantiateVariableFont(font, {"wght": (400, 400, 700)})
    font.save(out / "work.ttf")
    font = TTFont(out / "work.ttf", recalcTimestamp=False)
    variations = font["gvar"]
    del font["gvar"]  # the new glyph has no variations; its width is the same in all weights
    add_half_circle(font)
    variations.variations["uni25D0"] = []
    font["gvar"] = variations
    if "HVAR" in font:
        del font["HVAR"]  # widths then come from gvar
    font["fvar"].instances = []
    rename(font, "Regular")
    font.flavor = "woff2"
    font.save(out / "KvernSans.woff2")
    (out / "work.ttf").unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
