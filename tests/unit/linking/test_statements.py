"""What SQL and its relatives do, and with which tables."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autodebt_lint.linking.remote.statements import statement, statement_operation


@pytest.mark.parametrize(
    ("text", "operation", "written", "read"),
    [
        ("SELECT a FROM orders WHERE x = %s", "read", [], ["orders"]),
        ("insert into sales.orders values (%s, %(a)s, ?)", "write", ["orders"], []),
        ("WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x JOIN y", "write", ["t"], ["y"]),
        ("WITH d AS (DELETE FROM old RETURNING *) SELECT * FROM d", "write", ["old"], []),
        ("with x as (select 1 from b) select * from x", "read", [], ["b"]),
        ("MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET a = 1", "write", ["t"], ["s"]),
        ("REPLACE INTO prices (sku, price) VALUES (?, ?)", "write", ["prices"], []),
        ("COPY INTO orders FROM @stage", "write", ["orders"], []),
        ("COPY orders TO STDOUT", "read", [], ["orders"]),
        ("SELECT * INTO copy_of FROM [dbo].[Orders] o", "write", ["copy_of"], ["Orders"]),
        ("CREATE OR REPLACE TABLE z AS SELECT * FROM q", "write", ["z"], ["q"]),
        ("DROP TABLE IF EXISTS y", "write", ["y"], []),
        ("TRUNCATE TABLE x", "write", ["x"], []),
        ("SELECT 1 FROM a; DELETE FROM b", "write", ["b"], ["a"]),
        ("BEGIN; INSERT INTO a VALUES (1); COMMIT", "write", ["a"], []),
        ("SELECT * FROM `project.sales.orders` LIMIT 5", "read", [], ["orders"]),
        ("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "read", [], ["Account", "Contacts"]),
        ("SELECT campaign.id FROM campaign DURING LAST_30_DAYS", "read", [], ["campaign"]),
        ("/* nightly */ -- really\nselect 1 from t", "read", [], ["t"]),
    ],
)  # fmt: skip
def test_a_statement(text, operation, written, read):
    assert statement_operation(text) == operation
    told = statement(text)
    assert [table.name for table in told.writes] == written
    assert [table.name for table in told.reads] == read


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("EXEC dbo.usp_GetOpenOrders @Day = ?", "read"),
        ("{CALL sales.list_orders (?)}", "read"),
        ("execute [dbo].[usp_BookOrder] ?", "write"),
        ("CALL rebuild_prices()", "write"),
        ("EXEC dbo.usp_SetGetter 1", "write"),
    ],
)
def test_a_procedure_does_what_its_name_says(text, operation):
    assert statement_operation(text) == operation


@pytest.mark.parametrize("text", ["", "hello world", "orders", "BEGIN", "use shop", "\ufffc"])
def test_no_statement(text):
    assert statement_operation(text) is None


def test_unknown_parts_are_no_names():
    assert statement("SELECT * FROM \ufffc WHERE \ufffc").tables == ()
    assert [table.name for table in statement("SELECT * FROM \ufffc.orders").reads] == ["orders"]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT " + "(" * 9_000 + "1" + ")" * 9_000,
        "SELECT " + "NOT " * 4_900,
        "SELECT " + "CASE WHEN " * 1_900,
        "SELECT " + "a." * 9_000,
        "SELECT * FROM " + "a JOIN " * 2_500 + "b",
        "WITH " + "x AS (SELECT 1), " * 1_000,
        "select " + "-" * 19_000,
        "SELECT " + "[1," * 5_000,
        "SELECT CAST(a AS " + "array<" * 3_000,
        "insert into " * 9_000,
    ],
)
def test_hostile_statements_take_no_time(text):
    began = time.process_time()
    assert statement_operation(text) in {"read", "write"}
    statement(text)
    assert time.process_time() - began < 5


@given(st.text(max_size=200).map("WITH {}".format))
def test_any_text_has_an_answer(text):
    assert statement_operation(text) in {"read", "write"}
