"""Asks pyHanko about the signatures of our PDFs, and looks at what it does not ask about.

    signatures.py --signers N --kind approval|certification FILE   the faults; exit code 1 when there is one
    signatures.py FILE                                             the same, for one signature or more of any kind
    signatures.py --attacks FILE…                                  one line a file: what pyHanko says of it; never fails

The root of the clinic travels in each signature. It is taken from there and handed to pyHanko as the one root to trust:
whose root it is must be told by people, and everything below it by mathematics.
"""

import argparse
import io
import logging
import sys
from pathlib import Path

import pikepdf
from asn1crypto import cms
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

SIGNED_ATTRIBUTES = {"content_type", "message_digest", "signing_certificate_v2"}
PERMISSION = {"approval": None, "certification": MDPPerm.FILL_FORMS}


def faults(pdf, signers=None, kind=None, root=None):
    """What is wrong with the file, in words, the newest signature first; nothing when every signature holds."""
    signatures = list(PdfFileReader(io.BytesIO(pdf), strict=True).embedded_signatures)
    if not signatures or signers not in (None, len(signatures)):
        yield f"{len(signatures)} signatures, {signers or 'at least one'} expected"
        return
    for number, signature in reversed(list(enumerate(signatures, 1))):
        checks = [
            verdict(signature, root, is_last=number == len(signatures)),
            container(signature, pdf),
            permission(signature, kind if number == 1 or kind is None else "approval"),
        ]
        yield from (f"signature {number}: {fault}" for check in checks for fault in check)
    yield from widgets(pdf)


def root_of(signature):
    """The one certificate in the container that issued itself and may issue others."""
    roots = [found for found in signature.other_embedded_certs if found.ca and found.self_issued]
    if len(roots) != 1:
        raise ValueError(f"{len(roots)} root certificates in the signature, one is expected")
    return roots[0]


def verdict(signature, root, is_last):
    """pyHanko's own verdict, at the time that the signature names: the certificates must have been valid then.
    `root` is the one that is known from before, if any."""
    moment = signature.self_reported_timestamp
    embedded = root_of(signature)
    if moment is None or embedded.dump() != (root or embedded).dump():
        yield "names no time, or carries another root"
        return
    context = ValidationContext(trust_roots=[embedded], allow_fetching=False, moment=moment, best_signature_time=moment)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    for name in ("intact", "valid", "trusted", "docmdp_ok", "bottom_line"):
        if not getattr(status, name):
            yield f"not {name}"
    wanted = SignatureCoverageLevel.ENTIRE_FILE if is_last else SignatureCoverageLevel.ENTIRE_REVISION
    if status.coverage != wanted:
        yield f"covers {status.coverage}, {wanted} expected"
    allowed = ModificationLevel.NONE if is_last else ModificationLevel.FORM_FILLING
    if status.modification_level is None or status.modification_level > allowed:
        yield f"changed afterwards: {status.modification_level}"


def container(signature, pdf):
    """PAdES B-B to the letter. The numbers and names here are under no signature, and pyHanko passes over some of them."""
    if signature.sig_object.get("/SubFilter") != "/ETSI.CAdES.detached":
        yield "not of the PAdES kind"
    der, padding = parts_of(signature, pdf)
    content, data, signer = cms.ContentInfo.load(der, strict=True), signature.signed_data, signature.signer_info
    if content.dump(force=True) != der or any(padding) or content["content_type"].native != "signed_data":
        yield "the container is not written the one way that DER has"
    versions = (data["version"].native, signer["version"].native)
    digests = [digest["algorithm"].native for digest in data["digest_algorithms"]]
    if versions != ("v1", "v1") or digests != ["sha256"]:
        yield f"the container has versions {versions} and digests {digests}"
    if signer["sid"].chosen["issuer"].dump() != signature.signer_cert.issuer.dump():
        yield "the container names another issuer than the certificate"
    attributes = {attribute["type"].native for attribute in signer["signed_attrs"]}
    if attributes != SIGNED_ATTRIBUTES or len(signer["unsigned_attrs"]):
        yield f"the container signs {sorted(attributes)}, {sorted(SIGNED_ATTRIBUTES)} expected"


def parts_of(signature, pdf):
    """The container in DER, and what fills the room after it."""
    _, start, end, _ = signature.byte_range
    filled = bytes.fromhex(pdf[start + 1 : end - 1].decode("ascii"))
    # All containers of ours are between 256 and 65,535 bytes long, so the length stands in the third and fourth byte.
    length = 4 + int.from_bytes(filled[2:4], "big")
    return filled[:length], filled[length:]


def permission(signature, kind):
    """A certification permits filling in forms and signing; an approval says nothing of it."""
    if kind is not None and signature.docmdp_level != PERMISSION[kind]:
        yield f"permits {signature.docmdp_level}, {PERMISSION[kind]} expected"


def widgets(pdf):
    """A signature's widget has no size and is locked: then PDF/A asks for no looks, and PDF/UA for no place in the tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        pages = {page.objgen for page in file.pages}
        in_tree = {element.Obj.objgen for element in file.objects if is_object_reference(element)}
        for field in file.Root.AcroForm.Fields:
            name = str(field.T)
            if [float(edge) for edge in field.Rect] != [0, 0, 0, 0]:
                yield f"{name}: its rectangle is not empty"
            if field.F != 132:
                yield f"{name}: flags {field.F}, 132 expected (printed and locked)"
            if "/StructParent" in field or field.objgen in in_tree:
                yield f"{name}: it stands in the structure tree"
            if field.P.objgen not in pages:
                yield f"{name}: it stands on no page"


def is_object_reference(element):
    """Whether this is the structure tree's way to point at something that is not text."""
    return isinstance(element, pikepdf.Dictionary) and element.get("/Type") == "/OBJR" and "/Obj" in element


def answer(pdf, root=None):
    """One line: that every signature holds, or the first fault. What can't be read is refused."""
    try:
        fault = next(faults(pdf, root=root), None)
    except Exception as error:  # Each kind of damage has an exception of its own; all of them are a refusal.
        return f"refused: {type(error).__name__}: {error}".splitlines()[0]
    return "valid" if fault is None else f"reported: {fault}"


def main():
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser()
    parser.add_argument("--signers", type=int)
    parser.add_argument("--kind", choices=PERMISSION)
    parser.add_argument("--attacks", action="store_true")
    parser.add_argument("files", nargs="+", type=Path)
    asked = parser.parse_args()
    if asked.attacks:
        for file in asked.files:
            print(f"{file.name}: {answer(file.read_bytes())}")
        return 0
    found = [fault for file in asked.files for fault in faults(file.read_bytes(), asked.signers, asked.kind)]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
