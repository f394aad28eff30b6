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


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "def read():\n    deals = []\n    while True:\n"
            f"        page = {GET}.json()\n        if not page:\n            return deals\n"
            f"        deals.extend(page)\n\n{written('read()')}\n",
            id="a list that is returned before it is filled",
        ),
        pytest.param(
            "def read():\n    deals = {}\n    while True:\n"
            f"        page = {GET}.json()\n        if not page:\n            return {{'deals': deals}}\n"
            f"        for deal in page:\n            deals[deal['id']] = deal\n\n{written('read()')}\n",
            id="a mapping in another one",
        ),
        pytest.param(
            f"batch = []\nfor deal in {GET}.json():\n    if len(batch) == 100:\n"
            f"        {written('batch')}\n    batch.append(deal)\n",
            id="written in the next round",
        ),
        pytest.param(
            "def read():\n    names, deals = [], []\n    while True:\n"
            f"        page = {GET}.json()\n        if not page:\n            return deals\n"
            f"        deals += page\n\n{written('read()')}\n",
            id="one of several",
        ),
    ],
)
def test_a_loop_goes_round(body):
    assert links(f"import requests\n{body}") == LINK


def test_what_a_loop_does_not_fill_stays_empty():
    script = (
        "import requests\n\ndef read():\n    names, deals = [], []\n    while True:\n"
        f"        page = {GET}.json()\n        if not page:\n            return names\n"
        f"        deals += page\n\n{written('read()')}\n"
    )
    assert links(script) == []


@pytest.mark.parametrize(
    "request_made",
    [
        "Request(url, data=json.dumps(deals).encode())",
        "Request(url, json.dumps(deals).encode(), method='PUT')",
        "Request(url, method='POST')\nrequest.data = json.dumps(deals).encode()",
    ],
)
def test_a_request_carries_what_it_was_made_with(request_made):
    script = (
        "import json, requests\nfrom urllib.request import Request, urlopen\n"
        f"deals = {GET}.json()\nurl = 'https://us1.api.mailchimp.com/3.0/lists/1/members'\n"
        f"request = {request_made}\nrequest.add_header('Accept', 'application/json')\n"
        "with urlopen(request) as answer:\n    print(answer.read())\n"
    )
    assert links(script) == LINK


def test_a_request_without_a_body_asks():
    script = (
        "import requests\nfrom urllib.request import Request, urlopen\n"
        f"deal = {GET}.json()\n"
        "request = Request('https://us1.api.mailchimp.com/3.0/lists/' + deal['list'])\n"
        "print(urlopen(request).read())\n"
    )
    assert links(script) == []


SOAP = "import requests\nfrom zeep import Client\nclient = Client('https://x.soap.marketingcloudapis.com/api.wsdl')\n"


@pytest.mark.parametrize("service", ["client.service", "client.bind('PartnerAPI')"])
def test_the_service_of_a_soap_client(service):
    script = SOAP + f"{service}.Update(Objects={GET}.json())\n"
    assert links(script) == [("hubspot", "sfmc", "sync.py")]
    script = SOAP + written(f"{service}.Retrieve('Subscriber').Results") + "\n"
    assert links(script) == [("sfmc", "mailchimp", "sync.py")]


ASSETS = (
    "import requests\nfrom dagster import asset\n\n@asset(group_name='crm')\ndef deals():\n"
    f"    return {GET}.json()\n\n@asset\ndef names(deals):\n    return [d['name'] for d in deals]\n\n"
)


def test_an_asset_is_given_what_the_one_of_that_name_makes():
    script = ASSETS + f"@asset\ndef members(names):\n    {written('names')}\n"
    assert links(script) == LINK


def test_a_parameter_of_another_function_is_no_asset():
    script = ASSETS + f"def members(names):\n    {written('names')}\n"
    assert links(script) == []


def test_rates_are_their_own_whatever_was_asked():
    script = (
        "import requests\n"
        f"quotes = {GET}.json()\n"
        "rates = requests.get('https://openexchangerates.org/api/latest.json', params=quotes).json()\n"
        f"{written('rates')}\n"
    )
    assert links(script) == [("exchangerates", "mailchimp", "sync.py")]


def test_what_a_geocoder_answers_is_of_who_asks():
    script = (
        "import requests\n"
        f"deal = {GET}.json()\n"
        "place = requests.get('https://nominatim.openstreetmap.org/search', params=deal).json()\n"
        f"{written('place')}\n"
    )
    assert links(script) == LINK


@pytest.mark.parametrize("given", ["day, deal", "day, 'EUR', deal"])
def test_values_of_a_statement_may_be_arguments_of_their_own(given):
    script = (
        "import pyodbc, requests\ncursor = pyodbc.connect('DSN=shop').cursor()\n"
        "statement = 'INSERT INTO deals VALUES (?, ?, ?)'\n"
    )
    script += f"for deal in {GET}.json():\n    cursor.execute(statement, {given})\n"
    assert links(script) == [("hubspot", "mssql", "sync.py")]


def test_a_hook_beside_the_folder_of_the_pipelines():
    sources = {
        "plugins/deals_hook.py": f"import requests\n\ndef deals():\n    return {GET}.json()\n",
        "dags/push.py": "import requests\nfrom deals_hook import deals\n\n" + written("deals()"),
    }
    assert links(sources) == [("hubspot", "mailchimp", "dags/push.py")]


def test_records_in_a_field_of_a_record():
    script = (
        "import requests\nfrom dataclasses import dataclass, field\n\n"
        "@dataclass\nclass Line:\n    text: str\n\n"
        "@dataclass\nclass Report:\n    lines: list = field(default_factory=list)\n\n"
        f"report = Report()\nfor deal in {GET}.json():\n    report.lines.append(Line(deal['name']))\n"
        + written("'|'.join(line.text for line in report.lines)")
        + "\n"
    )
    assert links(script) == LINK


def test_what_is_put_into_an_answer_of_an_sdk():
    script = (
        "import requests\nfrom google.ads.googleads.client import GoogleAdsClient\n\n"
        "client = GoogleAdsClient.load_from_env()\nservice = client.get_service('UserDataService')\n"
        "operation = client.get_type('UserDataOperation')\n"
        f"operation.create.identifiers.append({GET}.json()['mail'])\n"
        "service.upload_user_data(customer_id='1', operations=[operation])\n"
    )
    assert links(script) == [("hubspot", "google-ads", "sync.py")]


TARGETS = (
    "import requests\n\nclass Target:\n    def send(self, rows):\n        self._send(rows)\n\n"
    "    def _send(self, rows):\n        raise NotImplementedError\n\n"
    "class Lists(Target):\n    def _send(self, rows):\n"
    f"        {written('rows')}\n\n"
    "class Chat(Target):\n    def _send(self, rows):\n"
    "        requests.post('https://slack.com/api/chat.postMessage', json=rows, timeout=5)\n\n"
)


KINDS = "KINDS = {{kind.__name__: kind for kind in Target.__subclasses__()}}\n"


def test_a_class_below_does_what_the_one_above_leaves_open():
    assert links(TARGETS + f"Lists().send({GET}.json())\n") == LINK


@pytest.mark.parametrize(
    "chosen",
    [
        "for target in (Lists(), Chat()):\n    target.send({})\n",
        "KINDS = {{'lists': Lists, 'chat': Chat}}\nfor name, kind in KINDS.items():\n    kind().send({})\n",
        f"{KINDS}KINDS[name]().send({{}})\n",
        f"{KINDS}made = {{{{name: kind() for name, kind in KINDS.items()}}}}\nmade[name].send({{}})\n",
    ],
)
def test_an_object_may_be_of_several_classes(chosen):
    script = TARGETS + chosen.format(f"{GET}.json()")
    assert sorted(links(script)) == [
        ("hubspot", "mailchimp", "sync.py"),
        ("hubspot", "slack", "sync.py"),
    ]


def test_an_object_does_not_do_what_another_class_does():
    script = (
        TARGETS
        + "def read():\n    return requests.get('https://api.notion.com/v1/users', timeout=5).json()\n\n"
        + f"Lists().send({GET}.json())\nChat().send(read())\n"
    )
    assert sorted(links(script)) == [
        ("hubspot", "mailchimp", "sync.py"),
        ("notion", "slack", "sync.py"),
    ]


@pytest.mark.parametrize(
    "flow",
    [
        "load.submit(read.submit())",
        "load.map(read())",
        "load.expand(rows=read())",
        "load.override(task_id='again')(read())",
        "load.partial(day=1).expand(rows=read())",
        "for row in read.submit().result():\n        load.with_options(retries=2).submit(rows=row)",
    ],
)
def test_a_method_of_a_task_runs_it(flow):
    script = (
        "import requests\nfrom prefect import flow, task\n\n@task\ndef read():\n"
        f"    return {GET}.json()\n\n@task(retries=3)\ndef load(rows, day=0):\n    {written('rows')}\n\n"
        f"@flow\ndef sync():\n    {flow}\n\nsync()\n"
    )
    assert links(script) == LINK


def test_a_method_of_another_object_runs_nothing():
    script = (
        f"import requests\n\ndef load(rows):\n    {written('rows')}\n\nload.submit({GET}.json())\n"
    )
    assert links(script) == []


MAIL = (
    "import requests\nfrom django.core.mail import EmailMultiAlternatives, mail_admins, send_mail\n\n"
    f"deals = {GET}.json()\nmail = EmailMultiAlternatives('Deals', 'below', None, ['a@lagovia.com'])\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("send_mail('Deals', deals['text'], None, ['a@lagovia.com'])\n", id="at once"),
        pytest.param("mail_admins('Deals', deals['text'])\n", id="to the admins"),
        pytest.param("mail.attach('deals.csv', deals)\nmail.send()\n", id="attached"),
        pytest.param(
            "mail.attach_alternative(deals, 'text/html')\nmail.send(fail_silently=True)\n",
            id="as another form",
        ),
        pytest.param("mail.body = deals['text']\nmail.send()\n", id="as an attribute"),
    ],
)
def test_a_mail_of_django_carries_what_it_was_made_of(body):
    assert links(MAIL + body) == [("hubspot", "smtp", "sync.py")]


def test_a_mail_carries_nothing_else():
    assert (
        links(
            f"{MAIL}other = EmailMultiAlternatives('x')\nother.attach('a.csv', deals)\nmail.send()\n"
        )
        == []
    )


ASKED = (
    "import asyncio, requests\n\nasync def deals(account):\n"
    f"    return {GET}.json()\n\nasync def issues(account):\n"
    "    return requests.get('https://api.github.com/repos/a/b/issues', timeout=5).json()\n\n"
    "async def main(accounts):\n"
)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        pytest.param(
            "one, two = await asyncio.gather(deals(1) if accounts else asyncio.sleep(0), issues(1))\n"
            f"    {written('one')}\n",
            "hubspot",
            id="the first",
        ),
        pytest.param(
            "one, two = await asyncio.gather(deals(1), issues(1), return_exceptions=True)\n"
            f"    {written('two')}\n",
            "github",
            id="the second",
        ),
        pytest.param(
            f"found = await asyncio.gather(deals(1), issues(1))\n    {written('found[1]')}\n",
            "github",
            id="by its place",
        ),
        pytest.param(
            "found = await asyncio.gather(*(deals(it) for it in accounts))\n"
            f"    for name, rows in zip(accounts, found):\n        {written('rows')}\n",
            "hubspot",
            id="one for each, beside what was asked",
        ),
        pytest.param(
            "names = [it['name'] for it in await issues(1)]\n"
            "    found = await asyncio.gather(*[deals(it) for it in names])\n"
            f"    for name, rows in zip(names, found):\n        {written('name')}\n",
            "github",
            id="what was asked",
        ),
        pytest.param(
            "found = [await issues(it) for it in await deals(1)]\n"
            f"    for number, rows in enumerate(found):\n        {written('rows')}\n",
            "github",
            id="counted",
        ),
    ],
)
def test_what_is_asked_at_once_is_told_apart(body, source):
    script = f"{ASKED}    {body}\nasyncio.run(main([1, 2]))\n"
    assert links(script) == [(source, "mailchimp", "sync.py")]


NAMED = "import requests\n\ndef push(lead, **fields):\n    " + written("fields") + "\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"push(1, deal={GET}.json())\n", id="by name"),
        pytest.param(f"push(1, **{GET}.json())\n", id="all that came"),
        pytest.param(
            f"sent = {{'new': True}}\nsent['deal'] = {GET}.text\npush(1, **sent)\n", id="a mapping"
        ),
        pytest.param(
            f"sent = {{'new': True}}\nsent |= {{'deal': {GET}.text}}\npush(1, **sent)\n",
            id="united",
        ),
        pytest.param(
            f"sent = {{'new': True}} | {{'deal': {GET}.text}}\npush(1, **sent)\n", id="both"
        ),
    ],
)
def test_fields_that_are_given_by_name_are_what_is_spread(body):
    assert links(NAMED + body) == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"push({GET}.text, new=True)\n", id="a parameter of its own"),
        pytest.param(f"push(**{{'lead': {GET}.text, 'new': True}})\n", id="one among them"),
        pytest.param(
            f"sent = {{'deal': {GET}.text}}\nleft = {{'new': True}}\npush(1, **left)\n",
            id="another",
        ),
    ],
)
def test_and_nothing_of_what_is_no_field(body):
    assert links(NAMED + body) == []


KEPT = (
    "import boto3, ftplib, io, paramiko, shutil, requests\nimport pandas as pd\n"
    "from googleapiclient.discovery import build\nfrom googleapiclient.http import MediaIoBaseDownload\n\n"
    "ftp = ftplib.FTP('ftp.lagovia.com')\nsftp = paramiko.SSHClient().open_sftp()\n\n"
)
LOAD = written("pd.read_csv('in/stock.csv').to_dict()") + "\n"
OPEN = "with open('out/stock.csv', 'wb') as file:\n    "


@pytest.mark.parametrize(
    ("body", "source"),
    [
        pytest.param(OPEN + "ftp.retrbinary('RETR a', file.write)\n", "sftp", id="its method"),
        pytest.param(
            OPEN + "ftp.retrlines('RETR a', lambda line: file.write(line + '\\n'))\n",
            "sftp",
            id="a lambda",
        ),
        pytest.param(
            OPEN + "boto3.client('s3').download_fileobj('b', 'k', file)\n", "aws-s3", id="itself"
        ),
        pytest.param("sftp.get('there/stock.csv', 'out/stock.csv')\n", "sftp", id="by its name"),
        pytest.param(
            OPEN + f"shutil.copyfileobj({GET}.raw, file)\n", "hubspot", id="copied piece by piece"
        ),
        pytest.param(
            f"asked = build('drive', 'v3').files().get_media(fileId='x')\n{OPEN}MediaIoBaseDownload(file, asked)\n",
            "google-drive",
            id="in parts",
        ),
    ],
)
def test_an_open_file_holds_what_a_download_put_into_it(body, source):
    assert links(KEPT + body + LOAD) == [(source, "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "with open('out/other.csv', 'wb') as file:\n    ftp.retrbinary('RETR a', file.write)\n",
            id="another file",
        ),
        pytest.param(
            "with open('out/stock.csv', 'rb') as file:\n    ftp.retrbinary('RETR a', file.read)\n",
            id="open for reading",
        ),
        pytest.param(
            "requests.get('https://api.hubapi.com/a', 'out/stock.csv')\n", id="no storage"
        ),
    ],
)
def test_and_no_file_that_is_not_given_to_it(body):
    assert links(KEPT + body + LOAD) == []


CACHE = "import redis, requests\n\ncache = redis.Redis()\nkept = {'price': 1}\n"


def test_a_store_is_asked_for_a_key_as_a_mapping_is():
    asked = written("STORE.get('price')")
    assert links(f"{CACHE}{asked.replace('STORE', 'cache')}\n") == [
        ("redis", "mailchimp", "sync.py")
    ]
    assert links(f"{CACHE}{asked.replace('STORE', 'kept')}\n") == []


@pytest.mark.parametrize(
    ("backend", "target"),
    [
        ("django.core.mail.backends.smtp.EmailBackend", "smtp"),
        ("anymail.backends.mailgun.EmailBackend", "mailgun"),
        ("django_ses.SESBackend", "aws-ses"),
        ("django.core.mail.backends.console.EmailBackend", "smtp"),
    ],
)
def test_the_settings_say_who_sends_the_mails_of_django(backend, target):
    sources = {
        "shop/settings.py": f"EMAIL_BACKEND = '{backend}'\n",
        "shop/tell.py": f"{MAIL}send_mail('Deals', deals['text'], None, ['a@lagovia.com'])\n",
    }
    assert links(sources) == [("hubspot", target, "shop/tell.py")]


GROUPED = "from collections import defaultdict\nimport requests\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"groups = defaultdict(list)\nfor deal in {GET}.json():\n    groups[deal['owner']].append(1)\n"
            f"for owner, rows in groups.items():\n    {written('owner')}\n",
            id="of lists",
        ),
        pytest.param(
            f"groups = {{}}\nfor deal in {GET}.json():\n    groups.setdefault(deal['owner'], []).append(1)\n"
            f"for owner, rows in groups.items():\n    {written('owner')}\n",
            id="of lists that begin empty",
        ),
        pytest.param(
            f"groups = {{deal['owner']: 1 for deal in {GET}.json()}}\nfor owner in groups:\n    {written('owner')}\n",
            id="one by one",
        ),
    ],
)
def test_the_keys_of_a_mapping_are_what_they_were_made_of(body):
    assert links(GROUPED + body) == LINK


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"rows = {{name: {GET}.json() for name in [1, 2]}}\nfor name, deals in rows.items():\n    {written('name')}\n",
            id="what stands under them",
        ),
        pytest.param(
            f"names = {{deal['id']: 'deal' for deal in {GET}.json()}}\n{written('names[number]')}\n",
            id="a look-up gives no key",
        ),
        pytest.param(
            f"rows = {{}}\nrows.setdefault('a', []).append({GET}.text)\nrows.setdefault('b', []).append(1)\n"
            + written("rows['b']")
            + "\n",
            id="another list",
        ),
    ],
)
def test_and_not_of_what_they_only_lead_to(body):
    assert links(GROUPED + body) == []


WHOLE = (
    "import requests\nfrom dataclasses import dataclass\n\n"
    "@dataclass\nclass Row:\n    id: int\n    name: str\n\n"
    "    @classmethod\n    def of(cls, deal):\n        return cls(id=deal['id'], name=deal['name'])\n\n"
    "class Report:\n    def __init__(self):\n        self.title = 'Deals'\n"
    f"        self.rows = {GET}.json()\n\n"
    "    def __str__(self):\n        return '\\n'.join(self.rows)\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"rows = [Row.of(deal) for deal in {GET}.json()]\n    "
            + written("[[getattr(row, key) for key in KEYS] for row in rows]"),
            id="by names that are not known",
        ),
        pytest.param("report = Report()\n    " + written("vars(report)"), id="as a mapping"),
        pytest.param("report = Report()\n    " + written("report.__dict__"), id="as its own"),
        pytest.param("report = Report()\n    " + written("f'All: {report}'"), id="as a text"),
    ],
)
def test_all_that_an_object_has(body):
    assert links(f"{WHOLE}def main():\n    {body}\n\nmain()\n") == LINK


def test_what_an_object_does_not_say_as_a_text():
    silent = WHOLE.replace("'\\n'.join(self.rows)", "self.title")
    body = f"report = Report()\n    {written('str(report)')}\n"
    assert links(f"{silent}def main():\n    {body}\n\nmain()\n") == []


CHART = "import io, requests, tempfile\nimport matplotlib.pyplot as plt\n\n"
TELLING = (
    "requests.post('https://api.telegram.org/bot1/sendPhoto', files={'photo': picture}, timeout=5)"
)


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param("picture = io.BytesIO()\n    figure.savefig(picture)", id="a buffer"),
        pytest.param("picture = io.BytesIO()\n    plt.savefig(picture)", id="of the library"),
    ],
)
def test_a_picture_that_is_kept_in_a_buffer_shows_what_was_drawn(kept):
    body = f"    figure, axes = plt.subplots()\n    axes.bar(*rows)\n    {kept}\n    {TELLING}\n"
    drawn = f"{CHART}def main():\n    rows = {GET}.json()\n{body}"
    assert links(drawn + "\nmain()\n") == [("hubspot", "telegram", "sync.py")]
    other = drawn.replace("bar(*rows)", "bar([1], [2])")
    assert links(other + "\nmain()\n") == []


@pytest.mark.parametrize(
    ("drawn", "linked"),
    [
        ("frame.hist(bins=9)", True),
        ("frame.plot.line(ax=axes)", True),
        ("frame.plot(kind='bar')", True),
        ("frame.info()", False),
        ("axes.hist([1, 2])", False),
    ],
)
def test_a_frame_that_draws_itself(drawn, linked):
    body = (
        f"    frame = pd.DataFrame({GET}.json())\n    figure, axes = plt.subplots()\n    {drawn}\n"
        f"    picture = io.BytesIO()\n    figure.savefig(picture)\n    {TELLING}\n"
    )
    script = f"import pandas as pd\n{CHART}def main():\n{body}\nmain()\n"
    assert links(script) == ([("hubspot", "telegram", "sync.py")] if linked else [])


@pytest.mark.parametrize(
    "call",
    [
        "post(f\"https://{row['shop']}.okta.com/api/v1/users/refresh\", timeout=5)",
        "post('https://lagovia.okta.com/api/v1/users/refresh', timeout=5)",
        "get(f\"https://lagovia.okta.com/api/v1/users/{row['login']}\", timeout=5)",
    ],
)
def test_where_a_write_goes_is_no_data_but_what_its_path_says(call):
    script = f"import requests\n\nfor row in {GET}.json():\n    requests.{call}\n"
    assert links(script) == []


def test_what_is_consumed_in_batches():
    script = (
        "import json, requests\nfrom confluent_kafka import Consumer\n\n"
        "def batches(consumer):\n    while messages := consumer.consume(100, timeout=5):\n"
        "        yield [json.loads(message.value()) for message in messages]\n\n"
        f"for rows in batches(Consumer({{}})):\n    {written('rows')}\n"
    )
    assert links(script) == [("kafka", "mailchimp", "sync.py")]


DESK = (
    "import requests\n\nclass Desk:\n    def __init__(self):\n        self.deals = []\n        self.lists = []\n\n"
    f"    def load(self):\n        self.deals.extend({GET}.json()['results'])\n        return self\n\n"
    "    def rows(self):\n        return [deal['name'] for deal in self.deals]\n\n"
    "    def others(self):\n        return self.lists\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("desk = Desk()\ndesk.load()\n" + written("desk.rows()"), id="one by one"),
        pytest.param(written("Desk().load().rows()"), id="one on the other"),
    ],
)
def test_a_method_gives_what_its_object_was_filled_with(body):
    assert links(DESK + body + "\n") == LINK


def test_a_method_gives_nothing_of_what_another_attribute_holds():
    assert links(f"{DESK}{written('Desk().load().others()')}\n") == []


LEADS = (
    "import requests\nfrom fastapi import BackgroundTasks\nfrom pydantic import BaseModel\n\n"
    "class Lead(BaseModel):\n    name: str\n    note: str = ''\n\n"
    f"def push(lead: Lead, owner: str):\n    tell(lead)\n\ndef tell(lead: Lead):\n    {written('lead.name')}\n\n"
    "def arrived(tasks: BackgroundTasks):\n"
)


@pytest.mark.parametrize(
    "handed",
    [
        pytest.param(
            f"lead = Lead(**{GET}.json())\n    tasks.add_task(push, lead, 'me')", id="made"
        ),
        pytest.param(
            f"lead = Lead.model_validate({GET}.json())\n    tasks.add_task(push, lead=lead, owner='me')",
            id="by name",
        ),
    ],
)
def test_an_object_that_is_handed_on_to_be_worked_on_later(handed):
    assert links(f"{LEADS}    {handed}\n") == LINK


def test_an_object_that_is_handed_on_beside_other_data():
    handed = f"tasks.add_task(push, Lead(name='Ada'), {GET}.json()['owner'])"
    assert links(f"{LEADS}    {handed}\n") == []


def test_rankings_are_their_own_whatever_was_asked():
    script = (
        "import requests\n"
        f"words = {GET}.json()\n"
        "found = requests.get('https://api.semrush.com/', params={'phrase': words['name']}).text\n"
        f"{written('found')}\n"
    )
    assert links(script) == [("semrush", "mailchimp", "sync.py")]


ROWS = (
    "import requests\nfrom dataclasses import dataclass, replace\n\n"
    "@dataclass(frozen=True)\nclass Row:\n    name: str\n    owner: str = ''\n\n"
    "    def owned(self, owner):\n        return replace(self, owner=owner)\n\n"
    "    def shown(self):\n        return Row(self.name.title())\n\n"
    "def booked(rows, skipped):\n    found = []\n    for row in rows:\n"
    "        if row not in skipped:\n            found.append(row)\n    return found\n\n"
    "def pairs(rows):\n    found = Pairs()\n    found.fill(rows)\n    return found\n\n"
    "other = requests.get('https://api.pipedrive.com/v1/deals', timeout=5).json()\n"
    f"deals = {GET}.json()\n"
)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("booked(deals, other)", id="and not what it only asks for"),
        pytest.param("Row(deals[0]).owned('me').shown().name", id="itself with another owner"),
        pytest.param("pairs(deals)", id="what it makes in ways that do not show"),
    ],
)
def test_a_function_that_asks_nobody_gives_what_it_returns(value):
    assert links(f"{ROWS}{written(value)}\n") == LINK


def test_what_two_functions_return_is_found_twice():
    script = f"{ROWS}first = booked(deals, other)\n{written('[first, booked(deals, first)]')}\n"
    assert links(script) == LINK


FOLLOWED = (
    "import requests\nfrom models import Lead\n\nclass Sync:\n"
    "    def __init__(self):\n        self.orphans: list[Lead] = []\n\n"
    f"    def run(self):\n        for row in {GET}.json():\n            self.push(Lead.of(row))\n"
    "        self.report()\n\n"
    "    def push(self, lead: Lead):\n        if lead.domain is None:\n            self.orphans.append(lead)\n\n"
    f"    def report(self):\n        {written('[lead.name for lead in self.orphans[:20]]')}\n\nSync().run()\n"
)
LEAD = (
    "from dataclasses import dataclass\n\n@dataclass\nclass Lead:\n    name: str\n    domain: str | None\n\n"
    "    @classmethod\n    def of(cls, row):\n        return cls(row['name'], row.get('domain'))\n"
)


def test_objects_that_are_kept_for_later_hold_what_they_were_made_of():
    assert links({"sync.py": FOLLOWED, "models.py": LEAD}) == LINK


PROPERTY = (
    "import requests\nfrom copy import copy\n\nclass Item:\n    def __init__(self, data):\n        self.data = data\n\n"
    "    @property\n    def stock(self):\n        return self.data['stock']\n\n"
    "    @stock.setter\n    def stock(self, value):\n        self.data['stock'] = value\n\n"
    "    @stock.deleter\n    def stock(self):\n        self.kept = self.data\n\n"
    "shop = [Item(row) for row in requests.get('https://api.pipedrive.com/v1/items', timeout=5).json()]\n"
    f"deals = [Item(deal) for deal in {GET}.json()]\n"
)


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        pytest.param(written("deals[0].stock"), {"hubspot"}, id="asked"),
        pytest.param(
            f"for item in shop:\n    new = copy(item)\n    new.stock = deals[0].stock\n    {written('new.stock')}",
            {"hubspot", "pipedrive"},
            id="set",
        ),
        pytest.param(
            f"for item in shop:\n    {written('item.stock')}", {"pipedrive"}, id="not set"
        ),
    ],
)
def test_a_property_that_can_be_set_gives_what_it_returns(body, sources):
    assert {link[0] for link in links(f"{PROPERTY}{body}\n")} == sources


CHANGED = (
    "import requests\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.orm import sessionmaker\n\n"
    "session = sessionmaker(bind=create_engine('postgresql://h/d'))()\n\n"
    "class Deal:\n    def change(self, name, **more):\n        PUT\n        session.add(self)\n"
    "        session.commit()\n\n    def note(self, name):\n        self.note = name\n\n"
    f"def main(deal: Deal):\n    answer = {GET}.json()\n    deal.change(answer['name'], stage=answer['stage'])\n"
)


@pytest.mark.parametrize(
    "put",
    [
        pytest.param("self.name = name", id="an attribute"),
        pytest.param("self.__dict__.update(more)", id="all at once"),
        pytest.param(
            "for key, value in more.items():\n            setattr(self, key, value)", id="by name"
        ),
    ],
)
def test_an_object_is_stored_with_what_was_put_on_it_before(put: str) -> None:
    assert links(CHANGED.replace("PUT", put)) == [("hubspot", "postgres", "sync.py")]


@pytest.mark.parametrize(
    "put", ["self.name = 'x'", "setattr(session, 'name', name)", "session.__dict__.update(more)"]
)
def test_an_object_is_stored_without_what_was_put_elsewhere(put: str) -> None:
    assert links(CHANGED.replace("PUT", put)) == []


TRIED = (
    "import requests\n\ndef load():\n    for attempt in range(3):\n        try:\n"
    f"            rows = {GET}.json()\n            LEAVE\n        except ValueError:\n            wait()\n"
    "    else:\n        rows = []\n    return rows\n\n"
    f"{written('load()')}\n"
)


def test_what_a_loop_was_left_with_is_kept_beside_what_follows_the_last_round() -> None:
    assert links(TRIED.replace("LEAVE", "break")) == [("hubspot", "mailchimp", "sync.py")]
    assert links(TRIED.replace("LEAVE", "print(attempt)")) == []
