"""Where a place stands on a line as it is shown, with its secrets masked."""

from autodebt_lint.engine.excerpts import excerpts
from autodebt_lint.engine.kept_lines import columns_of
from autodebt_lint.model.finding import Finding
from autodebt_lint.model.levels import Confidence, Severity
from autodebt_lint.model.place import Place
from tests.unit.languages.reading_facts import facts


def shown(source, place):
    """What stands in the excerpt where `place` is pointed at."""
    finding = Finding(
        "ADL301", "no-timeout", "a.py", place, "waits", Severity.LOW, Confidence.HIGH, 5
    )
    lines = excerpts([finding], {"a.py": facts(source)}, lambda _: source.encode())["a.py"]
    columns = columns_of(place, lines)
    start, end = columns.shown if columns else (place.column, place.end_column)
    return lines[place.line].text[start - 1 : end - 1]


def test_carets_find_what_stands_behind_a_secret():
    source = 'api_key = "sk_live_51Habcdefghijklmnop"; token = "xoxb-123456789012-abcdefghij"; push(api_key)\n'
    at = source.index("push") + 1
    place = Place(1, at, 1, at + 4)
    assert shown(source, place) == "push"


def test_carets_stay_where_nothing_is_masked():
    source = 'total = "an address"; push(total)\n'
    at = source.index("push") + 1
    assert shown(source, Place(1, at, 1, at + 4)) == "push"


def test_carets_of_a_secret_stand_below_its_mask():
    source = 'api_key = "sk_live_51Habcdefghijklmnop"; push(api_key)\n'
    at = source.index('"') + 1
    assert shown(source, Place(1, at, 1, source.index(";") + 1)) == '"sk_l****"'
