"""A secret that is found is shown nowhere: in no format, no cache file and no value of a report."""

from pathlib import Path

import pytest

from autodebt_lint.reporters import View, formats, renderer
from autodebt_lint.rules import all_rules
from tests.checking import check, found, write

#: Made up for these tests; the rules' documents quote none of them.
KEY = "q7Rk2mX9vLw4Tz8B"
PASSWORD = "Vg7Lp2Xs9Qd4"  # noqa: S105
HAPIKEY = "3b7e9c1d-5f2a-4e8b-a6d0-0c4f1b8e2a73"
HEXADECIMAL = "0dfe2a7c991908de1eb76779d5a99487c3955f9b"
TOKEN = "pat-eu1-5a9f2d1b-88e3-4c2f-8b66-1d4e3f2a7c8b"  # noqa: S105
PEM = "MIIEpAIBAAKCAQEA7bq3Zk9Xw2Lr5Tn8Vc1Yd4Hm6Js0Pf3Qg7Ru9Wx2Ea5Bk8Co"

FOUND = {
    "a name": (KEY, f'API_KEY = "{KEY}"'),
    "an annotated name": (KEY, f'API_KEY: str = "{KEY}"'),
    "two on one line": (KEY, f'API_KEY = "{KEY}"; CLIENT_SECRET = "{KEY}"'),
    "several targets": (KEY, f'USER, API_KEY = "sync", "{KEY}"'),
    "a default argument": (KEY, f'def fetch(api_key="{KEY}"):\n    pass'),
    "a subscript": (KEY, f'config["api_key"] = "{KEY}"'),
    "a keyword": (PASSWORD, f'Salesforce(username="sync@lagovia.com", password="{PASSWORD}")'),
    "a comparison": (KEY, f'if API_KEY == "{KEY}":\n    pass'),
    "a header": (KEY, f'HEADERS = {{"Authorization": "Bearer {KEY}"}}'),
    "an auth pair": (
        PASSWORD,
        f'requests.get("https://erp.lagovia.com/", auth=("a", "{PASSWORD}"))',
    ),
    "an auth object": (
        PASSWORD,
        f'requests.get("https://erp.lagovia.com/", auth=HTTPBasicAuth("a", "{PASSWORD}"))',
    ),
    "a login call": (PASSWORD, f'ftplib.FTP("ftp.lagovia.com").login("sync", "{PASSWORD}")'),
    "a login in an address": (PASSWORD, f'requests.get("https://a:{PASSWORD}@erp.lagovia.com/")'),
    "a login before an unknown host": (
        PASSWORD,
        f'DSN = f"postgresql://a:{PASSWORD}@{{HOST}}/crm"',
    ),
    "a connection string": (
        PASSWORD,
        f'DSN = "Driver={{SQL}};Server=sql.lagovia.com;Uid=etl;Pwd={PASSWORD}"',
    ),
    "a query key": (HAPIKEY, f'requests.get("https://api.hubapi.com/deals?hapikey={HAPIKEY}")'),
    "a query key in an f-string": (
        HAPIKEY,
        f'requests.get(f"https://api.hubapi.com/{{kind}}?hapikey={HAPIKEY}&limit=1")',
    ),
    "a query mapping": (HAPIKEY, f'requests.get(URL, params={{"hapikey": "{HAPIKEY}"}})'),
    "a fall-back": (KEY, f'os.getenv("SLACK_TOKEN", "{KEY}")'),
    "a fall-back after or": (KEY, f'SLACK_TOKEN = os.getenv("SLACK_TOKEN") or "{KEY}"'),
    "a vendor's token": (TOKEN, f'client = HubSpot("{TOKEN}")'),
    "a vendor's token in bytes": (TOKEN, f'blob = b"{TOKEN}"'),
    "a private key": (
        PEM,
        f'PEM = """-----BEGIN RSA PRIVATE KEY-----\n{PEM}\n-----END RSA PRIVATE KEY-----\n"""',
    ),
    "a private key in pieces": (
        PEM,
        f'PEM = ("-----BEGIN PRIVATE KEY-----\\n"\n"{PEM}\\n"\n"-----END PRIVATE KEY-----\\n")',
    ),
    "Python 2": (KEY, f'print "sync"\nAPI_KEY = u"{KEY}"'),
    "a tab before it": (KEY, f'if True:\n\tAPI_KEY = "{KEY}"'),
    "wide characters before it": (KEY, f'x = "\N{GRINNING FACE}é"; API_KEY = "{KEY}"'),
    "unreachable code": (KEY, f'if False:\n    API_KEY = "{KEY}"'),
    "accepted debt": (KEY, f'API_KEY = "{KEY}"  # autodebt: ignore[ADL106] reason="sandbox"'),
    "beside other debt": (
        KEY,
        f'API_KEY = "{KEY}"; requests.get("https://erp.lagovia.com/api/v1")',
    ),
}

UNFINISHED = "ADL002 shows the broken line as it is: no literal is known there to mask"
APART = "a secret joined to its place by an operator is not seen"
NOT_FOUND = {
    "an unfinished string": (UNFINISHED, KEY, f'API_KEY = "{KEY}'),
    "a broken statement": (UNFINISHED, KEY, f'API_KEY = = "{KEY}"'),
    "a broken call": (UNFINISHED, KEY, f'push(headers={{"X-Api-Key": "{KEY}"}}'),
    "a token in a broken statement": (UNFINISHED, TOKEN, f'x = = "{TOKEN}"'),
    "a header in two parts": (APART, KEY, f'HEADERS = {{"Authorization": "Bearer " + "{KEY}"}}'),
    "an address in parts": (
        APART,
        PASSWORD,
        f'DSN = "mysql://a:" + "{PASSWORD}" + "@db.lagovia.com/"',
    ),
    "a formatted address": (
        APART,
        PASSWORD,
        f'requests.get("https://{{}}:{{}}@erp.lagovia.com/".format("sync", "{PASSWORD}"))',
    ),
    "a pair set on a session": (
        "an auth pair is seen as an argument only",
        PASSWORD,
        f'session.auth = ("sync", "{PASSWORD}")',
    ),
    "a password that comes first": (
        "in a connection string PWD is masked behind a semicolon only",
        PASSWORD,
        f'DSN = "PWD={PASSWORD};Driver={{SQL}};Server=sql.lagovia.com;Uid=etl"',
    ),
    "a token as the whole login": (
        "userinfo without a colon is not masked",
        KEY,
        f'requests.get("https://{KEY}@erp.lagovia.com/")',
    ),
    "a token in a longer text": (
        "a vendor's token is seen only where it is the whole text",
        TOKEN,
        f"subprocess.run(\"curl -H 'X-Token: {TOKEN}' https://api.hubapi.com/\")",
    ),
}


def places_that_show(secret: str, statement: str, folder: Path) -> tuple[list[str], set[str]]:
    """Check a script, and return where more of the secret is seen than its beginning; and all codes."""
    project = write(folder / "project", {"sync.py": f"import ftplib, os, requests\n{statement}\n"})
    report = check(project)
    # The first four characters of a long one may be shown.
    hidden = secret[4:] if len(secret) >= 16 else secret
    view = View(statistics=True, info=True, rules=all_rules)
    outputs = {"repr of the report": repr(report)}
    for name in formats():
        render = renderer(name)
        assert render is not None
        outputs[name] = "".join(render(report, view))
    seen = [name for name, text in outputs.items() if hidden in text]
    caches = [path for path in (folder / "cache").rglob("*") if path.is_file()]
    assert any(path.suffix == ".sqlite" for path in caches)
    seen += [path.name for path in caches if hidden.encode() in path.read_bytes()]
    return seen, {verdict.finding.code for verdict in report.verdicts + report.suppressed}


@pytest.mark.parametrize(("secret", "statement"), FOUND.values(), ids=list(FOUND))
def test_a_secret_is_found_and_shown_nowhere(secret, statement, tmp_path):
    seen, codes = places_that_show(secret, statement, tmp_path)
    assert "ADL106" in codes
    assert seen == []


@pytest.mark.parametrize(
    ("secret", "statement"),
    [pytest.param(secret, text, id=name) for name, (_, secret, text) in NOT_FOUND.items()],
)
def test_a_secret_is_shown_nowhere_in_whatever_form_it_stands(secret, statement, tmp_path):
    seen, _ = places_that_show(secret, statement, tmp_path)
    assert seen == []


@pytest.mark.parametrize(
    "statement",
    [
        f'ACCOUNTS = {{"eu": "{HEXADECIMAL}", "us": "88a0962f7916a41085bf8545f3b9433485140da5"}}',
        f'PAYLOAD = {{"portal_ref_id": "{HEXADECIMAL}"}}',
    ],
)
def test_what_is_taken_for_an_id_and_may_be_a_key_is_shown_in_no_format(statement, tmp_path):
    text = f'import requests\n\n{statement}\nrequests.post("https://api.hubapi.com/", timeout=9)\n'
    report = check(write(tmp_path / "project", {"sync.py": text}))
    assert found(report, "ADL107")
    shown = [repr(report)]
    for name in formats():
        render = renderer(name)
        assert render is not None
        shown.append("".join(render(report, View(info=True, rules=all_rules))))
    assert not any(HEXADECIMAL[4:] in text for text in shown)


def test_a_secret_is_shown_nowhere_after_a_warm_run_either(tmp_path):
    statement = FOUND["a name"][1]
    assert places_that_show(KEY, statement, tmp_path) == places_that_show(KEY, statement, tmp_path)


def test_what_stands_behind_a_masked_key_is_still_shown(tmp_path):
    write(
        tmp_path,
        {
            "a.py": f'import requests\nrequests.get("https://x.lagovia.com/?token={KEY}", timeout=5)\n',
            "autodebt.toml": 'ignore = ["ADL5"]\n',
        },
    )
    (line,) = {verdict.excerpt for verdict in check(tmp_path).verdicts}
    assert line == 'requests.get("https://x.lagovia.com/?token=q7Rk****", timeout=5)'


@pytest.mark.parametrize("value", ["YOUR_API_KEY", "changeme", "xxxxxxxx", "<token>", ""])
def test_a_placeholder_is_no_secret(value, tmp_path):
    write(tmp_path, {"a.py": f'import requests\nAPI_KEY = "{value}"\n'})
    assert found(check(tmp_path)) == []
