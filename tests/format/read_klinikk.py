#!/usr/bin/env python3
"""Reads a .klinikk file: a second reader, written only from docs/format.md. Python 3.11 and the `age` program.

    read_klinikk.py FILE --passphrase "…" | --recovery-key "…" [--check-chain]

Prints the content as it stands in the file. The first line of standard error is the class of docs/format.md
("opens" and "newer" included); the exit code tells the errors apart. With --check-chain the second line says whether
the chain of sign-offs holds. No secret is written to any file.
"""

import argparse
import base64
import binascii
import fcntl
import hashlib
import json
import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import termios
import zlib
from pathlib import Path

MARK = b'{"format":"klinikkvern-binder","version":'
CHECKSUM = re.compile(rb',"sha256":"([0-9a-f]{64})"\}\Z')
READER, SCHEMA = 1, 3
MIB = 1024 * 1024
MAX_FILE = MAX_UNPACKED = 64 * MIB
MAX_TEXT = 4 * MIB - 1
MAX_RATIO, FREE = 200, MIB
MAX_WORK_FACTOR, MAX_KEYS, MAX_STANZAS, MAX_HEADER = 18, 8, 9, 8 * 1024
MAX_DEPTH, MAX_COMMAS = 32, 1_000_000
EXIT = {"opens": 0, "newer": 0, "not-ours": 10, "damaged": 11, "too-new": 12, "too-large": 13,
        "wrong-passphrase": 14, "wrong-key": 15}
BEGIN, END = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
HEADER_MEMBERS = {"clinic_id": str, "generation": int, "written": str, "app": str}
MEMBERS = HEADER_MEMBERS | {"format": str, "version": int, "min_reader": int, "compression": str, "data": str}
# A string, a bracket or a comma; a string without an end reaches to the end of the text.
TOKENS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[\[\]{},]', re.DOTALL)


class Refused(Exception):
    """The file can't be opened; the message is its class."""


def need(holds, error="damaged"):
    if not holds:
        raise Refused(error)


# --- JSON -----------------------------------------------------------------------------------------------------------


def refuse_constant(_name):
    raise ValueError("NaN and Infinity are not JSON")


class Members(dict):
    """An object that remembers which of its names stood twice."""

    def __init__(self, pairs):
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = {name for name in names if names.count(name) > 1} if len(self) < len(names) else set()


DECODER = json.JSONDecoder(object_pairs_hook=Members, parse_constant=refuse_constant)


def parse(data):
    try:
        return DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused("damaged") from None


def is_a(value, kind):
    """Whether a member has its kind; numbers are whole, and not longer than 64 bits."""
    if kind is int:
        return type(value) is int and 0 <= value < 2**64
    return isinstance(value, kind)


def is_list_of_texts(value):
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def check_bounds(data, longest):
    depth = commas = 0
    for token in TOKENS.finditer(data):
        first = data[token.start()]
        if first == ord('"'):
            need(token.end() - token.start() - 2 <= longest, "too-large")
        elif first in b"[{":
            depth += 1
            need(depth <= MAX_DEPTH, "too-large")
        elif first in b"]}":
            depth = max(0, depth - 1)
        else:
            commas += 1
            need(commas <= MAX_COMMAS, "too-large")


def cut_out(text, wanted):
    """The text of one member of an object, letter for letter. The object has been parsed, so it is well-formed."""
    white = re.compile(r"[ \t\r\n]*")
    at = white.match(text, text.index("{") + 1).end()
    while True:
        name, at = DECODER.raw_decode(text, at)
        begin = white.match(text, white.match(text, at).end() + 1).end()
        _, end = DECODER.raw_decode(text, begin)
        if name == wanted:
            return text[begin:end]
        at = white.match(text, white.match(text, end).end() + 1).end()


# --- age ------------------------------------------------------------------------------------------------------------


def disarm(armored):
    lines = armored.strip("\r\n").splitlines()
    need(len(lines) > 2 and armored.startswith(BEGIN) and lines[0] == BEGIN and lines[-1] == END)
    body = lines[1:-1]
    need(all(len(line) == 64 for line in body[:-1]) and 0 < len(body[-1]) <= 64)
    try:
        return base64.b64decode("".join(body), validate=True)
    except binascii.Error:
        raise Refused("damaged") from None


def check_header(sealed):
    """Bounds the work that the header asks for, and returns its scrypt work factor, if it has one."""
    end = sealed[:MAX_HEADER].find(b"\n--- ")
    need(end >= 0, "too-large" if len(sealed) > MAX_HEADER else "damaged")
    lines = sealed[:end].split(b"\n")
    stanzas = [line.split(b" ")[1:] for line in lines[1:] if line.startswith(b"-> ")]
    need(len(stanzas) <= MAX_STANZAS, "too-large")
    need(lines[0].startswith(b"age-encryption.org/"))
    need(lines[0] == b"age-encryption.org/v1", "too-new")
    scrypt = [stanza for stanza in stanzas if stanza[:1] == [b"scrypt"]]
    if not scrypt:
        return None
    need(len(stanzas) == 1 and len(scrypt[0]) == 3 and re.fullmatch(rb"[1-9][0-9]?", scrypt[0][2]))
    return int(scrypt[0][2])


def start_age(arguments, **streams):
    try:
        return subprocess.Popen(["age", "--decrypt", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                **streams)
    except FileNotFoundError:
        sys.exit("`age` is not installed: apt-get install age")


def open_with_passphrase(sealed, passphrase, folder):
    """age asks for a passphrase on its terminal only, so it gets one of its own."""
    path = folder / "key.age"
    path.write_bytes(sealed)
    ours, theirs = pty.openpty()

    def take_terminal():
        os.setsid()
        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)

    process = start_age([str(path)], stdin=subprocess.DEVNULL, preexec_fn=take_terminal)
    asked = b""
    while b"passphrase" not in asked and process.poll() is None:
        if select.select([ours], [], [], 0.05)[0]:
            asked += os.read(ours, 1024)
    os.write(ours, passphrase.encode() + b"\n")
    output, message = process.communicate(timeout=120)
    os.close(ours)
    os.close(theirs)
    if process.returncode == 0:
        return output
    raise Refused("wrong-passphrase" if b"incorrect passphrase" in message else "damaged")


def open_with_identity(sealed, identity, folder):
    path = folder / "data.age"
    path.write_bytes(sealed)
    process = start_age(["--identity", "-", str(path)], stdin=subprocess.PIPE)
    output, message = process.communicate(identity.encode() + b"\n", timeout=120)
    if process.returncode == 0:
        return output
    foreign = b"no identity matched" in message or b"malformed secret key" in message or b"reading \"-\"" in message
    raise Refused("wrong-key" if foreign else "damaged")


def clinic_key(keys, passphrase, folder):
    error = Refused("wrong-key")
    for armored in keys:
        try:
            sealed = disarm(armored)
            factor = check_header(sealed)
            need(factor is not None, "wrong-passphrase")
            need(factor <= MAX_WORK_FACTOR, "too-large")
            key = open_with_passphrase(sealed, " ".join(passphrase.split()), folder).decode("ascii", "replace")
            need(re.fullmatch(r"AGE-SECRET-KEY-1[0-9A-Z]+", key.strip()))
            return key.strip()
        except Refused as refused:
            error = refused
    raise error


def recovery_key(typed):
    """The key as somebody typed it from paper: white space, hyphens and small letters are forgiven."""
    letters = re.sub(r"[^0-9A-Za-z]", "", typed).upper()
    return "AGE-SECRET-KEY-" + letters.removeprefix("AGESECRETKEY")


# --- the chain ------------------------------------------------------------------------------------------------------


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def plain(value, **how):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), **how).encode()


def check_chain(binder):
    """What is wrong with the chain of sign-offs, or how many there are."""
    chain = binder.get("chain", {})
    documents = {sha256(plain(document)) for document in binder.get("archive", [])}
    reached, order, told, marks = {}, [], set(), {}
    for entry in chain.get("entries", []):
        name, previous = sha256(plain(entry, sort_keys=True)), entry["previous"]
        if not set(previous) <= reached.keys() or len(previous) > 2 or previous != sorted(set(previous)):
            return f"entry {entry['number']}: it rests on what is not there"
        reached[name] = set(previous).union(*(reached[before] for before in previous))
        if entry["number"] != len(reached[name]) + 1:
            return f"entry {entry['number']}: the number is wrong"
        order.append((entry["number"], name))
        if (len(previous) == 2) == ("document" in entry):
            return f"entry {entry['number']}: a document where two chains meet, or none elsewhere"
        told.update([entry["document"]] if "document" in entry else [])
        marks.update({entry["file"]["sha256"]: entry["file"]} if "file" in entry else {})
    if order != sorted(set(order)):
        return "the entries are not in order"
    last = {"number": order[-1][0], "hash": order[-1][1]} if order else None
    if chain.get("head") != last or (order and len(reached[order[-1][1]]) + 1 != len(order)):
        return "the head is not the last entry, or does not rest on all others"
    if told != documents:
        return "a document without an entry, or an entry without its document"
    return check_files(binder.get("files", {}), marks) or f"sound, {len(order)} entries"


def check_files(files, marks):
    found = set()
    for name, file in files.items():
        pdf = zlib.decompress(base64.b64decode(file["gzip"], validate=True), wbits=31)
        if name not in marks or file["length"] != len(pdf) or marks[name]["length"] != len(pdf):
            return f"file {name}: no sign-off speaks of it"
        while name is not None:
            found.add(name)
            if sha256(pdf[:marks[name]["length"]]) != name:
                return f"file {name}: it was changed"
            name = marks[name].get("continues")
    return None if found == marks.keys() else "a file is missing"


# --- the file -------------------------------------------------------------------------------------------------------


def read_envelope(data):
    need(len(data) <= MAX_FILE, "too-large")
    begins = data[:len(MARK)]
    need(len(begins) == len(MARK) and sum(a != b for a, b in zip(begins, MARK)) <= 1, "not-ours")
    checksum = CHECKSUM.search(data[-100:])
    need(checksum is not None)
    before = data[:len(data) - (checksum.end() - checksum.start())]
    need(hashlib.sha256(before).hexdigest().encode() == checksum[1])
    check_bounds(data, MAX_FILE)
    envelope = parse(data)
    need(isinstance(envelope, dict) and is_a(envelope.get("min_reader"), int) and "min_reader" not in envelope.twice)
    need(envelope["min_reader"] <= READER, "too-new")
    need(all(is_a(envelope.get(name), kind) for name, kind in MEMBERS.items()))
    need(is_list_of_texts(envelope.get("keys")) and is_list_of_texts(envelope.get("recipients")))
    need(not envelope.twice & (MEMBERS.keys() | {"keys", "recipients"}))
    need(len(envelope["keys"]) <= MAX_KEYS and len(envelope["recipients"]) <= MAX_KEYS, "too-large")
    need(envelope["format"] == "klinikkvern-binder" and envelope["compression"] == "gzip")
    return envelope


def unpack(packed):
    limit = min(max(len(packed) * MAX_RATIO, FREE), MAX_UNPACKED)
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(packed, limit + 1)
    except zlib.error:
        raise Refused("damaged") from None
    need(len(data) <= limit, "too-large")
    need(unpacker.eof and not unpacker.unused_data)
    return data


def read_inside(data, envelope):
    check_bounds(data, MAX_TEXT)
    inside = parse(data)
    need(isinstance(inside, dict) and not inside.twice & {"header", "recipients", "content"})
    header, recipients = inside.get("header"), inside.get("recipients")
    need(isinstance(header, dict) and not header.twice & (HEADER_MEMBERS.keys() | {"lineage"}))
    need(all(is_a(header.get(name), kind) for name, kind in HEADER_MEMBERS.items()))
    lineage = header.get("lineage")
    need(isinstance(lineage, dict) and all(is_a(count, int) for count in lineage.values()))
    need(is_list_of_texts(recipients) and "content" in inside)
    need(all(header[name] == envelope[name] for name in HEADER_MEMBERS))
    need(recipients == envelope["recipients"])
    return cut_out(data.decode("utf-8"), "content")


def check_binder(content):
    """The class of a binder that has been taken out of its envelope: "opens" or "newer"."""
    need(isinstance(content, dict) and content.get("format") == "klinikkvern-binder", "not-ours")
    schema, binder = content.get("schema"), content.get("binder")
    need(is_a(schema, int))
    newer = schema > SCHEMA
    known = (isinstance(binder, dict) and is_a(binder.get("id"), str) and is_a(binder.get("created"), str)
             and isinstance(binder.get("sections", {}), dict) and isinstance(binder.get("archive", []), list)
             and all(isinstance(section, dict) for section in binder.get("sections", {}).values())
             and all(isinstance(document, dict) for document in binder.get("archive", []))
             and isinstance(binder.get("files", {}), dict) and is_list_of_texts(binder.get("authorities", []))
             and all(isinstance(file, dict) for file in binder.get("files", {}).values())
             and isinstance(binder.get("chain", {}), dict)
             and isinstance(binder.get("chain", {}).get("entries", []), list)
             and all(isinstance(entry, dict) for entry in binder.get("chain", {}).get("entries", [])))
    need(known, "too-new" if newer else "damaged")
    return "newer" if newer else "opens"


def read_plain(data):
    need(len(data) <= MAX_FILE, "too-large")
    need(sum(token[0] == b"," for token in TOKENS.finditer(data)) <= MAX_COMMAS, "too-large")
    try:
        content = parse(data)
    except Refused:
        raise Refused("damaged" if b"klinikkvern-binder" in data else "not-ours") from None
    return check_binder(content), data


def read(data, passphrase, recovery):
    if passphrase is None and recovery is None:
        return read_plain(data)
    envelope = read_envelope(data)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        identity = recovery_key(recovery) if recovery else clinic_key(envelope["keys"], passphrase, folder)
        sealed = disarm(envelope["data"])
        check_header(sealed)
        packed = open_with_identity(sealed, identity, folder)
    content = read_inside(unpack(packed), envelope).encode()
    return check_binder(parse(content)), content


def main():
    arguments = argparse.ArgumentParser(description="Prints the content of a .klinikk file.")
    arguments.add_argument("file", type=Path)
    secret = arguments.add_mutually_exclusive_group()
    secret.add_argument("--passphrase")
    secret.add_argument("--recovery-key", dest="recovery")
    arguments.add_argument("--check-chain", action="store_true")
    chosen = arguments.parse_args()
    try:
        verdict, content = read(chosen.file.read_bytes(), chosen.passphrase, chosen.recovery)
    except Refused as refused:
        verdict, content = str(refused), b""
    print(verdict, file=sys.stderr)
    if chosen.check_chain and content:
        print("chain:", check_chain(parse(content)["binder"]), file=sys.stderr)
    sys.stdout.buffer.write(content)
    sys.exit(EXIT[verdict])


if __name__ == "__main__":
    main()
