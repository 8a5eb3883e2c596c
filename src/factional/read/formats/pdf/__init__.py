"""PDF: pages of glyphs to a text in the order of reading, with its tables, notes and pages.

PDFium (in the wheel of `pypdfium2`, 4 MB, BSD and Apache-2.0) finds the glyphs and rules of a page;
everything else is done here. Compared were pdfplumber on pdfminer.six, a tenth as fast and without
an order of reading, and kreuzberg, whose wheel is thirty times as large and whose text has neither
offsets of cells nor pages of paragraphs; `docs/formats.md` has the figures.
"""

from factional.read.formats.pdf.document import parse

__all__ = ["parse"]
