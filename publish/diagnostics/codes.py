"""The stable codes of all diagnostics: the letter names the stage, the number never changes its meaning.

C configuration, S sources, N normalization, D document tree, F fonts, G glyph gates, E engine, L lines and pages,
B booklet and leaflets, K preflight, P parity of translations, W workspace, U use of the command line.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A stable code; beside it `meaning`, a few words, and `tool`: wrong use or a broken tool (exit status 2)."""

    meaning: str
    tool: bool

    def __new__(cls, value: str, meaning: str, *flags: bool) -> Self:
        """Make a member from its code, its meaning, and True where it is about the tool, not the documents."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.tool = any(flags)
        return member

    C001 = ("C001", "publication.toml is not valid TOML")
    C002 = ("C002", "unknown key in publication.toml")
    C003 = ("C003", "value in publication.toml is not allowed")
    C004 = ("C004", "required key is missing in publication.toml")
    C005 = ("C005", "unknown language")
    C006 = ("C006", "publication.toml is missing or cannot be read", True)
    C007 = ("C007", "corrections file is not valid")
    C008 = ("C008", "style sheet of the publication has a fault")
    C009 = ("C009", "image of the publication cannot be used")
    C010 = ("C010", "colour profile of the printing condition cannot be used")
    C011 = ("C011", "file or folder is not read, though its name or content looks as if it should be")

    S001 = ("S001", "source file is missing")
    S002 = ("S002", "source is empty")
    S003 = ("S003", "source bytes cannot be read as text")
    S004 = ("S004", "declared language has no text in the sources")
    S005 = ("S005", "source file cannot be read")
    S006 = ("S006", "source lies outside the publication's folder")
    S007 = ("S007", "format is not supported")
    S008 = ("S008", "source is in a legacy encoding")
    S009 = ("S009", "source holds what a text cannot carry")

    N001 = ("N001", "language of a block is not one that the publication declares")
    N002 = ("N002", "text has no title")
    N003 = ("N003", "list numbers have a gap or do not start at one")
    N004 = ("N004", "something for the editor to look at")
    N005 = ("N005", "correction does not match the text exactly once")
    N006 = ("N006", "title of the source gives way to the editor's")

    D001 = ("D001", "reStructuredText has a problem")
    D002 = ("D002", "image in a text cannot be used")
    D003 = ("D003", "image has no alternative text")

    F001 = ("F001", "font file is not the one that the lock lists")
    F002 = ("F002", "no font in the catalogue for this language's script")
    F003 = ("F003", "font lock is missing or not valid", True)
    F004 = ("F004", "font package cannot be fetched", True)
    F005 = ("F005", "font file cannot be used")
    F006 = ("F006", "script has no Bold in any font")
    F007 = ("F007", "script is written in columns, which are not set")
    F008 = ("F008", "font of the publication's own lacks letters of a text")

    G000 = ("G000", "character that must not reach a page")
    G001 = ("G001", "character that no font of the stack has")
    G002 = ("G002", "text is not shaped as its script and language require")
    G003 = ("G003", "font stack does not cover the language's orthography")
    G004 = ("G004", "glyph on the page is missing, out of range or without a font")
    G005 = ("G005", "font in the PDF is not embedded or not one of ours")
    G006 = ("G006", "line is not drawn as shaping its text in the locked fonts yields it")
    G007 = ("G007", "text of the source is not on the pages as it stands")
    G008 = ("G008", "text cannot be read back from the page as it is set")
    G009 = ("G009", "engine used or reported something undeclared")
    G010 = ("G010", "proof had nothing to check")
    G011 = ("G011", "page boxes contradict one another")

    E001 = ("E001", "rendering engine is not usable on this machine", True)
    E002 = ("E002", "rendering engine stopped", True)
    E004 = ("E004", "the fence around untrusted work has a gap on this machine")
    E007 = ("E007", "document takes more time or memory than it may have")
    E006 = ("E006", "no process could be started for untrusted work", True)
    E005 = ("E005", "word is longer than its line")
    E008 = ("E008", "process that built a publication ended before it was done", True)
    E009 = ("E009", "worker of a cluster runs another program", True)
    E010 = ("E010", "cluster cannot be used", True)

    L001 = ("L001", "line is loose")
    L002 = ("L002", "lines in a row end in hyphens")
    L003 = ("L003", "last line is short")
    L004 = ("L004", "paragraph is set ragged")
    L005 = ("L005", "spaces run through lines as a river")
    L006 = ("L006", "line stands alone at a page's edge")

    B001 = ("B001", "text does not fit the budget of pages")
    B002 = ("B002", "blank page planned")
    B003 = ("B003", "PDF cannot be imposed")
    B004 = ("B004", "pages do not fit the sheet")
    B005 = ("B005", "leaflet fitted to its sheet")
    B006 = ("B006", "booklet is too thick for its binding")
    B007 = ("B007", "how a PDF was imposed")
    B008 = ("B008", "what a print sheet cannot keep")

    K001 = ("K001", "page boxes do not lie inside one another")
    K002 = ("K002", "page or sheet is not of its exact size")
    K003 = ("K003", "pages or blanks are other than planned")
    K004 = ("K004", "font is not embedded")
    K005 = ("K005", "image has too few pixels for its size")
    K006 = ("K006", "colour that the press edition may not have")
    K007 = ("K007", "black is made of RGB")
    K008 = ("K008", "letters are too small to print")
    K009 = ("K009", "line is too thin to print")
    K010 = ("K010", "figure has no alternative text")
    K011 = ("K011", "links, outline or tags are lost")
    K012 = ("K012", "identifier stands twice")
    K013 = ("K013", "transparency or overprint")
    K014 = ("K014", "what the press edition is made for")
    K015 = ("K015", "demand of PDF/X is not met")
    K016 = ("K016", "preflight had nothing to look at")
    K017 = ("K017", "veraPDF, where it is installed, does not pass the file")

    P001 = ("P001", "number of list items differs between translations")
    P002 = ("P002", "number of headings differs between translations")
    P003 = ("P003", "number differs between translations")
    P004 = ("P004", "date differs between translations")
    P005 = ("P005", "link or address differs between translations")
    P006 = ("P006", "passage is much shorter or longer than in the other translations")
    P007 = ("P007", "number of sentences differs between translations")
    P008 = ("P008", "bracket or quotation mark without its partner")
    P009 = ("P009", "brackets or quotations are missing that the other translations have")
    P010 = ("P010", "acronym is one letter away from that of other translations")
    P011 = ("P011", "doubled word")
    P012 = ("P012", "space missing or superfluous beside a mark")
    P013 = ("P013", "one language writes the same thing in two ways")
    P090 = ("P090", "answer to a parity finding matches nothing")

    W001 = ("W001", "folder cannot be written", True)
    W002 = ("W002", "output folder holds files that are not ours", True)
    W003 = ("W003", "another build is running in this folder", True)

    U001 = ("U001", "wrong use of the command", True)
    U002 = ("U002", "publish has a fault of its own", True)
    U003 = ("U003", "system refuses to read or write something that the command needs", True)
