"""The seller's own words in a profile's folder: read by its services, looked over by the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench import paths
from workbench.services.assembly.shelf import Shelf
from workbench.services.care.doctor import examine_words

if TYPE_CHECKING:
    from pathlib import Path

SHELF = Shelf(paths.resource(""), "en")
WORDS = "小兔已接单 = 已下单\n入笼完成 = 运输中\n"


def put(folder: Path, text: str) -> None:
    (folder / "carrier-words.txt").write_text(text, "utf-8")


def test_a_profile_without_words_of_its_own_reads_ours(tmp_path: Path) -> None:
    assert SHELF.reader(tmp_path) is SHELF.classifier
    finding = examine_words(SHELF.reader(tmp_path))
    assert (finding.ok, finding.detail) == (None, "none; ours alone are read")


def test_the_words_of_the_folder_are_read_by_one_reader(tmp_path: Path) -> None:
    put(tmp_path, WORDS)
    reader = SHELF.reader(tmp_path)
    assert reader.read("入笼完成").kind == "in_transit"
    assert SHELF.reader(tmp_path) is reader
    assert SHELF.classifier.read("入笼完成").kind == "unknown"
    finding = examine_words(reader)
    assert (finding.ok, finding.values) == (True, {"count": "2"})


def test_the_doctor_names_the_lines_that_cannot_be_used(tmp_path: Path) -> None:
    put(tmp_path, f"什么\n{WORDS}入袋 = 袋\n")
    finding = examine_words(SHELF.reader(tmp_path))
    assert not finding.ok
    assert finding.values == {"file": "carrier-words.txt", "lines": "1, 4"}


def test_a_folder_in_the_files_place_does_not_stop_anything(tmp_path: Path) -> None:
    (tmp_path / "carrier-words.txt").mkdir()
    assert SHELF.reader(tmp_path) is SHELF.classifier
