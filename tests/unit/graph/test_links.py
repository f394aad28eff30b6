"""What is read from one system and written to another."""

import pytest

from autodebt_lint.graph.build import build
from autodebt_lint.graph.links import couplings
from autodebt_lint.model.levels import Confidence
from tests.unit.linking.linked_projects import linked

GET = "requests.get('https://api.hubapi.com/crm/deals', timeout=5)"
PUT = "requests.post('https://us1.api.mailchimp.com/3.0/lists', json={}, timeout=5)"


def links(sources: dict[str, str] | str) -> list[tuple[str, str, str]]:
    """Return source, target and script of every link that is more than suspected."""
    files = {"sync.py": sources} if isinstance(sources, str) else sources
    return [
        (link.source.id, link.target.id, link.path)
        for link in couplings(linked(files))
        if link.confidence > Confidence.LOW
    ]


def written(value: str) -> str:
    return PUT.replace("{}", value)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{written(GET + '.json()')}\n", id="directly"),
        pytest.param(f"deals = {GET}.json()\n{written('deals')}\n", id="a variable"),
        pytest.param(
            f"for deal in {GET}.json()['results']:\n    {written('deal')}\n", id="one by one"
        ),
        pytest.param(
            f"rows = []\nfor deal in {GET}.json():\n    rows.append(deal['id'])\n{written('rows')}\n",
            id="collected",
        ),
        pytest.param(
            f"rows = [d['properties'] for d in {GET}.json()]\n{written('rows')}\n",
            id="a comprehension",
        ),
        pytest.param(
            f"deal = {GET}.json()\n" + written("{'email': deal['email'].lower()}") + "\n",
            id="a field",
        ),
        pytest.param(
            f"def read():\n    return {GET}.json()\n\ndef push(rows):\n    {written('rows')}\n\npush(read())\n",
            id="functions",
        ),
        pytest.param(
            "class Sync:\n"
            "    def read(self):\n"
            f"        self.rows = {GET}.json()\n\n"
            "    def push(self):\n"
            f"        {written('self.rows')}\n\n"
            "sync = Sync()\nsync.read()\nsync.push()\n",
            id="an attribute",
        ),
    ],
)
def test_data_is_followed_through(body):
    assert links(f"import requests\n{body}") == [("hubspot", "mailchimp", "sync.py")]


def test_a_link_has_a_direction():
    assert links(f"import requests\n{written('rows')}\ndeals = {GET}.json()\n") == []


def test_two_ways_are_two_links():
    lists = "requests.get('https://us1.api.mailchimp.com/3.0/lists', timeout=5)"
    deals = "requests.post('https://api.hubapi.com/crm/deals', json=lists, timeout=5)"
    script = f"import requests\nlists = {lists}.json()\n{deals}\ndeals = {GET}.json()\n{written('deals')}\n"
    assert links(script) == [
        ("mailchimp", "hubspot", "sync.py"),
        ("hubspot", "mailchimp", "sync.py"),
    ]


def test_the_script_that_joins_two_clients_makes_the_link():
    sources = {
        "clients/hubspot.py": f"import requests\n\ndef deals():\n    return {GET}.json()\n",
        "clients/mailchimp.py": f"import requests\n\ndef push(rows):\n    {written('rows')}\n",
        "jobs/sync.py": "from clients import hubspot, mailchimp\n\nmailchimp.push(hubspot.deals())\n",
    }
    assert links(sources) == [("hubspot", "mailchimp", "jobs/sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"deals = {GET}.json()\nrequests.post('https://api.hubapi.com/crm/notes', json=deals)\n",
            id="one system only",
        ),
        pytest.param(f"{GET}\n{written('[1, 2]')}\n", id="nothing of it is written"),
    ],
)
def test_no_link(body):
    assert links(f"import requests\n{body}") == []


def test_the_graph_shows_scripts_and_the_places_that_prove_a_link():
    linking = linked({"sync.py": f"import requests\ndeals = {GET}.json()\n{written('deals')}\n"})
    graph = build(linking, frozenset(["sync.py"]))
    assert [(node.id, node.reads, node.writes, node.scripts) for node in graph.systems] == [
        ("hubspot", 1, 0, ("sync.py",)),
        ("mailchimp", 0, 1, ("sync.py",)),
    ]
    (link,) = graph.links
    assert (link.source, link.target, link.flow) == ("hubspot", "mailchimp", "value")
    assert [(place.place.line, place.message) for place in link.evidence] == [
        (2, "read from HubSpot"),
        (3, "written to Mailchimp"),
    ]


def test_only_what_is_asked_for_is_in_the_graph():
    script = f"import requests\ndeals = {GET}.json()\n{written('deals')}\n"
    graph = build(linked({"a.py": script, "b.py": script}), frozenset(["b.py"]))
    assert {node.scripts for node in graph.systems} == {("b.py",)}
    assert [link.scripts for link in graph.links] == [("b.py",)]


RECEIVE = "def push(deal):\n" + "    " + PUT.replace("{}", "deal") + "\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"list(map(push, {GET}.json()))\n", id="map"),
        pytest.param(f"pool = Pool(4)\npool.map(push, {GET}.json())\n", id="a pool"),
        pytest.param(
            f"for deal in {GET}.json():\n    executor.submit(push, deal)\n", id="an executor"
        ),
        pytest.param(
            f"async def main():\n    await asyncio.to_thread(push, {GET}.json())\n\nasyncio.run(main())\n",
            id="a thread",
        ),
        pytest.param(
            f"deals = {GET}.json()\nexecutor.map(lambda deal: push(deal), deals)\n", id="a lambda"
        ),
        pytest.param(
            "class Sync:\n"
            "    def __init__(self):\n"
            "        self.rows = {}\n\n"
            "    def read(self):\n"
            f"        self.rows.update({GET}.json())\n\n"
            "    def write(self):\n"
            "        push(self.rows)\n\n"
            "sync = Sync()\nsync.read()\nsync.write()\n",
            id="a dictionary that another method fills",
        ),
        pytest.param(
            f"table = [[0]]\ntable[0][1] = {GET}.json()['name']\npush(table)\n", id="a cell"
        ),
    ],
)
def test_data_is_followed_into_what_is_handed_on(body):
    script = f"import asyncio\nfrom multiprocessing import Pool\nimport requests\n{RECEIVE}{body}"
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


def test_a_request_that_is_put_together():
    script = (
        "import requests\nimport sib_api_v3_sdk\n"
        "api = sib_api_v3_sdk.ContactsApi(sib_api_v3_sdk.ApiClient(configuration))\n"
        "order = sib_api_v3_sdk.RequestContactImport()\n"
        f"order.json_body = {GET}.json()\n"
        "api.import_contacts(order)\n"
    )
    assert links(script) == [("hubspot", "brevo", "sync.py")]


def test_files_whose_names_callers_tell_and_files_made_from_files():
    sources = {
        "shared.py": "import json\n"
        "def save(path, rows):\n    with open(path, 'w') as file:\n        json.dump(rows, file)\n\n"
        "def load(path):\n    with open(path) as file:\n        return json.load(file)\n",
        "export.py": f"import requests\nfrom shared import save\nsave('raw/deals.json', {GET}.json())\n",
        "shape.py": "from shared import load, save\n"
        "save('shaped/members.json', [row['mail'] for row in load('raw/deals.json')])\n",
        "upload.py": "import requests\nfrom shared import load\n" + written("load('shaped/members.json')") + "\n",
    }  # fmt: skip
    assert links(sources) == [("hubspot", "mailchimp", "upload.py")]


def test_a_script_that_only_makes_one_file_of_another() -> None:
    sources = {
        "export.py": f"import json, requests\nwith open('deals.json', 'w') as f:\n    json.dump({GET}.json(), f)\n",
        "shape.py": "import csv, json\nfrom pathlib import Path\n"
        "rows = json.loads(Path('deals.json').read_text())\n"
        "Path('members.csv').write_text('\\n'.join(row['mail'] for row in rows))\n",
        "upload.py": "import csv, requests\nwith open('members.csv') as f:\n    "
        + written("list(csv.reader(f))")
        + "\n",
    }
    assert links(sources) == [("hubspot", "mailchimp", "upload.py")]


def test_a_test_that_calls_an_entry_does_not_make_it_less_of_one():
    handler = (
        f"import requests\ndef lambda_handler(event, context):\n    {written(GET + '.json()')}\n"
    )
    test = "from sync import lambda_handler\n\ndef test_it():\n    lambda_handler({}, None)\n"
    assert links({"sync.py": handler, "tests/test_sync.py": test}) == [
        ("hubspot", "mailchimp", "sync.py")
    ]


def test_a_function_that_also_reads_a_file_is_followed_upwards():
    script = (
        "import pandas, requests\n"
        f"def push(rows):\n    frame = pandas.read_excel(rows)\n    {written('frame')}\n\n"
        f"def work():\n    push({GET}.content)\n\n"
        "if __name__ == '__main__':\n    work()\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    ("task", "link"),
    [
        ("SalesforceToS3Operator(task_id='a')", ("salesforce", "aws-s3")),
        ("S3ToSnowflakeOperator(task_id='a')", ("aws-s3", "snowflake")),
        (
            "CopyFromExternalStageToSnowflakeOperator(task_id='s3_to_snowflake', table='a')",
            ("aws-s3", "snowflake"),
        ),
        (
            "GenericTransfer(task_id='a', source_conn_id='mysql_shop', destination_conn_id='postgres_default')",
            ("mysql", "postgres"),
        ),
    ],
)
def test_an_operator_carries_data(task, link):
    name = task.partition("(")[0]
    script = f"from airflow import DAG\nfrom airflow.providers.x import {name}\nwith DAG('d'):\n    {task}\n"
    assert links({"dag.py": script}) == [(*link, "dag.py")]


@pytest.mark.parametrize("task", ["SnowflakeOperator(sql='select 1')", "PythonOperator()"])
def test_an_operator_that_carries_none(task):
    name = task.partition("(")[0]
    assert links(f"import airflow\nfrom airflow.x import {name}\n{task}\n") == []


def test_a_statement_loads_from_a_storage():
    script = (
        "import snowflake.connector\n"
        "cursor = snowflake.connector.connect(user=a).cursor()\n"
        "cursor.execute(\"COPY INTO orders FROM 's3://bucket/orders'\")\n"
    )
    assert links(script) == [("aws-s3", "snowflake", "sync.py")]


@pytest.mark.parametrize(
    ("question", "link"),
    [
        ("'query { boards { id } }'", ("monday", "mailchimp")),
        ("'mutation { create_item { id } }'", ("monday", "mailchimp")),
    ],
)
def test_graphql_reads_and_writes(question, link):
    ask = f"requests.post('https://api.monday.com/v2', json={{'query': {question}}}, timeout=5)"
    script = f"import requests\nrows = {ask}.json()\n{written('rows')}\n"
    assert links(script) == [(*link, "sync.py")]


def test_a_file_below_a_folder_that_is_joined() -> None:
    sources = {
        "pull.py": f"import json, os, requests\nOUT = os.path.join('.tmp', 'deals.json')\n"
        f"with open(OUT, 'w') as file:\n    json.dump({GET}.json(), file)\n",
        "push.py": "import json, os, requests\nIN = os.path.join('.tmp', 'deals.json')\n"
        f"with open(IN) as file:\n    rows = json.load(file)\n{written('rows')}\n",
    }
    assert links(sources) == [("hubspot", "mailchimp", "push.py")]


def test_neighbours_in_a_folder_that_nobody_can_import() -> None:
    sources = {
        "deals-to-list/__init__.py": "",
        "deals-to-list/client.py": f"import requests\ndef pull():\n    return {GET}.json()\n",
        "deals-to-list/app.py": f"import requests\nfrom client import pull\n"
        f"def lambda_handler(event, context):\n    {written('pull()')}\n",
    }
    assert links(sources) == [("hubspot", "mailchimp", "deals-to-list/app.py")]


def test_a_database_that_a_cloud_hosts_is_that_database() -> None:
    script = (
        "import requests, pandas, sqlalchemy\n"
        "engine = sqlalchemy.create_engine('postgresql://a:b@c.us-east-2.rds.amazonaws.com:5432/d')\n"
        f"pandas.DataFrame({GET}.json()).to_sql('deals', engine)\n"
    )
    assert links(script) == [("hubspot", "postgres", "sync.py")]


def test_what_an_sdk_calls_a_function_with_comes_from_its_system() -> None:
    script = (
        "import requests\nfrom slack_bolt import App\napp = App(token=token)\n"
        "@app.view('done')\ndef handle(ack, body):\n    " + written("body['text']") + "\n"
    )
    assert links(script) == [("slack", "mailchimp", "sync.py")]


def test_a_webhook_in_a_module_that_is_named_after_its_sender() -> None:
    script = f"import requests\ndef lambda_handler(event, context):\n    {written('event')}\n"
    assert links({"hubspot_events.py": script}) == [("hubspot", "mailchimp", "hubspot_events.py")]
    assert links({"events.py": script}) == []


def test_what_was_put_below_another_key_is_no_part_of_it() -> None:
    places = "requests.get('https://api.pipedrive.com/v1/persons', timeout=5).json()"
    script = (
        f"import requests\nrow = {GET}.json()\nrow['place'] = {places}\n"
        f"def push(row):\n    {written(chr(123) + repr('name') + ': row[' + repr('name') + ']' + chr(125))}\n\npush(row)\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]
    assert links(script.replace("row['name']", "row['place']")) == [
        ("hubspot", "mailchimp", "sync.py"),
        ("pipedrive", "mailchimp", "sync.py"),
    ]


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param("with closing(CONNECTION) as connection:\n", id="closing"),
        pytest.param(
            "with ExitStack() as stack:\n    connection = stack.enter_context(CONNECTION)\n",
            id="a stack",
        ),
    ],
)
def test_a_context_that_is_wrapped(opened: str) -> None:
    script = (
        "import requests, snowflake.connector\nfrom contextlib import ExitStack, closing\n\n"
        + opened.replace("CONNECTION", "snowflake.connector.connect(account='acme')")
        + "    rows = connection.cursor().execute(query).fetchall()\n"
        + f"    {written('rows')}\n"
    )
    assert links(script) == [("snowflake", "mailchimp", "sync.py")]


def test_a_script_that_imports_its_own_package_is_a_part_of_that() -> None:
    files = {
        "app/__init__.py": "",
        "app/stripe.py": "class Charge:\n    @classmethod\n    def list(cls, limit):\n        return []\n",
        "app/main.py": (
            "import requests\nimport stripe\nfrom app.settings import LIMIT\n\n"
            "if __name__ == '__main__':\n"
            "    for charge in stripe.Charge.list(limit=LIMIT):\n"
            f"        {written('charge')}\n"
        ),
        "app/settings.py": "LIMIT = 100\n",
    }
    assert links(files) == [("stripe", "mailchimp", "app/main.py")]


def test_a_vendor_product_on_a_server_of_ones_own() -> None:
    get = "requests.get('https://jira.acme.com/rest/plugins/1', timeout=5).json()"
    assert links(f"import requests\n{written(get)}\n") == [("jira", "mailchimp", "sync.py")]


def test_incidents_are_data_and_logs_are_not() -> None:
    issues = "requests.get('https://sentry.io/api/0/projects/a/b/issues/', timeout=5).json()"
    log = f"requests.post('https://sentry.io/api/1/store/', json={GET}.json(), timeout=5)"
    assert links(f"import requests\n{written(issues)}\n{log}\n") == [
        ("sentry", "mailchimp", "sync.py")
    ]


def test_a_function_that_nobody_calls_is_as_sure_in_the_graph_as_its_data() -> None:
    linking = linked(
        {
            "sync.py": f"import requests\n\ndef main(rows):\n    pass\n\ndef push(name):\n    {written(GET + '.json()')}\n"
        }
    )
    graph = build(linking, frozenset(["sync.py"]))
    assert [link.confidence for link in graph.links] == [Confidence.MEDIUM]


SEARCH = (
    "requests.post('https://api.hubapi.com/crm/v3/objects/deals', json={'limit': 100}, timeout=5)"
)


def test_what_a_write_answers_is_data_of_the_other_side() -> None:
    script = f"import requests\nanswer = {SEARCH}\n{written('answer.json()')}\n"
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize("told", ["answer.status_code", "f'failed: {answer.text}'"])
def test_how_a_write_went_is_no_data(told: str) -> None:
    assert links(f"import requests\nanswer = {SEARCH}\n{written(told)}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "pages = list(map(lambda n: f'https://api.hubapi.com/crm/deals?page={n}', range(9)))\n"
            "rows = [requests.get(page, timeout=5).json() for page in pages]\n",
            id="addresses that a lambda makes",
        ),
        pytest.param(
            "rows = {}\n"
            f"for kind in ('deals', 'tickets'):\n    rows[kind] = ''\n    rows[kind] += {GET}.text\n",
            id="added below a key",
        ),
    ],
)
def test_data_is_followed_into_containers(body: str) -> None:
    assert links(f"import requests\n{body}{written('rows')}\n") == [
        ("hubspot", "mailchimp", "sync.py")
    ]


def test_a_file_with_more_names_than_can_be_told_apart() -> None:
    names = ", ".join(f"'form_{letter}'" for letter in "abcdefghij")
    script = (
        "import json, requests\n\n"
        "def fetch(form):\n"
        f"    with open(f'tmp/answers_{{form}}.json', 'w') as file:\n        json.dump({GET}.json(), file)\n\n"
        "def push(form):\n"
        "    with open(f'tmp/answers_{form}.json') as file:\n"
        f"        {written('json.load(file)')}\n\n"
        f"for form in [{names}]:\n    fetch(form)\n    push(form)\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    ("read", "source"),
    [
        ("pandas.read_csv('s3://orders/day.csv')", "aws-s3"),
        ("spark.read.option('sep', ';').csv('gs://orders/day.csv')", "gcs"),
    ],
)
def test_a_frame_that_lies_in_a_storage(read: str, source: str) -> None:
    script = f"import pandas, requests\nfrom pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n{written(read)}\n"
    assert links(script) == [(source, "mailchimp", "sync.py")]


def test_a_frame_that_is_written_into_a_storage() -> None:
    script = (
        f"import pandas, requests\npandas.DataFrame({GET}.json()).to_csv('s3://orders/day.csv')\n"
    )
    assert links(script) == [("hubspot", "aws-s3", "sync.py")]


def test_a_client_that_a_session_of_aws_makes() -> None:
    script = (
        "import boto3, requests\n"
        "s3 = boto3.Session(region_name='eu-west-1').client('s3')\n"
        f"s3.put_object(Bucket='orders', Key='day', Body={GET}.content)\n"
    )
    assert links(script) == [("hubspot", "aws-s3", "sync.py")]


@pytest.mark.parametrize(
    ("handler", "source"),
    [
        pytest.param(
            "def lambda_handler(event, context):\n"
            "    for record in event['Records']:\n        push(json.loads(record['body']))\n",
            "aws-sqs",
            id="a queue",
        ),
        pytest.param(
            "def lambda_handler(event, context):\n"
            "    push(event['Records'][0]['Sns']['Message'])\n",
            "aws-sns",
            id="a topic",
        ),
        pytest.param(
            "def on_message(event, context):\n    push(base64.b64decode(event['data']))\n",
            "google-pubsub",
            id="a subscription",
        ),
        pytest.param(
            "for message in KafkaConsumer('orders'):\n    push(message.value)\n",
            "kafka",
            id="a consumer",
        ),
        pytest.param(
            "consumer = KafkaConsumer('orders')\npush(consumer.poll())\n", "kafka", id="a poll"
        ),
        pytest.param(
            "async def answer(update, context):\n    push(update.message.text)\n\n"
            "app = Application.builder().token(token).build()\n"
            "app.add_handler(MessageHandler(filters.TEXT, answer))\n",
            "telegram",
            id="a function that an SDK calls back",
        ),
    ],
)
def test_data_that_arrives_by_itself(handler: str, source: str) -> None:
    script = (
        "import base64, json, requests\nfrom kafka import KafkaConsumer\n"
        f"from telegram.ext import Application, MessageHandler, filters\n\n{RECEIVE}{handler}"
    )
    assert links(script) == [(source, "mailchimp", "sync.py")]


def test_imports_that_begin_with_the_name_of_the_checkout() -> None:
    files = {
        "clients/hubspot.py": f"import requests\n\ndef deals():\n    return {GET}.json()\n",
        "jobs/sync.py": (
            "import requests\nfrom crm_sync.clients.hubspot import deals\n\n"
            + written("deals()")
            + "\n"
        ),
    }
    assert links(files) == [("hubspot", "mailchimp", "jobs/sync.py")]


ODOO = "import requests\nfrom odoo import models\n\nclass Partner(models.Model):\n    _inherit = 'res.partner'\n\n"


@pytest.mark.parametrize(
    ("method", "link"),
    [
        pytest.param(
            f"    def pull(self):\n        for deal in {GET}.json():\n"
            "            self.env['res.partner'].create({'name': deal['name']})\n",
            ("hubspot", "odoo"),
            id="records are created",
        ),
        pytest.param(
            "    def pull(self):\n"
            "        partner = self.env['res.partner'].search([], limit=1)\n"
            f"        partner.write({GET}.json())\n",
            ("hubspot", "odoo"),
            id="a record is written",
        ),
        pytest.param(
            "    def push(self):\n"
            "        for partner in self.env['res.partner'].search([]):\n"
            f"            {written('partner.email')}\n",
            ("odoo", "mailchimp"),
            id="records are read",
        ),
        pytest.param(
            f"    def push(self):\n        {written('self.email')}\n",
            ("odoo", "mailchimp"),
            id="a field of the record itself",
        ),
    ],
)
def test_an_add_on_reaches_odoo_from_the_inside(method: str, link: tuple[str, str]) -> None:
    assert links(f"{ODOO}{method}") == [(*link, "sync.py")]


def test_a_controller_of_an_add_on_stores_what_its_route_says_who_sends() -> None:
    script = (
        "import json\nfrom odoo import http\nfrom odoo.http import request\n\n"
        "class Orders(http.Controller):\n"
        "    @http.route(['/odoo_shopify_orders'], type='json', auth='public')\n"
        "    def take(self, **post):\n"
        "        order = json.loads(request.httprequest.get_data())\n"
        "        request.env['sale.order'].sudo().create({'name': order['name']})\n"
    )
    assert links(script) == [("shopify", "odoo", "sync.py")]


HANDED_OVER = {
    "addon/models/partner.py": ODOO
    + "    def pull(self):\n        Contacts(self.env).pull()\n        keep(self.env)\n",
    "addon/models/contacts.py": (
        "import requests\n\nclass Contacts:\n    def __init__(self, odoo_env):\n        self.__odoo = odoo_env\n\n"
        f"    def pull(self):\n        for deal in {GET}.json():\n"
        "            self.__odoo['res.partner'].create({'name': deal['name']})\n"
    ),
}


def test_an_add_on_hands_its_environment_to_what_stands_beside_it() -> None:
    statement = "from .contacts import Contacts\n"
    files = {**HANDED_OVER, "addon/__init__.py": "", "addon/models/__init__.py": ""}
    files["addon/models/partner.py"] = statement + files["addon/models/partner.py"]
    assert [link[:2] for link in links(files)] == [("hubspot", "odoo")]
    elsewhere = files["addon/models/partner.py"].replace("self.env", "self.pages")
    assert links({**files, "addon/models/partner.py": elsewhere}) == []


def test_an_app_of_frappe_writes_documents() -> None:
    script = (
        "import frappe, requests\n\n@frappe.whitelist()\ndef pull():\n"
        f"    deal = {GET}.json()\n"
        "    order = frappe.get_doc({'doctype': 'Sales Order'})\n"
        "    order.customer = deal['name']\n"
        "    order.insert()\n"
    )
    assert links(script) == [("hubspot", "erpnext", "sync.py")]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        pytest.param(
            "import frappe, requests\ndef on_submit(doc, method):\n", ["erpnext"], id="event"
        ),
        pytest.param("import requests\ndef on_submit(doc, method):\n", [], id="not of Frappe"),
        pytest.param("import frappe, requests\ndef render(doc, layout):\n", [], id="not an event"),
    ],
)
def test_a_document_event_of_frappe_brings_a_document(heading: str, found: list[str]) -> None:
    body = "    customer = {'name': doc.customer_name}\n    " + PUT.replace("{}", "customer") + "\n"
    assert [source for source, _, _ in links(heading + body)] == found


def test_a_document_that_an_event_brought_is_written() -> None:
    script = (
        "import frappe, requests\n\ndef on_submit(doc, method=None):\n"
        f"    doc.db_set('deal', {GET}.json()['id'])\n"
    )
    assert links(script) == [("hubspot", "erpnext", "sync.py")]


@pytest.mark.parametrize(
    ("call", "found"),
    [
        ("client.load_table_from_uri('gs://exports/deals.csv', 'crm.deals')", ["gcs"]),
        ("client.insert_rows_json('crm.deals', [{'address': 'gs://exports/deals.csv'}])", []),
    ],
)
def test_an_address_in_a_row_is_no_file_that_is_loaded(call: str, found: list[str]) -> None:
    script = f"from google.cloud import bigquery\nclient = bigquery.Client()\n{call}\n"
    assert [source for source, _, _ in links(script)] == found


SHOP = "import os, requests\nSHOP = os.environ['STORE_ADDRESS']\nTOKEN = os.environ['TOKEN']\n"


@pytest.mark.parametrize(
    ("read", "found"),
    [
        pytest.param(
            "requests.get(f'{SHOP}/orders.json', headers={'X-Shopify-Access-Token': TOKEN}, timeout=5)",
            ["shopify"],
            id="of the call",
        ),
        pytest.param(
            "requests.get(f'{SHOP}/orders.json', headers=heads(), timeout=5)",
            ["shopify"],
            id="made",
        ),
        pytest.param("Shop().session.get(f'{SHOP}/orders.json')", ["shopify"], id="of a session"),
        pytest.param(
            "requests.get(f'{SHOP}/orders.json', headers={'X-Access-Token': TOKEN}, timeout=5)",
            [],
            id="anybody's",
        ),
        pytest.param(
            "requests.get('https://api.hubapi.com/crm', headers={'X-Shopify-Access-Token': TOKEN}, timeout=5)",
            ["hubspot"],
            id="an address says more",
        ),
    ],
)
def test_headers_tell_a_system_whose_address_is_not_known(read: str, found: list[str]) -> None:
    script = (
        SHOP + "def heads():\n    return {'X-Shopify-Access-Token': TOKEN}\n\n"
        "class Shop:\n    def __init__(self):\n        self.session = requests.Session()\n"
        "        self.session.headers.update({'X-Shopify-Access-Token': TOKEN})\n\n"
        f"orders = {read}.json()\n" + PUT.replace("{}", "orders") + "\n"
    )
    assert [source for source, _, _ in links(script)] == found


def test_the_picture_names_models_that_an_add_on_reads() -> None:
    linking = linked(
        {"sync.py": f"{ODOO}    def push(self):\n        {written('self.env[MODEL].search([]).email')}\n".replace("MODEL", "'res.partner'")}
    )  # fmt: skip
    odoo = next(
        node for node in build(linking, frozenset(["sync.py"])).systems if node.id == "odoo"
    )
    assert [dataset.name for dataset in odoo.datasets] == ["res.partner"]


@pytest.mark.parametrize(
    ("read", "source"),
    [
        pytest.param("JIRA(server, token_auth=t).issue('OPS-1').fields.summary", "jira", id="noun"),
        pytest.param(
            "Launchpad.login_with('me', 'production').bugs[1].title", "launchpad", id="attribute"
        ),
        pytest.param(
            "create_client(url, key).table('jobs').select('*').eq('id', 1).execute().data",
            "supabase",
            id="narrowed down",
        ),
        pytest.param(
            "build('sheets', 'v4').spreadsheets().values().batchGet(spreadsheetId=key).execute()",
            "google-sheets",
            id="many at once",
        ),
    ],
)
def test_what_an_sdk_gives(read: str, source: str) -> None:
    script = (
        "import requests\nfrom googleapiclient.discovery import build\nfrom jira import JIRA\n"
        "from launchpadlib.launchpad import Launchpad\nfrom supabase import create_client\n"
        f"{written(read)}\n"
    )
    assert links(script) == [(source, "mailchimp", "sync.py")]


def test_a_bot_answers_in_the_chat_it_was_asked_in() -> None:
    script = (
        "import requests\nfrom telegram import Update\n"
        "from telegram.ext import Application, MessageHandler, filters\n\n"
        "async def answer(update: Update, context):\n"
        f"    await update.message.reply_text({GET}.json()['name'])\n\n"
        "app = Application.builder().build()\n"
        "app.add_handler(MessageHandler(filters.TEXT, lambda u, c: answer(u, c)))\n"
    )
    assert links(script) == [("hubspot", "telegram", "sync.py")]


def test_a_webhook_whose_handler_stands_far_above_the_call() -> None:
    files = {
        "router.py": (
            "from fastapi import APIRouter, Request\nfrom controller import handle\n"
            "from checks import verify_shopify_webhook\n\nrouter = APIRouter()\n\n"
            "@router.post('/orders')\nasync def orders(request: Request):\n"
            "    await verify_shopify_webhook(request)\n    return await handle(request)\n"
        ),
        "controller.py": (
            "import json\nfrom process import process\n\nasync def handle(request):\n"
            "    return await process(json.loads(request.state.body))\n"
        ),
        "process.py": "from members import push\n\nasync def process(order):\n    push(order['email'])\n",
        "members.py": f"import requests\n\n{RECEIVE}",
    }
    assert links(files) == [("shopify", "mailchimp", "router.py")]


def test_a_database_whose_driver_the_project_asks_for() -> None:
    script = (
        "import os, requests\nimport db\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.orm import sessionmaker\n"
        "session = sessionmaker(bind=create_engine(os.environ['DATABASE_URL']))()\n"
        f"session.add(Deal(name={GET}.json()['name']))\n"
    )
    drivers = "import psycopg2\n"
    assert links({"sync.py": script, "db.py": drivers}) == [("hubspot", "postgres", "sync.py")]
    assert links({"sync.py": script, "db.py": drivers + "import pymysql\n"}) == []


def test_a_machine_itself_is_no_system() -> None:
    about = "requests.get('http://169.254.169.254/latest/meta-data/instance-id', timeout=5).text"
    assert links(f"import requests\n{written(about)}\n") == []


def test_a_list_in_the_middle_of_a_path_is_no_question() -> None:
    task = (
        f"requests.post('https://api.clickup.com/api/v2/list/9/task', json={GET}.json(), timeout=5)"
    )
    assert links(f"import requests\n{task}\n") == [("hubspot", "clickup", "sync.py")]


@pytest.mark.parametrize(
    "pulled",
    ["ti.xcom_pull(task_ids='extract')", "ti.xcom_pull(key='deals', task_ids=['extract'])"],
)
def test_a_task_takes_what_another_one_returned(pulled: str) -> None:
    script = (
        "import requests\nfrom airflow import DAG\nfrom airflow.operators.python import PythonOperator\n\n"
        f"def read():\n    return {GET}.json()\n\n"
        "def unrelated():\n    return requests.get('https://api.pipedrive.com/v1/deals', timeout=5).json()\n\n"
        f"def write(ti):\n    {written(pulled)}\n\n"
        "with DAG('sync'):\n"
        "    PythonOperator(task_id='extract', python_callable=read)\n"
        "    PythonOperator(task_id='other', python_callable=unrelated)\n"
        "    PythonOperator(task_id='load', python_callable=write)\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "filling",
    [
        "for key, value in row.items():\n            setattr(self, key, value)\n",
        "self.__dict__.update(row)\n",
        "for key in row:\n            self.__dict__[key] = row[key]\n",
    ],
)
def test_attributes_whose_names_only_the_data_tells(filling: str) -> None:
    script = (
        "import requests\n\nclass Deal:\n    kind = 'deal'\n\n"
        f"    def fill(self, row):\n        {filling}\n"
        f"deal = Deal()\ndeal.fill({GET}.json())\n{written('deal.amount')}\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


def test_a_chart_that_is_drawn_saved_and_sent() -> None:
    script = (
        "import matplotlib.pyplot as plt\nimport requests\nfrom slack_sdk import WebClient\n\n"
        f"amounts = [deal['amount'] for deal in {GET}.json()]\n"
        "plt.bar(range(9), amounts)\nplt.savefig('amounts.png')\n"
        "WebClient(token).files_upload_v2(channel='C1', file='amounts.png')\n"
    )
    assert links(script) == [("hubspot", "slack", "sync.py")]


def test_a_handler_of_a_chat_whose_application_is_made_elsewhere() -> None:
    script = (
        "import requests\nfrom slack_bolt import Ack\n\n"
        f"def register(app):\n    @app.view('hubspot_request_done')\n    def done(ack, body):\n        {written('body')}\n"
    )
    assert links(script) == [("slack", "mailchimp", "sync.py")]


def test_arguments_of_an_activity_that_temporal_runs() -> None:
    sources = {
        "activities.py": "import requests\nfrom temporalio import activity\n\n"
        f"@activity.defn\nasync def pull():\n    return {GET}.json()\n\n"
        f"@activity.defn\nasync def push(rows, name):\n    {written('rows')}\n",
        "flows.py": "from temporalio import workflow\nfrom activities import pull, push\n\n"
        "@workflow.defn\nclass Sync:\n    @workflow.run\n    async def run(self):\n"
        "        rows = await workflow.execute_activity(pull, retry_policy=policy)\n"
        "        await workflow.execute_activity(push, args=[rows, 'deals'], retry_policy=policy)\n",
    }
    assert ("hubspot", "mailchimp", "flows.py") in links(sources)


@pytest.mark.parametrize("declared", ["", ": discord.TextChannel | None"])
def test_an_attribute_that_a_nested_function_sets(declared: str) -> None:
    script = (
        "import discord, requests\n\n"
        "class Poster:\n"
        "    def __init__(self):\n"
        "        self.client = discord.Client(intents=None)\n"
        f"        self.channel{declared} = None\n"
        "        self.listen()\n\n"
        "    def listen(self):\n"
        "        @self.client.event\n"
        "        async def on_ready():\n"
        "            self.channel = self.client.get_channel(1)\n\n"
        "    async def post(self, deals):\n"
        "        await self.channel.send(embed=deals)\n\n"
        f"await Poster().post({GET}.json())\n"
    )
    assert links(script) == [("hubspot", "discord", "sync.py")]


def test_an_attribute_that_is_none_at_first_is_of_the_class_that_it_is_declared_as() -> None:
    script = (
        "import discord, requests\n\n"
        "class Poster:\n"
        "    def __init__(self):\n"
        "        self.channel: discord.TextChannel | None = None\n\n"
        "    async def post(self, deals):\n"
        "        await self.channel.send(embed=deals)\n\n"
        f"await Poster().post({GET}.json())\n"
    )
    assert links(script) == [("hubspot", "discord", "sync.py")]


@pytest.mark.parametrize(
    ("write", "found"),
    [
        pytest.param("post", [("hubspot", "trello", "sync.py")], id="a write"),
        pytest.param("get", [], id="a question"),
    ],
)
def test_a_write_without_a_body_carries_its_parameters(write: str, found: list[object]) -> None:
    script = (
        "import requests\n\n"
        "def signed():\n    return dict(key=KEY)\n\n"
        "params = signed()\n"
        f"params['name'] = {GET}.json()['name']\n"
        f"requests.{write}('https://api.trello.com/1/cards', params=params, timeout=5)\n"
    )
    assert links(script) == found


@pytest.mark.parametrize(
    "download",
    [
        "boto3.resource('s3').Bucket('lake').download_file('in/deals.csv', 'deals.csv')",
        "boto3.client('s3').download_file('lake', 'in/deals.csv', Filename='/tmp/deals.csv')",
    ],
)
def test_a_file_that_a_storage_is_asked_to_keep_locally(download: str) -> None:
    script = (
        f"import boto3, pandas, requests\n{download}\nrows = pandas.read_csv('data/deals.csv')\n"
    )
    assert links(script + written("rows")) == [("aws-s3", "mailchimp", "sync.py")]


RETRY = (
    "def retry(call, *args, tries=3, **named):\n"
    "    for attempt in range(tries):\n"
    "        try:\n            return call(*args, **named)\n"
    "        except OSError:\n            pass\n\n"
)


def test_a_function_that_calls_what_it_is_given() -> None:
    script = (
        f"import gspread, requests\n{RETRY}"
        "book = retry(gspread.authorize(key).open_by_key, 'x')\n"
        "sheet = retry(book.worksheet, 'Deals', tries=5)\n"
        f"retry(sheet.append_rows, {GET}.json())\n"
    )
    assert links(script) == [("hubspot", "google-sheets", "sync.py")]


def test_a_function_that_calls_it_with_something_else() -> None:
    script = (
        "import gspread, requests\n"
        "def each(call, rows):\n    return [call(['done'])]\n\n"
        f"each(gspread.authorize(key).open_by_key('x').sheet1.append_rows, {GET}.json())\n"
    )
    assert links(script) == []


PAGED = "def paged(list_page, params):\n    while page := list_page({**params, 'limit': 100}):\n        yield from page\n\n"


@pytest.mark.parametrize(
    ("asked", "source"),
    [("chargebee.Subscription.list", "chargebee"), ("stripe.Charge.list", "stripe")],
)
def test_a_function_of_an_sdk_that_is_handed_on_asks_where_it_is_called(
    asked: str, source: str
) -> None:
    script = (
        f"import chargebee, requests, stripe\n{PAGED}"
        f"for row in paged({asked}, {{'status': 'active'}}):\n    {written('row.id')}\n"
    )
    assert links(script) == [(source, "mailchimp", "sync.py")]


def test_what_an_sdk_writes_may_be_handed_on_too() -> None:
    script = (
        "import gspread, requests\n\ndef each(call, rows):\n    for row in rows:\n        call([row['name']])\n\n"
        f"each(gspread.authorize(key).open_by_key('x').sheet1.append_row, {GET}.json())\n"
    )
    assert links(script) == [("hubspot", "google-sheets", "sync.py")]


JOINED = (
    "import requests, mysql.connector\n"
    "from mysql.connector import MySQLConnection\n\n"
    "def fetch(since):\n"
    "    query = ['SELECT * FROM deals']\n"
    "    if since:\n        query.append(f'WHERE changed > {since}')\n"
    "    cursor = MySQLConnection(host='db').cursor()\n"
    "    cursor.execute(' '.join(query))\n"
    "    rows = cursor.fetchall()\n"
    "    cursor.close()\n"
    "    return rows\n\n"
)


def test_a_statement_that_is_joined_of_clauses_is_read() -> None:
    script = JOINED + f"since = {GET}.json()\n{written('fetch(since)')}\n"
    assert links(script) == [("mysql", "mailchimp", "sync.py")]
    linking = linked({"sync.py": script})
    graph = build(linking, frozenset(["sync.py"]))
    assert [(node.reads, node.writes) for node in graph.systems if node.id == "mysql"] == [(2, 0)]


def test_what_stands_under_a_key_of_a_mapping_that_a_function_returns() -> None:
    persons = "requests.get('https://api.pipedrive.com/v1/persons', timeout=5).json()"
    script = (
        "import requests\n\n"
        "def settings():\n"
        "    found = {}\n"
        f"    found['name'] = {persons}['name']\n"
        f"    found['token'] = {GET}.json()['token']\n"
        "    return found\n\n"
        "class Job:\n"
        "    def __init__(self):\n        self.settings = settings()\n\n"
        f"    def run(self):\n        {written('self.settings[' + repr('name') + ']')}\n\n"
        "Job().run()\n"
    )
    assert links(script) == [("pipedrive", "mailchimp", "sync.py")]


def test_a_helper_that_is_told_where_counts_for_each_host() -> None:
    script = (
        "import requests\n\ndef ask(url):\n    return requests.get(url, timeout=5).json()\n\n"
        "ask('https://api.hubapi.com/crm/deals')\nask('https://deals.lagovia.com/all')\n"
    )
    graph = build(linked({"sync.py": script}), frozenset(["sync.py"]))
    assert [(node.id, node.reads) for node in graph.systems] == [
        ("host:lagovia.com", 1),
        ("hubspot", 1),
    ]


def test_what_is_attached_to_a_mail() -> None:
    script = (
        "import requests, smtplib\nfrom email.mime.multipart import MIMEMultipart\n"
        "from email.mime.text import MIMEText\n\n"
        "mail = MIMEMultipart()\nmail['Subject'] = 'Deals'\n"
        f"mail.attach(MIMEText({GET}.text, 'plain'))\n"
        "with smtplib.SMTP('smtp.gmail.com', 587) as server:\n"
        "    server.sendmail('a@lagovia.com', 'b@lagovia.com', mail.as_string())\n"
    )
    assert links(script) == [("hubspot", "smtp", "sync.py")]


def test_a_client_that_is_named_after_what_it_notifies() -> None:
    script = (
        "import os, requests\n\n"
        "class GoogleChatNotifier:\n"
        "    def __init__(self):\n        self.url = os.getenv('SUPPORT_CHAT')\n\n"
        "    def send(self, text):\n        requests.post(self.url, json=text, timeout=5)\n\n"
        f"GoogleChatNotifier().send({GET}.json())\n"
    )
    assert links(script) == [("hubspot", "google-chat", "sync.py")]


@pytest.mark.parametrize(
    "counting",
    [
        "n = 0\nfor row in {rows}:\n    if not row['mail']:\n        continue\n    n += 1\n",
        "n = sum(1 for row in {rows} if row['mail'])\n",
        "n = Counter()\nfor row in {rows}:\n    n[row['stage']] += 1\n",
    ],
)
def test_how_many_there_were_is_data(counting: str) -> None:
    script = "import requests\nfrom collections import Counter\n\n" + counting.format(
        rows=f"{GET}.json()"
    )
    assert links(script + written("n") + "\n") == [("hubspot", "mailchimp", "sync.py")]


def test_what_is_counted_in_another_loop_is_none() -> None:
    script = (
        f"import requests\n\nrows = {GET}.json()\nn = 0\nfor attempt in range(3):\n    n += 1\n"
    )
    assert links(script + written("n") + "\n") == []


@pytest.mark.parametrize(
    "filling",
    [
        "rows = []\n\ndef load():\n    rows.append({got})\n",
        "rows = {{}}\n\ndef load():\n    rows['all'] = {got}\n",
        "rows = None\n\ndef load():\n    global rows\n    rows = {got}\n",
    ],
)
def test_what_a_function_puts_into_a_name_of_the_module(filling: str) -> None:
    script = "import requests\n\n" + filling.format(got=f"{GET}.json()")
    assert links(f"{script}\nload()\n{written('rows')}\n") == [("hubspot", "mailchimp", "sync.py")]


def test_a_name_of_the_module_that_another_function_has_to_itself_is_another_one() -> None:
    script = (
        f"import requests\n\nrows = []\n\ndef load():\n    rows = [{GET}.json()]\n    print(rows)\n"
    )
    assert links(f"{script}\nload()\n{written('rows')}\n") == []


def test_an_object_that_is_called_itself() -> None:
    api = (
        "import requests\n\nclass Api:\n    def __init__(self, base):\n        self.base = base\n\n"
        "    def __call__(self, verb, path, **given):\n"
        "        return requests.request(verb, self.base + path, timeout=5, **given).json()\n"
    )
    settings = (
        "from api import Api\n\ncrm = Api('https://api.hubapi.com')\n"
        "mails = Api('https://us1.api.mailchimp.com')\n"
    )
    sync = (
        "from settings import crm, mails\n\n"
        "for row in crm('GET', '/crm/v3/objects/contacts')['results']:\n"
        "    mails('POST', '/3.0/lists/1/members', json=row)\n"
    )
    sources = {"api.py": api, "settings.py": settings, "sync.py": sync}
    assert links(sources) == [("hubspot", "mailchimp", "sync.py")]


def test_a_request_of_the_standard_library_that_a_helper_makes_for_two_systems() -> None:
    script = (
        "import json\nimport urllib.request\n\n"
        "CRM = 'https://api.hubapi.com'\nMAILS = 'https://us1.api.mailchimp.com'\n\n"
        "def ask(base, method, path, payload=None):\n"
        "    data = json.dumps(payload).encode() if payload is not None else None\n"
        "    request = urllib.request.Request(base + path, data=data, method=method)\n"
        "    with urllib.request.urlopen(request, timeout=30) as answer:\n"
        "        return json.loads(answer.read())\n\n"
        "for row in ask(CRM, 'GET', '/crm/v3/objects/contacts')['results']:\n"
        "    ask(MAILS, 'POST', '/3.0/lists/1/members', {'email': row['email']})\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


def test_a_method_that_is_called_like_one_of_a_mapping() -> None:
    script = (
        "import requests\n\nclass Job:\n    def run(self):\n        for item in self.items():\n"
        f"            {written('item')}\n\n"
        f"class Deals(Job):\n    def items(self):\n        return {GET}.json()\n\n"
        "Deals().run()\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


def test_what_a_subscriber_is_called_back_with_comes_from_its_queue() -> None:
    script = (
        "import requests\nfrom google.cloud import pubsub_v1\n\n"
        f"def take(message):\n    {written('message.data')}\n    message.ack()\n\n"
        "subscriber = pubsub_v1.SubscriberClient()\n"
        "subscriber.subscribe('projects/p/subscriptions/s', callback=take).result()\n"
    )
    assert links(script) == [("google-pubsub", "mailchimp", "sync.py")]


_DEEP = """
import requests

def call(path, method="GET", data=None):
    return requests.request(method, f"https://shop.acme.com/wp-json/wc/v3/{path}", json=data, timeout=5).json()

def listed():
    return call("products")

def put(key, stock):
    return call(f"products/{key}", method="PUT", data={"stock": stock})

def copied():
    for deal in requests.get("https://api.hubapi.com/crm/v3/objects/deals", timeout=5).json():
        put(deal["sku"], deal["stock"])
"""


@pytest.mark.parametrize(
    ("done", "sure"), [("listed()", False), ("copied()", True)], ids=["reads", "writes"]
)
def test_a_call_deep_below_an_entry_is_told_apart_from_others_of_a_shared_helper(
    done: str, *, sure: bool
) -> None:
    steps = "".join(
        f"def step{at}():\n    {f'step{at + 1}()' if at < 4 else done}\n\n" for at in range(5)
    )
    script = f"from shop import listed, copied\n\n{steps}step0()\n"
    sources = {"shop.py": _DEEP, "job.py": script}
    found = couplings(linked(sources))
    assert [(it.path, it.confidence > Confidence.LOW) for it in found] == [("shop.py", sure)]
