"""Office documents: archives of XML, read with `lxml` and nothing else.

`python-docx` gives neither notes nor page breaks nor tracked changes, `mammoth` drops running heads
and page breaks, `odfpy` has not been kept since 2020: the formats are ISO/IEC 29500 and 26300, and
what a reader needs of them is little.
"""
