"""Contracts in the configuration: what is asked of each type, and how mistakes are told."""

import pytest

from autodebt_lint import session
from autodebt_lint.errors import ConfigError
from autodebt_lint.settings import parse_settings
from tests.checking import OFF_SEASON

HEAD = '[[contracts]]\nname = "n"\nreason = "r"\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('contracts = "no"', "must be an array of tables"),
        ('[[contracts]]\ntype = "forbiden"', "must be one of forbidden"),
        ('[[contracts]]\nname = "x"', "a contract needs a 'type': one of forbidden, only-through"),
        ('[[contracts]]\ntype = "forbidden"', "needs 'reason'"),
        (HEAD + 'type = "forbidden"\nfrom = ["a"]', "needs 'to'"),
        (HEAD + 'type = "fan-out"\nfrom = ["a"]\nlimit = 0', "a whole number from 1 to 1000000"),
        (HEAD + 'type = "fan-out"\nfrom = ["a"]\nlimit = 2\nto = ["b"]', "unknown key 'to'"),
        (HEAD + 'type = "allowed"\npairs = [["a"]]', "pairs of a source and a target"),
        (HEAD + 'type = "layers"\nlayers = ["a"]', "must be an array of strings"),
        (
            HEAD + 'type = "no-two-way"\nsystems = ["a"]\ntolerated = [{ from = "a" }]',
            "a tolerated link needs 'to'",
        ),
        (
            HEAD
            + 'type = "no-two-way"\nsystems = ["a"]\n'
            + 'tolerated = [{ from = "a", to = "b", reason = "r", until = "2026-12-31" }]',
            "must be a date",
        ),
        ("scattered-client-limit = true", "a whole number from 1 to 1000000"),
    ],
)
def test_mistakes_are_told(text: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        parse_settings(text)


def test_a_contract_about_a_system_that_nobody_knows_is_refused() -> None:
    settings = parse_settings(HEAD + 'type = "no-two-way"\nsystems = ["hubspt", "category:crn"]')
    with pytest.raises(ConfigError, match=r"(?s)did you mean `hubspot`.*did you mean `crm`"):
        session.check_sources({"a.py": b"import requests\n"}, settings, OFF_SEASON)
