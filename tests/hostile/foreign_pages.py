"""Foreign PDFs on whose pages stands what never ends, draws itself, or leads elsewhere: the smallest, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile import faces
from tests.hostile.foreign import FONT, PAGE, embedded, font, numbered, pdf, resource, stream, unicode, xobject

if TYPE_CHECKING:
    from collections.abc import Callable

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
CASES: dict[str, Callable[[], bytes]] = {
    "an image in JBIG2": lambda: xobject(
        "/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 7 0 R>>",
        b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\xff" * 40,
        [stream(b"\0\0\0\1\0\0\0\xff\xff\xff\xff" + b"\xff" * 60)],
    ),
    "an image in JPEG 2000": lambda: xobject(
        "/Filter/JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n\xff\x4f\xff\x51" + b"\xff" * 60
    ),
    "an image of a fax": lambda: xobject(
        "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 2147483647/Rows 2147483647>>", bytes(99)
    ),
    "an image in JPEG that ends": lambda: xobject("/Filter/DCTDecode", b"\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3"),
    "an image without end": lambda: xobject("/Width 2147483647/Height 2147483647"),
    "a mask of itself": lambda: xobject("/SMask 6 0 R/Mask 6 0 R"),
    "colours of colours": lambda: xobject("/ColorSpace 7 0 R", b"x", ["[/Indexed 7 0 R 255 (abc)]"]),
    "inks of themselves": lambda: resource(
        "ColorSpace", "6 0 R", b"/R cs 1 scn 9 9 99 99 re f", "[/Separation/A 6 0 R 7 0 R]", "7"
    ),
    "inks without end": lambda: resource(
        "ColorSpace",
        "6 0 R",
        b"/R cs 1 scn 9 9 99 99 re f",
        f"[/DeviceN[{'/A ' * 5_000}]/DeviceCMYK 7 0 R]",
        "<</FunctionType 2/N 1/Domain[0 1]>>",
    ),
    "a profile that lies": lambda: resource(
        "ColorSpace",
        "[/ICCBased 6 0 R]",
        b"/R cs 1 1 1 scn 9 9 99 99 re f",
        stream(b"\xff" * 300, "/N 3/Alternate[/ICCBased 6 0 R]"),
    ),
    "a function of itself": lambda: resource(
        "Shading",
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>",
        b"/R sh",
        "<</FunctionType 3/Domain[0 1]/Functions[6 0 R 6 0 R]/Bounds[.5]/Encode[0 1 0 1]>>",
    ),
    "a function of samples without end": lambda: resource(
        "Shading",
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>",
        b"/R sh",
        stream(
            b"x", "/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1]/Size[65535 65535 65535 65535]/BitsPerSample 32"
        ),
    ),
    "a function of PostScript": lambda: resource(
        "Shading",
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 6 0 R>>",
        b"/R sh",
        stream(
            b"{" * 50_000 + b"dup mul 999999 copy -1 roll" + b"}" * 50_000, "/FunctionType 4/Domain[0 1]/Range[0 1]"
        ),
    ),
    "a mesh of nothing": lambda: resource(
        "Shading",
        "6 0 R",
        b"/R sh",
        stream(
            bytes(500),
            "/ShadingType 7/ColorSpace/DeviceRGB/BitsPerCoordinate 33/BitsPerComponent 99/BitsPerFlag 0/Decode[]",
        ),
    ),
    "a pattern of itself": lambda: resource(
        "Pattern",
        "6 0 R",
        b"/Pattern cs /R scn 0 0 400 500 re f",
        stream(
            b"/Pattern cs /R scn 0 0 9 9 re f",
            "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 1e-9/YStep 0"
            "/Resources<</Pattern<</R 6 0 R>>>>",
        ),
    ),
    "a state of itself": lambda: resource(
        "ExtGState",
        "6 0 R",
        b"/R gs " * 5_000,
        "<</SMask<</S/Luminosity/G 7 0 R/TR 6 0 R>>/HT 6 0 R/TR 6 0 R>>",
        "6 0 R",
    ),
    "forms that multiply": lambda: pdf(
        page="/Resources<</XObject<</X 6 0 R>>>>",
        content=b"/X Do",
        more=[
            stream(
                b"/X Do " * 20, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {7 + level} 0 R>>>>"
            )
            for level in range(12)
        ],
    ),
    "layers of themselves": lambda: pdf(
        catalog="/OCProperties<</OCGs[6 0 R 6 0 R]/D<</Order[6 0 R[6 0 R]]/ON 6 0 R/RBGroups 6 0 R>>>>",
        content=b"/OC /P BDC BT /F 9 Tf (a) Tj ET EMC",
        page="/Resources<</Properties<</P 6 0 R>>>>",
        more=["<</Type/OCMD/OCGs 6 0 R/VE[/And 6 0 R 6 0 R]>>"],
    ),
    "a picture in the page without end": lambda: pdf(content=b"BI /W 99999999 /H 99999999 /BPC 8 /CS /RGB ID xx"),
    "pictures in the page": lambda: pdf(content=b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI " * 20_000),
    "an open string": lambda: pdf(content=b"BT /F 9 Tf (" + b"(" * 200_000),
    "an open string in hexadecimal": lambda: pdf(content=b"BT /F 9 Tf <" + b"a" * 500_000),
    "a name without end": lambda: pdf(content=b"/" + b"a" * 500_000 + b" gs"),
    "a number without end": lambda: pdf(content=b"9" * 300_000 + b" 0 Td"),
    "numbers that overflow": lambda: pdf(
        content=b"BT /F 1e308 Tf 1e308 0 0 1e308 1e308 1e308 Tm 1e308 TL (a) Tj T* (b) Tj ET"
    ),
    "marks that never end": lambda: pdf(content=b"/P <</MCID 0>> BDC " * 50_000),
    "marks of marks": lambda: pdf(content=b"/P " + b"<</A " * 20_000 + b" BDC"),
    "clips without end": lambda: pdf(content=b"0 0 9 9 re W n " * 50_000),
    "paths without end": lambda: pdf(content=b"0 0 m " + b"1 1 l 2 2 3 3 4 4 c " * 50_000 + b"f*"),
    "dashes of nothing": lambda: pdf(content=b"[0 0 0] 0 d 0 0 m 400 500 l S [1e-30] 1e30 d S"),
    "contents without end": lambda: pdf(page=f"/Contents[{'4 0 R ' * 50_000}]"),
    "contents in a ring": lambda: pdf(page="/Contents 6 0 R", more=["[6 0 R 4 0 R 6 0 R]"]),
    "letters that draw themselves": lambda: font(
        "/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Differences[0/a/a/a]>>"
        "/FirstChar 0/LastChar 2/Widths[1 1 1]/Resources<</Font<</F 5 0 R>>>>",
        stream(b"9 0 0 0 9 9 d1 BT /F 9 Tf <000102> Tj ET"),
        subtype="Type3",
    ),
    "codes of all characters": lambda: unicode("1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"),
    "codes in a list without end": lambda: unicode(
        "1 beginbfrange <0000> <FFFF> [" + "<0041>" * 70_000 + "] endbfrange"
    ),
    "codes that use themselves": lambda: unicode(
        "/A usecmap /Identity-H usecmap 1 begincodespacerange <> <FF> endcodespacerange"
    ),
    "ranges of characters without end": lambda: font(
        "/Encoding 7 0 R",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/W[0 999999999 1]/DW2[1e99 -1e99]>>",
        stream(b"1 begincidrange <0000> <FFFFFFFF> 0 endcidrange", "/Type/CMap/CMapName/A/UseCMap 7 0 R"),
    ),
    "fonts of themselves": lambda: font("", "5 0 R"),
    "glyphs by a map that lies": lambda: font(
        "", "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDToGIDMap 7 0 R>>", stream(b"\xff" * 200_001)
    ),
    "a font file that is none": lambda: embedded("FontFile2", b"\xff" * 500),
    "a font file of parts of itself": lambda: embedded("FontFile2", faces.CASES["a glyph of itself"]()),
    "a font file with a map of all": lambda: embedded("FontFile2", faces.CASES["a character map of all characters"]()),
    "a font file of subroutines": lambda: embedded(
        "FontFile3", faces.CASES["a global subroutine of itself"](), "/Subtype/OpenType"
    ),
    "a font file of subroutines that multiply": lambda: embedded(
        "FontFile3", faces.CASES["subroutines that multiply"](), "/Subtype/OpenType"
    ),
    "a font file of ones": lambda: embedded("FontFile3", b"\1\0\4\4" + b"\xff" * 3_000, "/Subtype/CIDFontType0C"),
    "a font file of the first kind": lambda: font(
        "/FirstChar 0/LastChar 1/Widths[1 1]/FontDescriptor 6 0 R",
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontFile 7 0 R>>",
        stream(
            b"%!PS-AdobeFont-1.0\n{/a exch def} loop currentfile eexec " + bytes(500),
            "/Length1 99999/Length2 -1/Length3 0",
        ),
        subtype="Type1",
    ),
    "tags in a ring": lambda: pdf(
        catalog="/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R",
        more=[
            "<</Type/StructTreeRoot/K 7 0 R/ParentTree 8 0 R/RoleMap<</A/B/B/A>>>>",
            "<</S/A/P 7 0 R/K[7 0 R 7 0 R]>>",
            "<</Kids[8 0 R]/Limits[0 1]>>",
        ],
    ),
    "deep tags": lambda: numbered(
        {
            1: "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 6 0 R>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: PAGE.format(""),
            4: stream(b""),
            5: FONT.format(""),
            6: "<</Type/StructTreeRoot/K 10 0 R>>",
            **{number: f"<</S/Div/P {number - 1} 0 R/K {number + 1} 0 R>>" for number in range(10, 6_000)},
        },
        "<</Root 1 0 R/Size 6001>>",
    ),
    "names in a ring": lambda: pdf(
        catalog="/Names<</Dests 6 0 R/EmbeddedFiles 6 0 R/JavaScript 6 0 R>>", more=["<</Kids[6 0 R 6 0 R]>>"]
    ),
    "outlines in a ring": lambda: pdf(
        catalog="/Outlines 6 0 R",
        more=["<</First 7 0 R/Last 7 0 R/Count 99>>", "<</Title(a)/Next 7 0 R/First 7 0 R/Parent 6 0 R>>"],
    ),
    "labels without end": lambda: pdf(catalog="/PageLabels<</Nums[0<</S/R/St 999999999/P(\x1b[2J)>>]>>"),
    "notes in a ring": lambda: pdf(
        page="/Annots 6 0 R",
        more=[
            "[7 0 R 6 0 R 7 0 R]",
            "<</Subtype/Widget/Rect[0 0 9 9]/Parent 7 0 R/Kids[7 0 R]/AP<</N 7 0 R>>/Popup 7 0 R>>",
        ],
    ),
    "notes without end": lambda: pdf(
        page=f"/Annots[{'6 0 R ' * 30_000}]", more=["<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(@HTTP@)>>>>"]
    ),
    "notes that act": lambda: pdf(
        page="/AA<</O 6 0 R>>/Annots[<</Subtype/Link/Rect[0 0 9 9]/A 6 0 R>>]",
        more=["<</S/SubmitForm/F(@HTTP@)/Next[6 0 R<</S/GoToR/F(@FILE@)>><</S/ImportData/F(@FILE@)>>]>>"],
    ),
    "a file in the file": lambda: pdf(
        catalog="/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>",
        more=[
            "<</Type/Filespec/F(../../../../tmp/evil)/UF(@FILE@)/FS/URL/EF<</F 7 0 R>>>>",
            stream(b"evil", "/Type/EmbeddedFile/Params<</Size 1e99>>"),
        ],
    ),
    "a page of another file": lambda: pdf(
        page="/Resources<</XObject<</X<</Type/XObject/Subtype/Form/Ref<</F(@FILE@)/Page 0>>>>>>>>", content=b"/X Do"
    ),
    "a viewport to the net": lambda: pdf(
        catalog="/Collection<</View/H>>/URI<</Base(@HTTP@)>>/Metadata 6 0 R",
        more=[
            stream(
                b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file://@FILE@'>]><x:xmpmeta xmlns:x='adobe:ns:meta/'>&x;</x:xmpmeta>",
                "/Type/Metadata/Subtype/XML",
            )
        ],
    ),
    "laughing metadata": lambda: pdf(
        catalog="/Metadata 6 0 R",
        more=[stream(f'<!DOCTYPE a [<!ENTITY l0 "l">{_LAUGHS}]><a>&l11;</a>'.encode(), "/Type/Metadata/Subtype/XML")],
    ),
    "locked anew": lambda: pdf().replace(
        b"trailer<<",
        b"trailer<</ID[(a)(b)]/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O("
        + b"o" * 48
        + b")/U("
        + b"u" * 48
        + b")/OE("
        + b"e" * 32
        + b")/UE("
        + b"e" * 32
        + b")/Perms("
        + b"p" * 16
        + b")/P -1/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF/StrF/StdCF>>",
    ),
    "straight for the web": lambda: pdf().replace(
        b"1 0 obj\n<<", b"1 0 obj\n<</Linearized 1/L 9/H[999999999 9]/O 3/E 1e99/N 99/T -1"
    ),
    "boxes of each other": lambda: pdf(
        page="/CropBox 6 0 R/TrimBox[1 0 0 9 9]/BleedBox[(a) null]", more=["[6 0 R 6 0 R 6 0 R 6 0 R]"]
    ),
    "a page turned without end": lambda: pdf(page="/Rotate 99999999999999999999"),
    "a version of the future": lambda: pdf(catalog="/Version/9.9/Extensions<</A 1 0 R>>").replace(
        b"%PDF-1.7", b"%PDF-9.9"
    ),
    "objects of one number": lambda: (
        pdf() + b"\n".join(b"3 0 obj <</Type/Page/MediaBox[0 0 1e9 1e9]>> endobj" for _ in range(3_000))
    ),
    "words before the file": lambda: b"GIF89a" + bytes(900) + pdf(),
    "a page that is a script too": lambda: b"<html><script src='@HTTP@'></script>" + pdf(),
    "a layout of XFA": lambda: pdf(
        catalog="/NeedsRendering true/AcroForm<</Fields[6 0 R]/XFA[(a) 6 0 R]>>",
        more=["<</T(a)/Kids[6 0 R]/Parent 6 0 R/V 6 0 R>>"],
    ),
    "threads in a ring": lambda: pdf(
        catalog="/Threads[6 0 R]", more=["<</F 7 0 R>>", "<</N 7 0 R/V 7 0 R/P 3 0 R/T 6 0 R>>"]
    ),
}
