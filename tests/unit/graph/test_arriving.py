"""Data that arrives signed, passes through processors, books and files, and is saved by what holds it."""

import pytest

from tests.unit.graph.links_of import links_of
from tests.unit.graph.test_links import GET, links, written

HOOK = (
    "import functools, os, requests\nfrom flask import Flask, abort, request\n\napp = Flask(__name__)\n\n"
    "def signed(view):\n    @functools.wraps(view)\n    def inner(*args):\n"
    "        if not fits(request.get_data(), request.headers.get('HEADER')):\n            abort(401)\n"
    "        return view(*args)\n    return inner\n\n"
    "def fits_one(body):\n    return fits(body, request.headers.get('HEADER'))\n\n"
)


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param("@app.post('/in')\n@signed\ndef receive():\n", id="a decorator checks"),
        pytest.param(
            "@app.post('/in')\ndef receive():\n    fits_one(request.get_data())\n",
            id="a function checks",
        ),
    ],
)
def test_who_signed_what_arrives_has_sent_it(handler: str) -> None:
    script = f"{HOOK}{handler}    {written('request.get_json()')}\n"
    signed = script.replace("HEADER", "X-Shopify-Hmac-Sha256")
    assert links(signed) == [("shopify", "mailchimp", "sync.py")]
    # How much may still be asked for says nothing about who asks here.
    counted = script.replace("HEADER", "X-Shopify-Shop-Api-Call-Limit")
    assert links(counted) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param("Receives each new contact from HubSpot.", ["hubspot"], id="from"),
        pytest.param("Brevo sends every opened mail here.", ["brevo"], id="sends"),
        pytest.param("Shopify order webhook: keep the order.", ["shopify"], id="webhook"),
        pytest.param("Stripe's event, kept in HubSpot.", ["stripe"], id="event"),
        pytest.param("Handle leads from Google Ads.", ["google-ads"], id="two words"),
        pytest.param(
            "Azure DevOps event, kept in HubSpot.", ["azure-devops"], id="two words first"
        ),
        pytest.param("Keep the order in Shopify.", [], id="a target"),
        pytest.param("Events from Shopify and from Stripe.", [], id="two"),
        pytest.param("Send what arrives on from here.", [], id="nobody"),
    ],
)
def test_a_docstring_tells_who_calls(said: str, found: list[str]) -> None:
    script = (
        "import requests\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n"
        f'@app.post(\'/in\')\ndef receive():\n    """{said}"""\n    {written("request.get_json()")}\n'
    )
    assert [source for source, _, _ in links(script)] == found


SALESFORCE = "requests.post('https://acme.my.salesforce.com/services/data/v60.0/sobjects/Account', json={}, timeout=5)"


def asked(address: str, sent: str) -> str:
    return (
        "import requests\n\ndef told(text):\n"
        f"    return requests.post({address!r}, json={{'q': text}}, timeout=5).json()\n\n"
        f"for deal in {GET}.json()['results']:\n    found = told(deal['note'])\n"
        f"    {SALESFORCE.replace('{}', sent)}\n"
    )


BESIDE = "{'id': deal['id'], 'text': found['text']}"


def test_a_processor_passes_on_what_is_sent_beside_its_answer_too() -> None:
    script = asked("https://api.openai.com/v1/chat/completions", BESIDE)
    assert links(script) == [("hubspot", "salesforce", "sync.py")]


def test_who_adds_what_he_knows_is_read_from() -> None:
    script = asked("https://company.clearbit.com/v2/companies/find", BESIDE)
    script = script.replace("requests.post('https://company", "requests.get('https://company")
    assert links(script) == [
        ("clearbit", "salesforce", "sync.py"),
        ("hubspot", "salesforce", "sync.py"),
    ]


@pytest.mark.parametrize(
    "quantity",
    [
        pytest.param("max(0, 10 - row['sold'])", id="the greater of two"),
        pytest.param("min(row['sold'], 10)", id="the smaller of two"),
        pytest.param("max(row['sales'], key=len)", id="one of a list"),
    ],
)
def test_what_is_held_within_bounds_is_what_it_was(quantity: str) -> None:
    script = f"import requests\nrow = {GET}.json()\n{written(quantity)}\n"
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


BOOK = (
    "import pandas as pd\nimport requests\n\n"
    f"frame = pd.DataFrame({GET}.json())\n"
    "with pd.ExcelWriter('out/deals_2024.xlsx') as book:\n    frame.to_excel(book, sheet_name='Deals')\n"
)
SEND = f"import requests\n\nwith open('NAME', 'rb') as file:\n    {written('file')}\n"


def through_files(first: str, second: str) -> set[tuple[str, str]]:
    found = links_of({"make.py": first, "send.py": second})
    return {(source, target) for source, target, flow in found if flow == "file"}


def test_a_book_is_the_file_that_its_writer_was_made_with() -> None:
    sent = SEND.replace("NAME", "deals_2024.xlsx")
    assert through_files(BOOK, sent) == {("hubspot", "mailchimp")}
    assert through_files(BOOK, SEND.replace("NAME", "lists_2024.xlsx")) == set()
    assert through_files(BOOK.replace("'out/deals_2024.xlsx'", "io.BytesIO()"), sent) == set()


def test_a_name_of_two_letters_is_a_name_where_all_of_it_is_known() -> None:
    made = f"import requests\n\nwith open('gl.json', 'w') as file:\n    file.write({GET}.text)\n"
    assert through_files(made, SEND.replace("NAME", "gl.json")) == {("hubspot", "mailchimp")}
    some = made.replace("'gl.json'", "f'{day}_a.json'")
    assert through_files(some, SEND.replace("'NAME'", "f'{day}_a.json'")) == set()


def test_what_is_set_on_an_object_is_saved_whoever_gave_that() -> None:
    script = (
        "import requests\nimport shopify\n\ndef unpaid():\n    for order in shopify.Order.find():\n"
        "        yield order\n\n"
        f"for order in unpaid():\n    order.note = {GET}.json()['note']\n    order.save()\n"
    )
    assert links(script) == [("hubspot", "shopify", "sync.py")]
    other = script.replace("    order.note", "    copy = Copy()\n    copy.note")
    assert links(other) == []


RUN = (
    "import requests\nfrom concurrent.futures import ThreadPoolExecutor, as_completed\n\n"
    f"def push(row):\n    return {SALESFORCE.replace('{}', 'row')}.json()['id']\n\n"
    "with ThreadPoolExecutor() as pool:\n"
    f"    begun = {{pool.submit(push, row): row for row in {GET}.json()}}\n"
    "    for done in as_completed(begun):\n"
)


def test_what_is_done_at_last_is_what_the_keys_began() -> None:
    told = f"{RUN}        {written('done.result()')}\n"
    assert ("salesforce", "mailchimp", "sync.py") in links(told)
    assert ("hubspot", "mailchimp", "sync.py") not in links(told)
    row = f"{RUN}        {written('begun[done]')}\n"
    assert ("hubspot", "mailchimp", "sync.py") in links(row)


def test_what_somebody_unknown_answers_is_not_what_he_was_asked_with() -> None:
    read = (
        f"import os, requests\nsince = {GET}.json()['day']\n"
        "rows = requests.get(os.environ['HOST'] + '/rows', params={'since': since}, timeout=5).json()\n"
    )
    assert links(f"{read}{written('rows')}\n") == []
    assert links(f"{read}{written('since')}\n") == [("hubspot", "mailchimp", "sync.py")]


ENGINE = "import os, requests\nfrom sqlalchemy import create_engine, insert, select, update\n\nengine = create_engine(os.environ['DSN'])\n"


@pytest.mark.parametrize(
    "module",
    [
        pytest.param("slack.py", id="after a chat"),
        pytest.param("imap_poll.py", id="after a mailbox"),
        pytest.param("hubspot.py", id="after a service"),
    ],
)
def test_who_has_no_database_is_not_connected_to_by_a_modules_name(module: str) -> None:
    script = (
        f"{ENGINE}with engine.begin() as db:\n    db.execute(insert(leads).values({GET}.json()))\n"
    )
    assert links({module: script}) == []
    assert links({"postgres.py": script}) == [("hubspot", "postgres", "postgres.py")]


@pytest.mark.parametrize(
    ("statement", "writes"),
    [
        ("select(leads.c.id).where(leads.c.id.in_(rows)).limit(1)", False),
        ("update(leads).where(leads.c.id == 1).values(rows).returning(leads.c.id)", True),
        ("leads.insert().values(rows)", True),
    ],
)
def test_a_statement_that_is_built_does_what_it_begins_with(
    statement: str, *, writes: bool
) -> None:
    engine = ENGINE.replace("os.environ['DSN']", "'postgresql://db.acme.com/crm'")
    script = (
        f"{engine}rows = {GET}.json()\nwith engine.begin() as db:\n    db.execute({statement})\n"
    )
    assert links(script) == [("hubspot", "postgres", "sync.py")] * writes


def test_a_model_is_asked_by_methods_that_no_verb_tells() -> None:
    script = (
        "import requests\nfrom huggingface_hub import InferenceClient\n\nclient = InferenceClient()\n\n"
        f"mood = client.text_classification({GET}.json()['note'])\n{written('mood')}\n"
    )
    assert links(script) == [("hubspot", "mailchimp", "sync.py")]


JUDGE = f"import requests, queue\n\ndef judge(lead):\n    lead.facts.update({GET}.json())\n\n"
TAKE = "waiting = make()\nlead = waiting.take()\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{TAKE}judge(lead)\n{written('lead.facts')}\n", id="here"),
        pytest.param(
            f"def push(lead):\n    {written('lead.facts')}\n\n{TAKE}judge(lead)\npush(lead)\n",
            id="in a function",
        ),
        pytest.param(
            f"for lead in make():\n    judge(lead)\n    {written('lead.facts')}\n", id="in a loop"
        ),
    ],
)
def test_an_object_of_any_kind_has_what_others_put_on_it(body: str) -> None:
    assert links(JUDGE + body) == [("hubspot", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"{TAKE}other = waiting.take()\njudge(lead)\n{written('other.facts')}\n",
            id="another object",
        ),
        pytest.param(f"{TAKE}judge(lead)\n{written('lead.notes')}\n", id="another attribute"),
    ],
)
def test_what_others_put_on_an_object_is_on_no_other(body: str) -> None:
    assert links(JUDGE + body) == []


def test_a_script_whose_name_begins_like_a_tests_may_be_none() -> None:
    script = f"import requests\n\n@commands.add('test')\ndef test_it():\n    {written(GET + '.json()')}\n"
    name = "test_sheet_bot.py"
    assert links({name: script}) == [("hubspot", "mailchimp", name)]
    assert links({name: script.replace("@commands.add('test')\n", "")}) == []


def test_who_checks_an_address_is_read_from() -> None:
    script = asked("https://api.zerobounce.net/v2/validate", BESIDE)
    script = script.replace("requests.post('https://api.zero", "requests.get('https://api.zero")
    assert sorted(links(script)) == [
        ("hubspot", "salesforce", "sync.py"),
        ("zerobounce", "salesforce", "sync.py"),
    ]


CACHE = "import redis, requests\n\ncache = redis.Redis()\n"


def test_what_a_cache_kept_is_data_and_nothing_ends_there() -> None:
    script = f"{CACHE}price = cache.get(f'price:{{number}}')\n{written('price')}\ncache.set('price', {GET}.text)\n"
    assert links(script) == [("redis", "mailchimp", "sync.py")]


def test_whether_a_cache_knows_something_is_none() -> None:
    script = f"{CACHE}if not cache.get(f'sent:{{number}}'):\n    {written('[1]')}\n"
    assert links(script) == []


ROUTE = (
    "import os, requests\nfrom fastapi import FastAPI, Header, Request\n\napp = FastAPI()\n"
    "SECRET = os.environ.get('SHOPIFY_WEBHOOK_SECRET', '').encode()\n\n@app.post('/in')\n"
    f"async def take(request: Request, sign: str = Header(WHAT)):\n    raw = await request.body()\n    {written('raw')}\n"
)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            ROUTE.replace("sign:", "x_shopify_topic:").replace("WHAT", "''"), id="by its name"
        ),
        pytest.param(
            ROUTE.replace("WHAT", "alias='X-Shopify-Hmac-Sha256'"), id="by its other name"
        ),
        pytest.param(
            ROUTE.replace("WHAT", "''") + "    check(SECRET, raw)\n", id="by a secret of the module"
        ),
    ],
)
def test_a_header_that_a_handler_is_given_tells_who_sends(script: str) -> None:
    assert links(script) == [("shopify", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            ROUTE.replace("sign:", "x_request_id:").replace("WHAT", "''"), id="of anybody"
        ),
        pytest.param(ROUTE.replace("WHAT", "''"), id="a secret for something else"),
        pytest.param(
            ROUTE.replace("sign:", "x_shopify_topic:")
            .replace("WHAT", "''")
            .replace("@app.post('/in')\n", ""),
            id="in no handler",
        ),
    ],
)
def test_a_header_that_tells_nothing(script: str) -> None:
    assert links(script) == []


@pytest.mark.parametrize(
    ("body", "source"),
    [
        pytest.param(
            "import boto3\nqueue = boto3.client('sqs')\n"
            "for message in queue.receive_message(QueueUrl=url).get('Messages', []):\n"
            f"    {written('message[chr(66)]')}\n",
            "aws-sqs",
            id="sqs",
        ),
        pytest.param(
            "from azure.servicebus import ServiceBusClient\n\n"
            "with ServiceBusClient.from_connection_string(url).get_queue_receiver(queue_name='q') as queue:\n"
            f"    for message in queue.receive_messages():\n        {written('str(message)')}\n",
            "azure-service-bus",
            id="service bus",
        ),
        pytest.param(
            "import pika\nqueue = pika.BlockingConnection(url).channel()\n"
            f"for _, _, body in queue.consume('q'):\n    {written('body')}\n",
            "rabbitmq",
            id="rabbitmq",
        ),
    ],
)
def test_messages_that_are_asked_for_are_read(body: str, source: str) -> None:
    assert links(f"import requests\n{body}") == [(source, "mailchimp", "sync.py")]


def test_where_messages_are_to_go_is_no_read() -> None:
    script = (
        "import boto3, requests\nqueue = boto3.client('sqs')\n"
        f"queue.send_message(QueueUrl=url, MessageBody={GET}.text)\n{written('[1]')}\n"
    )
    assert links(script) == [("hubspot", "aws-sqs", "sync.py")]


SHAPE = (
    "from flask import Flask, request\nimport requests\n\napp = Flask(__name__)\n\n"
    "@app.post('/in')\ndef receive():\n    body = request.get_json()\nTAKE\n"
)


@pytest.mark.parametrize(
    ("take", "source"),
    [
        pytest.param(
            "    for entry in body['entry']:\n        for change in entry['changes']:\n"
            f"            found = change['value']['messages']\n            {written('found')}\n",
            "whatsapp",
            id="taken out one after the other",
        ),
        pytest.param(
            f"    {written(chr(39) + 'x' + chr(39) + ': request.form[' + chr(39) + 'CallSid' + chr(39) + ']')}\n".replace(
                "'x': ", ""
            ),
            "twilio",
            id="a form",
        ),
        pytest.param(
            f"    keep(body)\n\ndef keep(body):\n    answers = body['form_response']['answers']\n    {written('answers')}\n",
            "typeform",
            id="taken out by a function that it calls",
        ),
        pytest.param(
            "    def later():\n"
            f"        {written('body.get(chr(65), body.get(' + chr(39) + 'webhookEvent' + chr(39) + '))')}\n\n    later()\n",
            "jira",
            id="in a function inside",
        ),
    ],
)
def test_the_keys_that_are_asked_for_tell_who_sends(take: str, source: str) -> None:
    assert links(SHAPE.replace("TAKE", take)) == [(source, "mailchimp", "sync.py")]


@pytest.mark.parametrize("keys", [["entry"], ["entry", "changes"], ["From"], ["message", "text"]])
def test_some_of_these_keys_tell_nobody(keys: list[str]) -> None:
    taken = written("[" + ", ".join(f"body['{key}']" for key in keys) + "]")
    assert links(SHAPE.replace("TAKE", f"    {taken}\n")) == []


GATEWAY = (
    "import base64, hashlib, hmac, json, os, requests\n\nSECRET = os.environ['GORGIAS_KEY']\n\n"
    "def main(event, context):\n    raw = event['body']\n"
)


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(
            "made = hmac.new(os.environ['GORGIAS_KEY'].encode(), raw.encode(), hashlib.sha256).hexdigest()\n"
            "    if event['headers']['signature'] != made:\n        return {'statusCode': 401}\n",
            id="by a variable of no special name",
        ),
        pytest.param(
            "made = base64.b64encode(hmac.digest(SECRET.encode(), raw.encode(), 'sha256')).decode()\n"
            "    if not hmac.compare_digest(made, event['headers']['signature']):\n        return {'statusCode': 401}\n",
            id="by a constant",
        ),
        pytest.param(
            "if not hmac.compare_digest(sign(raw), event['headers']['gorgias-hmac-sha256']):\n"
            "        return {'statusCode': 401}\n",
            id="by a header",
        ),
    ],
)
def test_a_function_of_a_cloud_knows_its_sender_by_the_signature(check: str) -> None:
    script = f"{GATEWAY}    {check}    {written('json.loads(raw)')}\n"
    assert links(script) == [("gorgias", "mailchimp", "sync.py")]


def test_what_is_signed_for_others_tells_no_sender() -> None:
    script = f"{GATEWAY}    {written('json.loads(raw)')}\n\ndef sign(text):\n    return hmac.new(SECRET.encode(), text)\n"
    assert links(script) == []


RECORDS = {
    "models.py": "import json\nfrom dataclasses import dataclass\n\n@dataclass\nclass Row:\n    name: str\n\n"
    "    @classmethod\n    def of(cls, record):\n        return cls(**json.loads(record['KEY']))\n",
    "worker.py": "import requests\nfrom models import Row\n\ndef main(event, context):\n"
    f"    for record in event['Records']:\n        row = Row.of(record)\n        {written('row.name')}\n",
}


def test_what_takes_a_record_apart_may_stand_elsewhere() -> None:
    def sender(key: str) -> list[tuple[str, str, str]]:
        return links({path: text.replace("KEY", key) for path, text in RECORDS.items()})

    assert sender("body") == [("aws-sqs", "mailchimp", "worker.py")]
    assert sender("contents") == []


DECODED = {
    "handlers.py": "import base64, json, requests\n\nclass Deals:\n    def __init__(self, event, context):\n"
    "        self.event = event\n\n    def __call__(self):\n"
    "        row = json.loads(base64.b64decode(self.event['KEY']))\n"
    f"        {written('row')}\n\nHANDLERS = (Deals,)\n",
    "main.py": "from handlers import HANDLERS\n\ndef handle(event, context):\n"
    "    for handler in HANDLERS:\n        handler(event, context)()\n",
}


def test_a_message_of_a_queue_may_be_unpacked_elsewhere() -> None:
    def sender(**changed: str) -> list[tuple[str, str, str]]:
        found = DECODED
        for old, new in changed.items():
            found = {path: text.replace(old, new) for path, text in found.items()}
        return links(found)

    assert sender(KEY="data") == [("google-pubsub", "mailchimp", "main.py")]
    assert sender(KEY="text") == []
    assert sender(KEY="data", base64="codec") == []


SERVED = (
    "import requests\nfrom aiohttp import web\n\nasync def NAME(request):\n    row = await request.json()\n"
    f"    {written('row')}\n\napp = web.Application()\n"
)


@pytest.mark.parametrize(
    "route",
    [
        pytest.param("app.add_routes([web.post('ROUTE', NAME)])\n", id="a list of routes"),
        pytest.param("app.router.add_post('ROUTE', NAME)\n", id="one by one"),
    ],
)
def test_a_server_is_told_its_routes(route: str) -> None:
    def sender(path: str, name: str) -> list[tuple[str, str, str]]:
        return links((SERVED + route).replace("ROUTE", path).replace("NAME", name))

    assert sender("/hooks/jira", "receive") == [("jira", "mailchimp", "sync.py")]
    # Of two that a route speaks of, as a bot's between them does, the name tells which.
    assert sender("/jira-slack-bot/in", "slack_event") == [("slack", "mailchimp", "sync.py")]
    assert sender("/hooks/jira", "tell_slack") == [("jira", "mailchimp", "sync.py")]
    assert sender("/in", "receive") == []


@pytest.mark.parametrize("name", ["lead_to_salesforce", "leadToSalesforce", "post_to_salesforce"])
def test_where_data_go_is_not_who_sends_them(name: str) -> None:
    script = (
        "import requests\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n"
        f"@app.post('/in')\ndef NAME():\n    {written('request.get_json()')}\n"
    )
    assert links(script.replace("NAME", name)) == []
    assert links(script.replace("NAME", f"jira_{name}")) == [("jira", "mailchimp", "sync.py")]


BY_CLASS = {
    "Django": """
from django.views import View

class StripeWebhook(View):
    def post(self, request):
        send(json.loads(request.body))
""",
    "Django by its route": """
from django.urls import path
from django.views import View

class Receiver(View):
    def post(self, request, *args, **kwargs):
        send(json.loads(request.body))

urlpatterns = [path("hooks/stripe", Receiver.as_view())]
""",
    "Django REST framework": """
from rest_framework.views import APIView

class StripeView(APIView):
    def post(self, request, format=None):
        send(request.data)
""",
    "Flask": """
from flask import request
from flask.views import MethodView

class StripeHook(MethodView):
    def post(self):
        send(request.get_json())
""",
    "Flask-RESTful": """
from flask import request
from flask_restful import Api, Resource

class Receiver(Resource):
    def post(self):
        send(request.json)

Api(app).add_resource(Receiver, "/hooks/stripe")
""",
    "Falcon": """
import falcon

class Receiver:
    def on_post(self, req, resp):
        send(json.loads(req.stream.read()))

receiver = Receiver()
app = falcon.App()
app.add_route("/hooks/stripe", receiver)
""",
    "Tornado": """
import tornado.web

class StripeHandler(tornado.web.RequestHandler):
    def post(self):
        send(json.loads(self.request.body))
""",
    "aiohttp": """
from aiohttp import web

class StripeView(web.View):
    async def post(self):
        send(await self.request.json())
""",
    "the standard library": """
from http.server import BaseHTTPRequestHandler

class StripeHook(BaseHTTPRequestHandler):
    def do_POST(self):
        size = int(self.headers["Content-Length"])
        send(json.loads(self.rfile.read(size)))
""",
}
SEND_ON = """
import json

import requests

def send(event):
    requests.post("https://api.hubapi.com/crm/v3/objects/contacts", json=event, timeout=5)
"""


@pytest.mark.parametrize("handler", BY_CLASS.values(), ids=BY_CLASS)
def test_a_class_answers_what_is_sent_to_it(handler):
    assert links_of({"hooks.py": SEND_ON + handler}) == {("stripe", "hubspot", "value")}


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param(
            BY_CLASS["Django"].replace("StripeWebhook", "Receiver"), id="nobody says who sends"
        ),
        pytest.param(
            BY_CLASS["Django"].replace("(View)", "(Client)").replace("django.views", "shop.http"),
            id="a client has such methods too",
        ),
        pytest.param(
            BY_CLASS["Django"].replace("json.loads(request.body)", "{'new': True}"),
            id="nothing of what was sent goes on",
        ),
    ],
)
def test_and_only_what_is_sent(handler):
    assert links_of({"hooks.py": SEND_ON + handler}) == set()


@pytest.mark.parametrize(
    ("keys", "sender"),
    [
        pytest.param(("eventType", "resource"), "azure-devops", id="Azure DevOps"),
        pytest.param(("user_column_data", "campaign_id"), "google-ads", id="Google Ads"),
        pytest.param(("event_type", "content"), "chargebee", id="Chargebee"),
        pytest.param(("notificationItems", "live"), "adyen", id="Adyen"),
        pytest.param(("resource", "name"), None, id="anybody"),
    ],
)
def test_the_keys_of_what_arrives_tell_who_sends_it(keys, sender):
    body = ", ".join(f"data.get('{key}')" for key in keys)
    handler = (
        "from flask import Flask, request\n\napp = Flask(__name__)\n\n@app.post('/in')\n"
        f"def receive():\n    data = request.get_json()\n    send([{body}])\n    return ''\n"
    )
    wanted = {(sender, "hubspot", "value")} if sender else set()
    assert links_of({"hooks.py": SEND_ON + handler}) == wanted


@pytest.mark.parametrize("name", ["from flask import g", "import flask\n\ng = flask.g"])
def test_what_is_kept_for_a_request_is_found_by_whoever_answers_it(name):
    client = (
        f"{name}\nfrom hubspot import HubSpot\nfrom orders import orders\n\n"
        "@app.before_request\ndef sign_in():\n    g.crm = HubSpot(access_token=TOKEN)\n"
    )
    orders = (
        f"{name}\nimport requests\n\ndef orders():\n"
        "    shop = requests.get('https://acme.myshopify.com/admin/api/orders.json', timeout=5)\n"
        "    g.crm.crm.contacts.basic_api.create(shop.json())\n"
    )
    assert links_of({"app.py": client, "orders.py": orders}) == {("shopify", "hubspot", "value")}


TOLD = "requests.post('https://api.telegram.org/bot1/sendMessage', json={'text': data['x']}, timeout=3)"
TAKEN_ON = (
    "import requests\nfrom flask import Flask, request\nfrom {module} import {taking}\n\napp = Flask(__name__)\n\n"
    "@app.route('{route}', methods=['POST'])\ndef receive():\n    {taking}(request.get_json())\n"
)
TAKEN = "import requests\n\ndef {taking}(data):\n    {told}\n"
SERVED_HERE = (
    "import requests\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n"
    f"def tell(NAME):\n    {TOLD}\n\n@app.route('/', methods=['POST'])\ndef receive():\n    tell(request.get_json())\n"
)
LAMBDA = "import json, requests\n\ndef lambda_handler(event, context):\n    data = json.loads(event['body'])\n    {told}\n"
KEPT = "psycopg2.connect('host=db.acme.com').cursor().execute('INSERT INTO {table} (a) VALUES (%s)', (data['x'],))"


@pytest.mark.parametrize(
    ("module", "taking", "route", "more", "found"),
    [
        pytest.param("brevo_service", "handle", "/webhook", "", ["brevo"], id="its module"),
        pytest.param("intake", "parse_brevo_mail", "/webhook", "", ["brevo"], id="its name"),
        pytest.param("brevo_service", "handle", "/contacts", "", [], id="nothing arrives"),
        pytest.param("send", "to_brevo", "/webhook", "", [], id="where it goes"),
        pytest.param("brevo_typeform", "handle", "/webhook", "", [], id="two"),
        pytest.param(
            "brevo_service",
            "handle",
            "/webhook",
            "    requests.get('https://api.brevo.com/v3/contacts', timeout=5)\n",
            [],
            id="somebody speaks to it",
        ),
    ],
)
def test_who_sends_is_told_by_what_takes_it_on(module, taking, route, more, found):
    files = {
        "main.py": TAKEN_ON.format(module=module, taking=taking, route=route),
        f"{module}.py": TAKEN.format(taking=taking, told=TOLD) + more,
    }
    drawn = [it for it in links_of(files) if it[2] == "value"]
    assert drawn == [(source, "telegram", "value") for source in found]


@pytest.mark.parametrize(
    ("name", "found"),
    [("statuspage_data", {("statuspage", "telegram", "value")}), ("data", set())],
)
def test_who_sends_is_told_by_what_the_functions_that_take_it_call_it(name, found):
    script = SERVED_HERE.replace("NAME", name).replace("data['x']", f"{name}['x']")
    assert links_of({"webhook.py": script}) == found


@pytest.mark.parametrize(
    ("folder", "found"),
    [("functions/jotform", {("jotform", "telegram", "value")}), ("functions/intake", set())],
)
def test_who_sends_is_told_by_the_folder_of_a_function(folder, found):
    assert links_of({f"{folder}/app.py": LAMBDA.format(told=TOLD)}) == found


@pytest.mark.parametrize(
    ("table", "found"),
    [("typeform_answers", {("typeform", "postgres", "value")}), ("answers", set())],
)
def test_who_sends_is_told_by_the_table_in_which_it_is_kept(table, found):
    script = LAMBDA.replace("requests", "psycopg2").format(told=KEPT.format(table=table))
    assert links_of({"app.py": script}) == found


KEYED = (
    "import hashlib, hmac, json, os, requests\n\ndef secrets():\n    return json.loads(os.environ['ALL'])\n\n"
    "def verify(event, raw):\n    given = event['headers'].get('signature', '')\n"
    "    return hmac.compare_digest(given, hmac.new(KEY, raw, hashlib.sha256).hexdigest())\n\n"
    "def hired(event, context):\n    raw = event['body'].encode()\n    if not verify(event, raw):\n"
    "        return {'statusCode': 401}\n    data = json.loads(raw)\n    "
)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        pytest.param("secrets()['greenhouse'].encode()", ["greenhouse"], id="a key of many"),
        pytest.param("os.environb['GREENHOUSE_KEY']", ["greenhouse"], id="a variable"),
        pytest.param("secrets()['hooks'].encode()", [], id="nobody's"),
    ],
)
def test_the_key_of_a_bare_signature_tells_who_signed(key, found):
    drawn = links_of({"app.py": KEYED.replace("KEY, raw", f"{key}, raw") + TOLD + "\n"})
    assert drawn == {(source, "telegram", "value") for source in found}


@pytest.mark.parametrize(
    ("taken", "found"),
    [("event['detail']", ["aws-eventbridge"]), ("json.loads(event['body'])['detail']", [])],
)
def test_what_a_bus_of_events_packs_comes_from_it(taken, found):
    script = f"import json, requests\n\ndef pick(event, context):\n    data = {taken}\n    {TOLD}\n"
    drawn = links_of({"app.py": script})
    assert drawn == {(source, "telegram", "value") for source in found}


@pytest.mark.parametrize(
    ("sent", "target"),
    [
        (
            "requests.post('https://events.pagerduty.com/v2/enqueue', json=ROW, timeout=5)",
            "pagerduty",
        ),
        (
            "requests.post('https://api.statuspage.io/v1/pages/1/incidents', json=ROW, timeout=5)",
            "statuspage",
        ),
        (
            "boto3.client('stepfunctions').start_execution(stateMachineArn='a', input=ROW)",
            "aws-step-functions",
        ),
    ],
)
def test_who_acts_upon_what_it_is_told_is_a_target(sent, target):
    script = f"import boto3, requests\n\n{sent.replace('ROW', GET + '.json()')}\n"
    assert links(script) == [("hubspot", target, "sync.py")]


def test_what_arrives_passes_what_a_decorator_puts_around_a_handler():
    script = (
        "import functools, requests\nfrom fastapi import FastAPI, Request\n\napp = FastAPI()\n\n"
        "def signed(secret):\n    def decorator(view):\n        @functools.wraps(view)\n"
        "        async def inner(request, *args, **kwargs):\n            check(request.headers.get('HEADER'), secret)\n"
        "            return await view(request, *args, **kwargs)\n        return inner\n    return decorator\n\n"
        "@app.post('/in')\n@signed('x')\nasync def receive(request: Request):\n    data = await request.json()\n"
        f"    {TOLD}\n"
    )
    shopify = {"app.py": script.replace("HEADER", "X-Shopify-Hmac-Sha256")}
    assert links_of(shopify) == {("shopify", "telegram", "value")}
    assert links_of({"app.py": script.replace("HEADER", "X-Request-Id")}) == set()


@pytest.mark.parametrize(("params", "found"), [("data, context", ["google-pubsub"]), ("data", [])])
def test_a_helper_that_takes_data_is_no_function_of_a_cloud(params, found):
    script = (
        "import base64, json, requests\n\n"
        f"def unpack({params}):\n    data = json.loads(base64.b64decode(data['data']))\n    {TOLD}\n"
    )
    assert links_of({"app.py": script}) == {(source, "telegram", "value") for source in found}


def test_a_protocol_sends_nothing():
    script = (
        "import requests\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nclass Mailer: ...\n\n"
        f"@app.post('/hooks/in')\ndef receive(data: dict, mailer: Mailer):\n    {TOLD}\n"
    )
    assert links_of({"app.py": script}) == set()
    named = script.replace("Mailer", "ShopifyOrder")
    assert links_of({"app.py": named}) == {("shopify", "telegram", "value")}


def test_an_event_that_is_handed_on_whole_is_unpacked_where_it_goes() -> None:
    sources = {
        "main.py": (
            "from deals import Deals\n\ndeals = Deals()\n\ndef handle(event, context):\n    deals.take(event)\n"
        ),
        "deals.py": (
            "import base64, json, requests\n\nclass Deals:\n    def take(self, event):\n"
            f"        row = self._of(event)\n        {written('row')}\n\n"
            "    def _of(self, event):\n        return json.loads(base64.b64decode(event['data']))\n"
        ),
    }
    assert links(sources) == [("google-pubsub", "mailchimp", "main.py")]
    assert links({**sources, "deals.py": sources["deals.py"].replace("'data'", "'text'")}) == []


BODY = "record['body']"


def test_a_handler_that_its_own_script_tries_out_is_called_from_outside_too() -> None:
    script = (
        "import requests\n\ndef lambda_handler(event, context):\n"
        f"    for record in event['Records']:\n        {written(BODY)}\n\n"
        "if __name__ == '__main__':\n    lambda_handler({'Records': [{'body': 'x'}]}, None)\n"
    )
    assert links(script) == [("aws-sqs", "mailchimp", "sync.py")]
    assert links(script.replace("lambda_handler", "work").replace(", context", ", count")) == []


def test_the_power_tools_of_lambda_hold_what_arrived() -> None:
    script = (
        "import requests\nfrom aws_lambda_powertools.event_handler import APIGatewayRestResolver\n\n"
        "app = APIGatewayRestResolver()\n\n@app.post('/hooks/stripe')\ndef hook():\n"
        f"    {written('app.current_event.json_body')}\n"
    )
    assert links(script) == [("stripe", "mailchimp", "sync.py")]


@pytest.mark.parametrize(
    ("route", "name"),
    [
        ("/delighted/<secret>", "delighted_hook"),
        ("/hooks/delighted", "take"),
        ("/in", "delighted_hook"),
    ],
)
def test_a_hook_is_called_after_who_sends(route: str, name: str) -> None:
    script = (
        "import requests\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n"
        f"@app.route('{route}', methods=['POST'])\ndef {name}(**given):\n    {written('request.get_json()')}\n"
    )
    assert links(script) == [("delighted", "mailchimp", "sync.py")]


def test_a_hook_may_be_called_after_a_host_that_no_ruleset_knows() -> None:
    hook = (
        "import requests\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n"
        f"@app.route('/skyline/webhook', methods=['POST'])\ndef take():\n    {written('request.get_json()')}\n"
    )
    asked = "import requests\n\nrows = requests.get('https://api.skyline.dev/deals', timeout=5).json()\n"
    found = [("host:skyline.dev", "mailchimp", "hook.py")]
    assert links({"hook.py": hook, "report.py": asked}) == found
    assert links({"hook.py": hook}) == []


def test_what_a_program_remembers_is_nobodys_data() -> None:
    script = "import redis, requests\n\nstore = redis.Redis('cache')\n" + written(
        "store.get('KEY')"
    )
    assert links(script.replace("KEY", "last_sync")) == []
    assert links(script.replace("KEY", "deals")) == [("redis", "mailchimp", "sync.py")]


def test_who_answers_in_a_chat_may_be_handed_what_the_handler_got() -> None:
    script = (
        "import requests\nfrom discord.ext import commands\n\nbot = commands.Bot('!')\n\n"
        "async def tell(text, channel):\n    await channel.send(text)\n\n"
        f"@bot.command()\nasync def deals(ctx):\n    await tell(str({GET}.json()), channel=ctx.channel)\n"
    )
    assert links(script) == [("hubspot", "discord", "sync.py")]
    assert links(script.replace("ctx.channel", "None")) == []
