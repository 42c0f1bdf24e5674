"""Spoils a good file in known ways: signatures.py and tamper.py must find each.

    self_test.py FILE   a certified file with two or more signatures; exit code 1 when a fault goes unnoticed
"""

import logging
import sys
from pathlib import Path

import signatures
import tamper


def plants(pdf, signers):
    """What is planted, the spoilt file, what is asked of it, and a word of the answer that must come."""
    start = pdf.index(b"stream", len(pdf) // 9) + 20
    overlay = pdf[pdf.rindex(b"xref\n", 0, pdf.rindex(b"startxref")) :]
    newest = list(tamper.containers(pdf))[-1]
    asked = {"signers": signers, "kind": "certification"}
    yield "nothing", pdf, asked, None
    yield "a changed page", put(pdf, start, pdf[start] ^ 1), asked, "not intact"
    yield "an update after the last signature", pdf + overlay, asked, "ENTIRE_FILE"
    yield "a signature that was cut off", pdf[: pdf.rindex(b"%%EOF", 0, -9) + 6], asked, f"{signers - 1} signatures"
    yield "an approval that was wanted", pdf, {**asked, "kind": "approval"}, "permits"
    yield "a widget with a size", pdf.replace(b"Rect[0 0 0 0]", b"Rect[0 0 9 9]"), asked, "its rectangle"
    yield "a widget that is not locked", pdf.replace(b"/F 132", b"/F 004"), asked, "flags 4"
    yield "a word in the padding", put(pdf, newest[1].start + 3, ord("7")), asked, "the one way that DER has"
    version = newest[0].start + 2 * pdf_container(pdf).index(b"\x02\x01\x01") + 5
    yield "a version that is under no signature", put(pdf, version, ord("3")), asked, "versions ('v3'"


def pdf_container(pdf):
    digits, _ = list(tamper.containers(pdf))[-1]
    return bytes.fromhex(pdf[digits.start : digits.stop].decode("ascii"))


def put(pdf, place, value):
    return pdf[:place] + bytes([value]) + pdf[place + 1 :]


def found(pdf, asked):
    """All faults as one text; what can't be read says so."""
    try:
        return "; ".join(signatures.faults(pdf, **asked))
    except Exception as error:
        return f"refused: {error}"


def main():
    logging.disable(logging.CRITICAL)
    pdf = Path(sys.argv[1]).read_bytes()
    signers = len(list(tamper.containers(pdf)))
    missed = []
    for name, spoilt, asked, word in plants(pdf, signers):
        answer = found(spoilt, asked)
        if (answer != "") if word is None else (word not in answer):
            missed.append(f"planted: {name}; the answer: {answer or 'valid'}")
    # A change that changes nothing must come out as unnoticed, or the count of unnoticed ones would mean nothing.
    if len(tamper.unnoticed(pdf, [(99, pdf[99])])[0]) != 1:
        missed.append("planted: a change that changes nothing; tamper.py says that it was noticed")
    print("\n".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
