"""What a handler does with a failure, and what kind of work it guards."""

import ast
import textwrap

import msgspec
import pytest

from autodebt_lint.languages.python.guarded import work_of
from autodebt_lint.languages.python.guards import handling_of
from autodebt_lint.linking.naming import dotted, last_name
from autodebt_lint.model.facts import AttributeRead, Handling
from tests.unit.languages.reading_facts import details_of, facts


def handling(body: str) -> str:
    source = "try:\n    push()\nexcept ApiError as error:\n" + textwrap.indent(
        textwrap.dedent(body).strip() or "pass", "    "
    )
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Try)
    return handling_of(statement.handlers[0]).name


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("raise", "RAISES"),
        ("raise SyncFailed() from error", "RAISES"),
        ("sys.exit(1)", "RAISES"),
        ("log.warning('x'); raise", "RAISES"),
        ("failed.append(deal)", "REPORTS"),
        ("errors += 1", "REPORTS"),
        ("notify(error)", "REPORTS"),
        ("notify(reason=error)", "REPORTS"),
        ("sentry.capture_exception()", "REPORTS"),
        ("return str(error)", "REPORTS"),
        ("return {'error': 'push failed'}", "REPORTS"),
        ("return 'unreachable', 502", "REPORTS"),
        ("return Response(status=500)", "REPORTS"),
        ("return 'failed'", "REPORTS"),
        ("last_error = True", "REPORTS"),
        ("result['status_error'] = 1", "REPORTS"),
        ("return fetch_from_cache()", "RECOVERS"),
        ("reconnect()", "RECOVERS"),
        ("log.exception('x')", "LOGS_TRACE"),
        ("log.error('x', exc_info=True)", "LOGS_TRACE"),
        ("log.error(traceback.format_exc())", "LOGS_TRACE"),
        ("traceback.print_exc()", "LOGS_TRACE"),
        ("log.error('x', exc_info=False)", "LOGS"),
        ("logger.warning('x %s', error)", "LOGS"),
        ("log_message('x')", "LOGS"),
        ("print(error)", "PRINTS"),
        ("sys.stderr.write('x')", "PRINTS"),
        ("return None", "DEFAULT"),
        ("return []", "DEFAULT"),
        ("return -1", "DEFAULT"),
        ("return dict()", "DEFAULT"),
        ("return float('nan')", "RECOVERS"),
        ("return np.nan", "DEFAULT"),
        ("return {'deals': []}", "DEFAULT"),
        ("return {'success': False}", "RECOVERS"),
        ("deals = []", "DEFAULT"),
        ("pass", "SILENT"),
        ("...", "SILENT"),
        ("connection.close()", "SILENT"),
        ("sys.exit(0)", "EXITS_CLEAN"),
        ("sys.exit()", "EXITS_CLEAN"),
    ],
)
def test_one_statement(body, expected):
    assert handling(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "if error.status == 404:\n    return None\nraise",
            "RAISES",
            id="an expected failure is picked out",
        ),
        pytest.param(
            "if error.status != 404:\n    raise",
            "RAISES",
            id="all failures but the expected one are shown",
        ),
        pytest.param(
            "if attempt == MAX:\n    raise\ntime.sleep(2)", "RAISES", id="a retry raises in the end"
        ),
        pytest.param(
            "if verbose:\n    raise", "SILENT", id="raising on one path only hides the failure"
        ),
        pytest.param(
            "if verbose:\n    print(error)\nelse:\n    pass", "SILENT", id="the worst branch counts"
        ),
        pytest.param("print(error)\nreturn None", "PRINTS", id="printed before the default"),
        pytest.param(
            "with open('failed.csv', 'a') as out:\n    print(error, file=out)",
            "REPORTS",
            id="kept in a file",
        ),
        pytest.param(
            "try:\n    rollback()\nexcept DbError:\n    pass", "SILENT", id="nothing but cleanup"
        ),
    ],
)
def test_the_path_that_hides_the_failure_best_counts(body, expected):
    assert handling(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("import ujson", "import"),
        ("import ujson\nFAST = True", "import"),
        ("os.remove(path)", "cleanup"),
        ("amount = float(row['amount'])", "parsing"),
        ("amount = row['amount']", "parsing"),
        ("text = open(path).read()", "file"),
        ("requests.post(url, json=deal)", "other"),
        ("await client.post(url)", "other"),
        ("amount = float(fetch(url))", "other"),
    ],
)
def test_what_the_guarded_body_does(body, expected):
    function = ast.parse("async def f():\n" + textwrap.indent(body, " ")).body[0]
    assert isinstance(function, ast.AsyncFunctionDef)
    assert work_of(function.body) == expected


def test_a_handler_knows_the_attributes_that_are_read_in_what_it_guards():
    module = facts("""
        def sync(crm):
            before = crm.teams
            try:
                inside = crm.owners
            except ValueError:
                raise
            with suppress(KeyError):
                last = crm.deals
            after = crm.lists
    """)
    reads = msgspec.msgpack.decode(module.attribute_reads, type=tuple[AttributeRead, ...])
    (handler,) = module.handlers
    (context,) = details_of(module, "sync").contexts
    for first, last, name in (
        (handler.first_call, handler.last_call, "owners"),
        (*context[:2], "deals"),
    ):
        assert [last_name(it.value) for it in reads if first <= it.number < last] == [name]


def test_a_handler_knows_the_calls_it_guards():
    module = facts("""
        import requests
        def sync(deals):
            before()
            for deal in deals:
                try:
                    requests.post(deal)
                except (requests.Timeout, ValueError):
                    pass
    """)
    (handler,) = module.handlers
    assert handler.catches == ("requests.Timeout", "ValueError")
    guarded = [
        dotted(call.callee)
        for call in details_of(module, "sync").calls
        if handler.first_call <= call.number < handler.last_call
    ]
    assert guarded == ["requests.post"]
    assert (handler.scope, handler.in_loop, handler.outermost) == ("sync", True, False)


def test_suppress_is_a_silent_handler():
    module = facts("""
        from contextlib import suppress
        with suppress(ApiError):
            push()
    """)
    (handler,) = module.handlers
    assert (handler.form, handler.catches, handler.handling) == (
        "suppress",
        ("ApiError",),
        Handling.SILENT,
    )
