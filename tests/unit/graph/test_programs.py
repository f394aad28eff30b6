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


@pytest.mark.parametrize(
    "call",
    [
        "subprocess.run(['/usr/sbin/sendmail', '-t'], input=str(row).encode(), check=True)",
        "subprocess.Popen(['sendmail', '-t'], stdin=subprocess.PIPE).communicate(str(row).encode())",
        "mailer = subprocess.Popen('mail -s Deals a@lagovia.com', shell=True)\nmailer.stdin.write(row)",
        "mailer = os.popen('%s -t -i' % '/usr/sbin/sendmail', 'w')\nmailer.write('To: a\\n')\nmailer.write(str(row))",
        "open('deals.csv', 'w').write(str(row))\nos.system('mutt -s Deals -a deals.csv -- a@lagovia.com < /dev/null')",
        "open('deals.txt', 'w').write(str(row))\nos.system('mail -s Deals a@lagovia.com < deals.txt')",
        "open('deals.txt', 'w').write(str(row))\nos.system('cat deals.txt | mail -s Deals a@lagovia.com')",
    ],
)
def test_a_mailer_sends_what_it_is_given(call: str) -> None:
    found = surely_linked(f"row = {GET}.json()\n{call}\n")
    assert found == (set() if "cat deals" in call else {("hubspot", "smtp")})


@pytest.mark.parametrize(
    ("given", "source"),
    [
        (
            "subprocess.check_output(['psql', '-X', '-At', '-c', 'select count(*) from deals'])",
            True,
        ),
        (
            "subprocess.check_output(f'PGPASSWORD={word} psql -c \"select name from deals\"', shell=True)",
            True,
        ),
        ("subprocess.check_output(['psql', 'crm'], input='select 1')", True),
        ("os.popen('mysql -e \"select name from deals\"').read()", True),
        ("subprocess.check_output(['psql', '-f', 'load.sql'])", False),
        ("subprocess.check_output(['psql', '-c', 'update deals set name = 1'])", None),
        ("subprocess.check_output(['psql', '-l'])", False),
    ],
)
def test_what_a_database_says_by_its_program(given: str, source: bool | None) -> None:  # noqa: FBT001
    found = surely_linked(f"word = os.environ['WORD']\n{written(given)}\n")
    assert bool(found) is bool(source) or source is None


@pytest.mark.parametrize(
    ("script", "link"),
    [
        pytest.param(
            "os.system('pg_dump shop > shop.sql')\nos.system('aws s3 cp shop.sql s3://lake/')\n",
            ("postgres", "aws-s3"),
            id="where the output goes",
        ),
        pytest.param(
            "subprocess.run(['pg_dump', '-f', 'shop.sql', 'shop'])\n"
            "subprocess.run(['scp', '-q', 'shop.sql', 'ops@vault.lagovia.com:/in/'])\n",
            ("postgres", "sftp"),
            id="an option",
        ),
        pytest.param(
            "with open('shop.sql', 'w') as out:\n    subprocess.run(['mysqldump', 'shop'], stdout=out)\n"
            "subprocess.run(['gsutil', '-m', 'cp', 'shop.sql', 'gs://lake/'])\n",
            ("mysql", "gcs"),
            id="an open file",
        ),
        pytest.param(
            "def dump(table, folder):\n    path = os.path.join(folder, table + '.csv')\n"
            "    run(['psql', '-c', f\"\\\\copy {table} to '{path}' csv\"])\n    return path\n\n"
            "def run(words):\n    return subprocess.run(words, stdout=subprocess.PIPE)\n\n"
            "for table in os.environ['TABLES'].split():\n"
            "    run(['aws', 's3', 'cp', dump(table, '/tmp'), 's3://lake/' + table, '--sse', 'aws:kms'])\n",
            ("postgres", "aws-s3"),
            id="a statement, by a helper",
        ),
        pytest.param(
            f"open('deals.csv', 'w').write({GET}.text)\n"
            "subprocess.run(['psql', '-c', \"\\\\copy deals from 'deals.csv' csv\"])\n",
            ("hubspot", "postgres"),
            id="into a table",
        ),
        pytest.param(
            f"open('deals.csv', 'w').write({GET}.text)\n"
            "subprocess.run(['aws', 's3', 'cp', 's3://lake/x.csv', 'deals.csv'])\n",
            None,
            id="the other way",
        ),
        pytest.param(
            "os.system('pg_dump shop > shop.sql')\nos.system('aws s3 cp other.sql s3://lake/')\n",
            None,
            id="another file",
        ),
    ],
)
def test_files_that_programs_keep_and_send(script: str, link: tuple[str, str] | None) -> None:
    assert surely_linked(script) == ({link} if link else set())
