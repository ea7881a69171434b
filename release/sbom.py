"""The bill of materials of a release in CycloneDX 1.6, for programs that look for known faults in parts.

Run by `python3 tasks.py sbom` in an environment of its own, which has our packages and cyclonedx-python-lib. The same
lock gives the same bytes: no serial number, no time. What the schema of CycloneDX does not allow is not written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from publish import __version__
from release.components import Component, components


def bill(root: Path) -> str:
    """Write the bill of materials as JSON."""
    parts = [_part(one) for one in components(root)]
    bom = Bom(components=parts)
    own = Part(bom_ref="publish", type=ComponentType.APPLICATION, name="publish-booklets", version=__version__)
    bom.metadata.component = own
    bom.register_dependency(own, parts)
    written: dict[str, object] = json.loads(JsonV1Dot6(bom).output_as_string())
    written.pop("serialNumber", None)
    metadata = written["metadata"]
    if isinstance(metadata, dict):
        metadata.pop("timestamp", None)
    return json.dumps(written, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _part(one: Component) -> Part:
    address = f"pkg:pypi/{one.name}@{one.version}" if one.kind == "package" else None
    return Part(
        bom_ref=f"{one.kind}:{one.name}",
        type=ComponentType.LIBRARY if one.kind == "package" else ComponentType.DATA,
        name=one.name,
        version=one.version,
        purl=PackageURL.from_string(address) if address else None,
        licenses=[DisjunctiveLicense(name=one.licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in one.hashes],
        properties=[Property(name="publish:kind", value=one.kind)],
    )


def main(top: Path) -> int:
    """Write the bill into dist/; return 1, and write nothing, where it does not obey the schema."""
    written = bill(top)
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if fault:
        print(f"error: the bill of materials does not obey its schema: {fault}", file=sys.stderr)  # noqa: T201 - a task
        return 1
    (top / "dist").mkdir(exist_ok=True)
    (top / "dist" / "sbom.cdx.json").write_text(written, encoding="utf-8")
    print(f"dist/sbom.cdx.json: {len(components(top))} parts, valid CycloneDX 1.6")  # noqa: T201 - the same
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
