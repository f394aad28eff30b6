"""Data on its way in something that carries it: records, buffers, arguments by name."""

import pytest

from tests.unit.graph.test_links import GET, links, written

RECORD = (
    "import requests\nfrom dataclasses import dataclass, field\n\n"
    "@dataclass\nclass Report:\n    title: str\n    rows: list = field(default_factory=list)\n"
    "    note: str = ''\n\n"
)
LINK = [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"report = Report('Deals', rows={GET}.json())\n{written('report.rows')}\n",
            id="given for a field with a default",
        ),
        pytest.param(
            f"report = Report('Deals', {GET}.json())\n{written('report.rows')}\n",
            id="given by position",
        ),
        pytest.param(
            f"def read():\n    report = Report('Deals')\n    report.rows.append({GET}.json())\n"
            f"    return report\n\n{written('read().rows')}\n",
            id="filled by who made it",
        ),
        pytest.param(
            f"def judge(report):\n    report.note = {GET}.text\n\n"
            f"report = Report('Deals')\njudge(report)\n{written('report.note')}\n",
            id="set by a function that is given it",
        ),
        pytest.param(
            f"def read():\n    yield Report('Deals', {GET}.json())\n\n"
            f"for report in read():\n    {written('report.rows')}\n",
            id="of a generator",
        ),
    ],
)
def test_a_record_carries_what_is_put_into_it(body):
    assert links(RECORD + body) == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"report = Report('Deals', {GET}.json())\n{written('report.note')}\n",
            id="another field",
        ),
        pytest.param(
            f"def judge(report):\n    report.note = {GET}.text\n\n"
            f"judge(Report('Deals'))\nother = Report('Lists')\n{written('other.note')}\n",
            id="another object",
        ),
    ],
)
def test_and_nothing_else(body):
    assert links(RECORD + body) == []


BUFFER = "import csv, io, tempfile\nimport boto3, ftplib, requests\nimport pandas as pd\n\n"
STORE = "boto3.client('s3').put_object(Bucket='b', Key='k', Body={})\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"buffer = io.BytesIO()\npd.DataFrame({GET}.json()).to_parquet(buffer)\n"
            + STORE.format("buffer.getvalue()"),
            id="a frame writes into it",
        ),
        pytest.param(
            f"buffer = io.StringIO()\nlines = csv.writer(buffer)\nlines.writerow(['id'])\n"
            f"for deal in {GET}.json():\n    lines.writerow([deal['id']])\n"
            + STORE.format("buffer.getvalue().encode()"),
            id="through a writer",
        ),
        pytest.param(
            f"buffer = io.StringIO()\nbuffer.write({GET}.text)\n" + STORE.format("buffer"),
            id="written to",
        ),
        pytest.param(
            "def pack(rows):\n    buffer = io.BytesIO()\n    with pd.ExcelWriter(buffer) as book:\n"
            "        pd.DataFrame(rows).to_excel(book)\n    return buffer\n\n"
            + STORE.format(f"pack({GET}.json())"),
            id="through a writer of sheets, by a function",
        ),
        pytest.param(
            f"with tempfile.NamedTemporaryFile('w') as file:\n    file.write({GET}.text)\n"
            "    boto3.client('s3').upload_file(file.name, 'b', 'k')\n",
            id="a file without a name of its own",
        ),
    ],
)
def test_a_buffer_holds_what_was_written_into_it(body):
    assert links(BUFFER + body) == [("hubspot", "aws-s3", "sync.py")]


def test_what_a_download_writes_into_a_buffer():
    script = (
        BUFFER + "buffer = io.BytesIO()\nftp = ftplib.FTP('ftp.lagovia.com')\n"
        "ftp.retrbinary('RETR stock.csv', buffer.write)\n" + written("buffer.getvalue()") + "\n"
    )
    assert links(script) == [("sftp", "mailchimp", "sync.py")]


def test_two_buffers_are_two():
    script = (
        BUFFER + f"kept = io.StringIO()\nkept.write({GET}.text)\nsent = io.StringIO()\n"
        "sent.write('nothing')\n" + STORE.format("sent.getvalue()")
    )
    assert links(script) == []


@pytest.mark.parametrize("call", ["pool.submit(push, rows={})", "asyncio.to_thread(push, rows={})"])
def test_what_is_handed_on_by_name_arrives(call):
    script = (
        "import asyncio, requests\nfrom concurrent.futures import ThreadPoolExecutor\n\n"
        f"def push(rows):\n    {written('rows')}\n\npool = ThreadPoolExecutor()\n"
        + call.format(f"{GET}.json()")
        + "\n"
    )
    assert links(script) == LINK
