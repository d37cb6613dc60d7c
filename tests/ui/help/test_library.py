"""The help's files: the same pages in both languages, whose links and pictures are there."""

from __future__ import annotations

import html
import re
from itertools import product

import pytest
from PIL import Image

from tests.ui.conftest import RESOURCES
from workbench.ui.frame.places import SETTINGS, places
from workbench.ui.help.library import OF_VIEWS, TOPICS, Library

HELP = RESOURCES / "help"
LANGUAGES = ("zh_CN", "en")
PICTURES = HELP / "pictures"
LARGEST, LARGEST_OF_ALL = 160_000, 3_000_000  # bytes: they lie in the repository and the bundle
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)]+)\)")

PAGES = [
    pytest.param(language, name, id=f"{language}-{name}")
    for language, name in product(LANGUAGES, TOPICS)
]


def targets(language: str, name: str) -> list[str]:
    """What a page links to or shows."""
    return _LINK.findall((HELP / language / f"{name}.md").read_text("utf-8"))


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_all_that_a_page_links_to_is_there(language: str, name: str) -> None:
    for target in targets(language, name):
        assert (HELP / language / target).is_file(), target


@pytest.mark.parametrize(("language", "name"), PAGES)
def test_pictures_speak_the_language_of_their_page(language: str, name: str) -> None:
    pictures = [each for each in targets(language, name) if each.endswith(".png")]
    assert [each for each in pictures if not each.endswith(f"-{language}.png")] == []


@pytest.mark.parametrize("name", TOPICS)
def test_both_languages_tell_the_same(name: str) -> None:
    chinese, english = ((HELP / each / f"{name}.md").read_text("utf-8") for each in LANGUAGES)
    for sign in ("\n## ", "\n- ", "\n1. "):
        assert chinese.count(sign) == english.count(sign)
    links = [[t for t in targets(each, name) if t.endswith(".md")] for each in LANGUAGES]
    assert set(links[0]) == set(links[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_files_lie_there(language: str) -> None:
    assert {path.stem for path in (HELP / language).iterdir()} == set(TOPICS)


def test_every_picture_is_shown_somewhere_and_small() -> None:
    readmes = [RESOURCES.parent / name for name in ("README.md", "README.zh-CN.md")]
    shown = {t.rsplit("/", 1)[-1] for p in product(LANGUAGES, TOPICS) for t in targets(*p)}
    for readme in readmes:
        shown |= {t.rsplit("/", 1)[-1] for t in _LINK.findall(readme.read_text("utf-8"))}
    sizes = {path.name: path.stat().st_size for path in PICTURES.iterdir()}
    assert set(sizes) <= shown
    assert max(sizes.values()) < LARGEST
    assert sum(sizes.values()) < LARGEST_OF_ALL


def test_pictures_hold_nothing_but_the_picture() -> None:
    for path in PICTURES.iterdir():
        with Image.open(path) as picture:
            assert picture.info == {} or set(picture.info) <= {"transparency"}


def test_every_view_has_a_page() -> None:
    assert len(OF_VIEWS) == len(places()) == SETTINGS + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_views_is_told(language: str) -> None:
    keys = (HELP / language / "keys.md").read_text("utf-8")
    assert "Ctrl+1 … Ctrl+9" in keys
    for key in ("Ctrl+,", "F1", "F5", "Ctrl+F", "Ctrl+E", "Ctrl+O", "Ctrl+Shift+O", "Ctrl+R"):
        assert f"| {key} |" in keys


def test_a_search_finds_pages_whatever_the_case() -> None:
    library = Library.open(HELP / "en")
    assert [each.name for each in library.found("FREIGHT TEMPLATE")] == ["figures"]
    assert library.found("no such word in any page") == ()
    assert library.found("") == library.topics
    assert library.topic("no such page").name == "start"


# What the help quotes and the window does not say: the beginning of a file's name.
ELSEWHERE = {"含个人信息"}
_QUOTED = {"zh_CN": re.compile(r"「([^」]+)」"), "en": re.compile(r'"([^"\n]+)"')}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_quoted_stands_in_the_window(language: str) -> None:
    said = words_of_the_window(language)
    for name in TOPICS:
        text = (HELP / language / f"{name}.md").read_text("utf-8")
        quoted = {plain(each) for each in _QUOTED[language].findall(text)}
        assert quoted - said <= ELSEWHERE, name


def words_of_the_window(language: str) -> set[str]:
    """All that the window may say in a language."""
    catalogue = (RESOURCES / "translations" / "workbench_zh_CN.ts").read_text("utf-8")
    tag = "translation" if language == "zh_CN" else "source"
    found = re.findall(rf"<{tag}[^>]*>([^<]*)</{tag}>", catalogue)
    return {plain(html.unescape(each)) for each in found}


def plain(words: str) -> str:
    """Without what says that a dialog follows, and without a key."""
    return re.sub(r" ?[(（]\w+[)）]$", "", words.strip()).rstrip("….")
