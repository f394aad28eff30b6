"""Text that strangers wrote, made safe to print."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint import sanitise

#: All of Unicode, lone surrogates included, and the pieces that build servers listen for.
odd_text = st.lists(
    st.text(st.characters(codec=None))
    | st.sampled_from(["::", "##", "#", "[", "vso[", "\n", ":1:"])
).map("".join)


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("a", "a"),
        ("é", "é"),
        ("\n", r"\n"),
        ("\t", r"\t"),
        ("\x1b", r"\x1b"),
        ("\x9b", r"\x9b"),
        ("\u202e", r"\u202e"),
        ("\udcff", r"\xff"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_characters_without_a_shape_are_written_as_escapes(character, shown):
    assert sanitise.visible(character) == shown


@given(odd_text)
def test_a_message_is_one_harmless_line(text):
    shown = sanitise.one_line(text)
    assert shown.isprintable()
    assert not shown.lstrip().startswith("::")
    assert "##[" not in shown
    assert "##vso[" not in shown


@given(odd_text)
def test_a_path_holds_no_place_but_its_own(text):
    assert "::" not in sanitise.path(text)
    assert ":1:" not in sanitise.path(text)


@given(odd_text)
def test_a_source_line_keeps_its_characters_apart(text):
    assert len(sanitise.source(text)) == len(text)
    assert "".join(sanitise.source(text)).isprintable()


@given(odd_text)
def test_json_can_be_read_back_and_encoded(text):
    written = sanitise.json({"text": sanitise.encodable(text)})
    assert written.isascii()
    assert "##[" not in written
    assert "##vso[" not in written
    json.loads(written)["text"].encode("utf-8")


def test_a_plain_text_stays_as_it_is():
    plain = "jobs/sync.py: `requests.get` waits for ever # see https://example.org/#timeouts"
    assert sanitise.one_line(plain) == plain
    assert sanitise.path("jobs/sync é.py") == "jobs/sync é.py"


def test_a_cell_of_a_table_opens_nothing():
    shown = sanitise.markdown("a|b <script> [x](y) `c`\n")
    assert shown == r"a\|b &lt;script> \[x\](y) \`c\`\\n"


def test_of_a_long_line_a_page_shows_what_stands_around_the_place() -> None:
    line = "    x = '" + "a" * 3_000_000 + "'; get(url); " + "b" * 3_000_000
    column = line.index("get(url)") + 1
    shown = sanitise.excerpt(line, column)
    assert "get(url)" in shown
    assert shown.startswith("\u2026")
    assert shown.endswith("\u2026")
    assert len(shown) < 300


@pytest.mark.parametrize("column", [1, 5, 900])
def test_a_line_that_fits_is_shown_in_full(column: int) -> None:
    assert sanitise.excerpt("    get(url)\n", column) == "get(url)"
