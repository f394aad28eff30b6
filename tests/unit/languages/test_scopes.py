"""Names: what they stand for where they are read, and what two paths know when they meet."""

import pytest

from autodebt_lint.languages.python.scopes import Frame, merge
from autodebt_lint.model.facts import ModuleFacts
from autodebt_lint.model.values import NONE, Attr, Const, Either, Param, Result, Symbol, Value
from tests.unit.languages.reading_facts import (
    bindings_of,
    code_of,
    details_of,
    facts,
    function_of,
    shown,
)


def callees(module: ModuleFacts, function: str = "") -> list[str]:
    """The symbols that are called, in order."""
    calls = details_of(module, function).calls
    return [call.callee.name for call in calls if isinstance(call.callee, Symbol)]


def argument(source: str, function: str = "f") -> Value:
    """The first argument of the first call of `send` in a function."""
    calls = details_of(facts(source), function).calls
    return next(call.args[0] for call in calls if call.callee == Symbol("send"))


@pytest.mark.parametrize(
    ("statement", "used", "qualified"),
    [
        ("import requests", "requests.get(u)", "requests.get"),
        ("import requests as r", "r.get(u)", "requests.get"),
        ("import urllib.request", "urllib.request.urlopen(u)", "urllib.request.urlopen"),
        ("import urllib.request as web", "web.urlopen(u)", "urllib.request.urlopen"),
        ("from requests import get as fetch", "fetch(u)", "requests.get"),
        ("from . import client", "client.pull(u)", ".client.pull"),
        ("from ..crm.client import pull", "pull(u)", "..crm.client.pull"),
        ("from crm import *", "pull(u)", "crm.pull"),
        ("", "pull(u)", "pull"),
        ("def pull(u): pass", "pull(u)", ":pull"),
    ],
)
def test_a_call_has_the_name_its_import_gave(statement, used, qualified):
    assert callees(facts(f"{statement}\n{used}\n")) == [qualified]


def test_imports_inside_a_function_stay_there():
    module = facts("""
        def f():
            import requests as http
            http.get(u)
        def g():
            http.get(u)
    """)
    assert callees(module, "f") == ["requests.get"]
    assert callees(module, "g") == ["http.get"]


def test_a_name_that_two_branches_import_may_be_either():
    module = facts("""
        try:
            import ujson as json
        except ImportError:
            import json
        json.dumps(x)
    """)
    (call,) = details_of(module).calls
    assert call.callee == Attr(Either((Symbol("ujson"), Symbol("json"))), "dumps")
    assert [found.guarded for found in module.imports] == [True, True]


def test_a_parameter_is_known_by_its_function():
    assert argument("def f(url): send(url)") == Param("f", "url")
    assert argument("def f(*urls): send(urls)") == Param("f", "*urls")


def test_a_name_of_the_module_is_left_to_linking():
    assert argument("URL = 'x'\ndef f(): send(URL)") == Symbol(":URL")
    assert argument("def f(): send(URL)\nURL = 'x'") == Symbol(":URL")


def test_a_function_sees_the_names_of_the_function_around_it():
    source = """
        def f(url):
            kind = "deal"
            def g():
                send(kind + url)
    """
    value = argument(source, "f.g")
    assert "deal" in str(value)
    assert "Param(function='f', name='url')" in str(value)
    assert function_of(facts(source), "f.g").is_nested


def test_methods_do_not_see_the_names_of_their_class():
    source = "class C:\n url = 'x'\n def f(self): send(url)\n"
    assert argument(source, "C.f") == Symbol("url")


def test_a_class_tells_its_bases_methods_and_attributes():
    (found,) = code_of(
        facts("""
            from crm import Base
            class Client(Base):
                url = "/v1"
                def get(self): pass
        """)
    ).classes
    assert (found.name, found.bases, found.methods) == ("Client", (Symbol("crm.Base"),), ("get",))
    assert [(name, shown(value)) for name, value in found.attributes] == [("url", "/v1")]


def test_every_value_of_a_module_name_is_kept():
    bindings = bindings_of(facts("URL = 'a'\nURL = 'b'\ndef f():\n global URL\n URL = 'c'\n"))
    assert shown(bindings["URL"]) == "a | b | c"


@pytest.mark.parametrize(
    ("annotation", "named"),
    [
        ("Client", Symbol("crm.Client")),
        ("'Client'", Symbol("crm.Client")),
        ("Optional[Client]", Symbol("crm.Client")),
        ("Client | None", Symbol("crm.Client")),
        ("None | Client", Symbol("crm.Client")),
        ("crm.Client", Symbol("crm.Client")),
        ("str", None),
        ("list[Client]", None),
    ],
)
def test_an_annotation_names_a_class(annotation, named):
    module = facts(f"import crm\nfrom crm import Client\ndef f(client: {annotation}): pass\n")
    assert dict(details_of(module, "f").annotations).get("client") == named


def test_qualified_names():
    outer = Frame("Client", Frame("", None), is_class=True)
    assert outer.qualified("get") == "Client.get"
    assert Frame("", None).qualified("main") == "main"


def test_paths_that_meet_keep_both_values():
    assert merge({"a": Const(1)}, {"a": Const(2), "b": Const(3)}) == {
        "a": Either((Const(1), Const(2))),
        "b": Const(3),
    }


@pytest.mark.parametrize(
    ("left", "right", "looked_at"),
    [
        pytest.param({"r": Result(1), 1: NONE}, {"r": Result(1), 1: NONE}, True, id="on both"),
        pytest.param({"r": Result(1), 1: NONE}, {"r": Result(1)}, False, id="on the left only"),
        pytest.param({"r": Result(1)}, {"r": Result(1), 1: NONE}, False, id="on the right only"),
        pytest.param({"r": Result(1), 1: NONE}, {}, True, id="the other has no such response"),
        pytest.param({}, {"r": Result(1), 1: NONE}, True, id="nor has the left"),
    ],
)
def test_a_status_counts_as_looked_at_when_every_holder_looked(left, right, looked_at):
    assert (1 in merge(left, right)) is looked_at
