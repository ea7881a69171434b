"""From page counts to printed sheets. Pure arithmetic, but for `sheets`, which alone reads and writes PDF.

    planner     Parts (model)            -> BookPlan      every page of the book
    blanks      Parts, number of blanks  -> slots         where a designer puts them
    imposition  page count, spine        -> Imposition    which page stands where on which side of which sheet
    creep       depth in the stack       -> points        how far a page moves towards the spine
    placement   Imposition, SheetSpec    -> PlacedSide    the same in points, with fold and staple marks
    sheets      PDF, Imposition          -> PDF           the sheets
    ticket      Imposition, SheetSpec    -> JobTicket     what the operator of printer, stapler and folder must know

Words: a *sheet* is what goes into the printer; folded once it makes two *leaves*, and a leaf has two *pages*, recto
(odd numbers) and verso (even). A *signature* is a stack of sheets nested and folded together. The *spine* lies left
of page 1 in books that read from left to right, right of it in the others.
"""
