"""Tables of the compiled copy: the same answers as a dictionary, a small piece decoded for each."""

from autodebt_lint.knowledge.shelves import Shelf, encoded

TABLE = {f"vendor{number}.client": number for number in range(1000)}


def shelf(name: str = "imports") -> Shelf[int]:
    part = encoded(name, TABLE)
    assert part.table
    return Shelf(name, part.data, int)


def test_a_shelf_answers_as_the_dictionary_does() -> None:
    answers = shelf()
    assert dict(answers) == TABLE
    assert len(answers) == 1000
    assert answers["vendor7.client"] == answers.get("vendor7.client") == 7
    assert answers.get("nobody") is None
    assert answers.get("nobody", 3) == 3
    assert "vendor7.client" in answers
    assert "vendor7" not in answers


def test_one_question_decodes_one_bucket() -> None:
    answers = shelf()
    assert answers.get("vendor7.client")
    assert len(answers._buckets) == 1
    assert len(next(iter(answers._buckets.values()))) < 50


def test_the_beginnings_of_a_dotted_name_stand_in_one_bucket() -> None:
    answers = shelf()
    for name in ("vendor7.client.v3", "vendor7.client", "vendor7"):
        answers.get(name)
    assert len(answers._buckets) == 1


def test_an_empty_table_has_no_answers() -> None:
    answers = Shelf[int]("systems", encoded("systems", {}).data)
    assert "hubspot" not in answers
    assert [*answers] == []


def test_what_is_no_table_stays_one_value() -> None:
    assert not encoded("sdk_methods", ["query"]).table
