"""Changes single bytes of a signed PDF, and asks whether pyHanko and our look at the container notice each.

    tamper.py [--count 1000] [--seed 1] [--list LIST] FILE   exit code 1 when a change goes unnoticed
    tamper.py --containers [--list LIST] FILE                changes each digit of the newest signature's container

The changes are the same in each run: the numbers are those of tests/support/damage.rs (SplitMix64). `--list LIST` writes
them down, and tests/judged.rs asks our own verifier about the very same ones. For each change, `below(length of the file)` is the place and `1 + below(255)` what its
byte is combined with by exclusive or. What changes nothing is passed over, and another change is drawn: the padding after a
signature's container, and a hexadecimal digit of a container that becomes the same digit in the other case.
"""

import argparse
import io
import logging
import multiprocessing
import sys
from pathlib import Path

import signatures
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader

MASK = (1 << 64) - 1


class Numbers:
    """Numbers that look random and are the same in each run, here and in tests/support/damage.rs."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def below(self, limit):
        return self.next() % limit


def containers(pdf):
    """For each signature, the places of its container's digits and of the padding after them."""
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        _, start, end, _ = signature.byte_range
        der, _ = signatures.parts_of(signature, pdf)
        padding = start + 1 + 2 * len(der)
        yield range(start + 1, padding), range(padding, end - 1)


def changes(pdf, count, seed):
    """So many changes that matter, as place and new value; and how many were passed over."""
    numbers, chosen, passed_over = Numbers(seed), [], 0
    rooms = list(containers(pdf))
    while len(chosen) < count:
        place = numbers.below(len(pdf))
        value = pdf[place] ^ (1 + numbers.below(255))
        is_padding = any(place in padding for _, padding in rooms)
        is_same_digit = any(place in digits for digits, _ in rooms) and bytes([value]).lower() == pdf[place : place + 1]
        if is_padding or is_same_digit:
            passed_over += 1
        else:
            chosen.append((place, value))
    return chosen, passed_over


def digits(pdf, seed):
    """Each hexadecimal digit of the newest container, as another digit."""
    numbers, (places, _) = Numbers(seed), list(containers(pdf))[-1]
    shifted = lambda digit: b"%x" % ((int(digit, 16) + 1 + numbers.below(15)) % 16)
    return [(place, shifted(pdf[place : place + 1])[0]) for place in places]


def unnoticed(pdf, chosen):
    """The changes after which every signature still seems to hold, and how the others were noticed."""
    newest = list(PdfFileReader(io.BytesIO(pdf)).embedded_signatures)[-1]
    root = signatures.root_of(newest)
    with multiprocessing.Pool(initializer=remember, initargs=(pdf, root.dump())) as pool:
        answers = pool.map(ask, chosen, chunksize=25)
    return [change for change, answer in zip(chosen, answers) if answer == "valid"], answers


def remember(pdf, root):
    """What each process needs for all its questions."""
    logging.disable(logging.CRITICAL)
    ask.pdf, ask.root = pdf, x509.Certificate.load(root)


def ask(change):
    """What is said of the file with this one change."""
    place, value = change
    return signatures.answer(ask.pdf[:place] + bytes([value]) + ask.pdf[place + 1 :], ask.root)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--containers", action="store_true")
    parser.add_argument("--list", type=Path)
    parser.add_argument("file", type=Path)
    asked = parser.parse_args()
    pdf = asked.file.read_bytes()
    if asked.containers:
        chosen, passed_over = digits(pdf, asked.seed), 0
    else:
        chosen, passed_over = changes(pdf, asked.count, asked.seed)
    if asked.list:
        # The first line is the file's path below target/.
        lines = ["/".join(asked.file.parts[asked.file.parts.index("target") + 1 :])]
        lines += [f"{place} {value}" for place, value in chosen]
        asked.list.parent.mkdir(parents=True, exist_ok=True)
        asked.list.write_text("\n".join(lines) + "\n")
    missed, answers = unnoticed(pdf, chosen)
    refused = sum(answer.startswith("refused") for answer in answers)
    print(
        f"   {asked.file.name}: {len(chosen)} changes, {len(missed)} unnoticed; {refused} can't be read, "
        f"{len(chosen) - refused - len(missed)} are reported; {passed_over} passed over, since they change nothing"
    )
    for place, value in missed:
        print(f"   unnoticed: byte {place} from {pdf[place]} to {value}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
