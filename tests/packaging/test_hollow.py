"""In the place of libraries that nothing asks stand functions that do nothing."""

from __future__ import annotations

from bundle.hollow import function, symbols, versions

TOLD = """\

/x/PIL/_imaging.so:     file format elf64-x86-64

DYNAMIC SYMBOL TABLE:
0000000000000000      DF *UND*\t0000000000000000 (LIBTIFF_4.0) TIFFOpen
0000000000000000      DF *UND*\t0000000000000000  Base        opj_version
0000000000000000      DF *UND*\t0000000000000000              xcb_connect
0000000000012340 g    DF .text\t0000000000000123  LIBTIFF_4.0 TIFFClose
"""


def test_symbols_are_read_with_section_and_version() -> None:
    assert symbols(TOLD) == [
        ("*UND*", "LIBTIFF_4.0", "TIFFOpen"),
        ("*UND*", "Base", "opj_version"),
        ("*UND*", "", "xcb_connect"),
        (".text", "LIBTIFF_4.0", "TIFFClose"),
    ]


def test_a_version_is_an_empty_text_and_all_else_nothing() -> None:
    assert function("opj_version") == 'const char *opj_version(void) { return ""; }\n'
    assert function("TIFFOpen") == "const char *TIFFOpen(void) { return 0; }\n"


def test_a_function_keeps_the_version_by_which_it_is_asked_for() -> None:
    asked = [("TIFFOpen", "LIBTIFF_4.0"), ("TIFFFieldName", "LIBTIFF_4.1")]
    assert versions(asked) == "LIBTIFF_4.0 { TIFFOpen; };\nLIBTIFF_4.1 { TIFFFieldName; };\n"
    assert versions([("opj_version", "Base"), ("xcb_connect", "")]) == (
        " { opj_version; xcb_connect; };\n"
    )
