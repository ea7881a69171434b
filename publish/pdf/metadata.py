"""What a PDF says of itself: XMP in every language, standards claimed, output intent (ISO 16684-1, ISO 19005-3)."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pikepdf

PRODUCER = "publish"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:identifier>{identifier}</dc:identifier>
<dc:title><rdf:Alt>{titles}</rdf:Alt></dc:title>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>{dates}
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The document's identity: `titles` by language tag, the first one the document's own language and default.

    `date` is ISO 8601 (a day), or empty where the publication gives none: no clock is ever read.
    """

    identifier: str
    titles: Mapping[str, str]
    right_to_left: bool = False
    date: str = ""

    @property
    def language(self) -> str:
        """The document's main language."""
        return next(iter(self.titles))


def describe(document: pikepdf.Pdf, metadata: Metadata) -> None:
    """Write metadata, language, viewer preferences and the output intent into the catalogue."""
    root = document.Root
    packet = document.make_stream(_packet(metadata).encode("utf-8"))
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = packet
    root.Lang = String(metadata.language)
    # Readers that know no XMP show these two; PDF/A asks that they say the same as the packet.
    document.docinfo = document.make_indirect(
        Dictionary(Title=String(metadata.titles[metadata.language]), Producer=String(PRODUCER))
    )
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if metadata.right_to_left:
        root.ViewerPreferences.Direction = Name.R2L
    profile = document.make_stream(_srgb())
    profile.N = 3
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB"),
                DestOutputProfile=profile,
            )
        ]
    )


def _packet(metadata: Metadata) -> str:
    titles = {"x-default": metadata.titles[metadata.language], **metadata.titles}
    date = f"<xmp:CreateDate>{metadata.date}</xmp:CreateDate>" if metadata.date else ""
    return _XMP.format(
        identifier=escape(metadata.identifier),
        titles="".join(f'<rdf:li xml:lang="{tag}">{escape(title)}</rdf:li>' for tag, title in titles.items()),
        languages="".join(f"<rdf:li>{tag}</rdf:li>" for tag in metadata.titles),
        dates=date,
        producer=PRODUCER,
    )


def _srgb() -> bytes:
    """Read the ICC's own sRGB profile, which the engine carries; finding the engine does not import it."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        message = "weasyprint is not installed"
        raise ModuleNotFoundError(message)
    return (Path(spec.origin).parent / "pdf" / "sRGB2014.icc").read_bytes()
