"""Programs that a script starts to reach a system."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, written

HEAD = "import asyncio, json, os, subprocess, requests\n\n"


def surely_linked(script: str) -> set[tuple[str, str]]:
    found = links_of({"sync.py": HEAD + script})
    return {(source, target) for source, target, flow in found if flow != "co-occurrence"}


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            "done = subprocess.run(['gh', 'issue', 'list', '--json', 'title'], capture_output=True)\n"
            + written("json.loads(done.stdout)"),
            id="its output",
        ),
        pytest.param(
            "found = subprocess.check_output('gh api repos/a/b/issues', shell=True)\n"
            + written("found.decode()"),
            id="a line",
        ),
        pytest.param(
            "def gh(words):\n    return subprocess.run(words, capture_output=True).stdout\n\n"
            + written("gh(['/usr/bin/gh', 'run', 'view', number])"),
            id="by a helper",
        ),
        pytest.param(
            "async def main():\n    started = await asyncio.create_subprocess_exec('gh', 'search', 'issues', word)\n"
            f"    out, _ = await started.communicate()\n    {written('out')}\n",
            id="word by word",
        ),
    ],
)
def test_what_a_program_says_comes_from_its_system(script: str) -> None:
    assert surely_linked(script + "\n") == {("github", "mailchimp")}


@pytest.mark.parametrize("given", ["done.returncode", "done.stderr"])
def test_how_a_program_went_is_no_data(given: str) -> None:
    script = "done = subprocess.run(['gh', 'issue', 'list'], capture_output=True)\n"
    assert surely_linked(f"{script}{written(given)}\n") == set()


@pytest.mark.parametrize(
    "words",
    [
        "'gh', 'auth', 'status'",
        "'gh', 'repo', 'clone', 'a/b'",
        "'git', 'log'",
        "'gh'",
        "'echo', 'gh', 'issue', 'list'",
    ],
)
def test_other_programs_and_what_they_do_besides(words: str) -> None:
    script = f"done = subprocess.run([{words}], capture_output=True)\n"
    assert surely_linked(f"{script}{written('done.stdout')}\n") == set()


@pytest.mark.parametrize(
    ("call", "target"),
    [
        ("subprocess.run(['gh', 'issue', 'create', '--title', row['name']])", "github"),
        ("subprocess.run(['gh', 'api', 'repos/a/b/issues', '-f', f'title={row}'])", "github"),
        ("subprocess.run(['gh', 'workflow', 'run', 'load', '-f', f'name={row}'])", "github"),
        (
            "subprocess.run(['aws', 'sqs', 'send-message', '--message-body', row['name']])",
            "aws-sqs",
        ),
        ("os.system(f\"glab issue create --title {row['name']}\")", "gitlab"),
        ("subprocess.run(['sf', 'data', 'create', 'record', '-v', row['name']])", "salesforce"),
    ],
)
def test_a_program_writes_what_it_is_given(call: str, target: str) -> None:
    assert surely_linked(f"row = {GET}.json()\n{call}\n") == {("hubspot", target)}


@pytest.mark.parametrize(
    "call",
    [
        "subprocess.run(['gh', 'api', f'repos/{row}/issues'])",
        "subprocess.run(['gh', 'api', 'graphql', '-f', f'query={row}'])",
        "subprocess.run(['aws', 's3', 'cp', f's3://lake/{row}', 'in.csv'])",
        "subprocess.run(['gh', 'issue', 'view', row['number']])",
    ],
)
def test_what_is_asked_for_is_not_written(call: str) -> None:
    assert surely_linked(f"row = {GET}.json()\n{call}\n") == set()
