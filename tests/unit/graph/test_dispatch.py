"""Data that arrives, and data that is handed on by kind: hooks, queues, buses, registries, tasks."""

import pytest

from tests.unit.graph.links_of import edges, links_of
from tests.unit.graph.test_links import links as believed

GET = "requests.get('https://api.hubapi.com/crm/v3/objects/deals', timeout=5)"
OTHER = "requests.get('https://api.pipedrive.com/v1/deals', timeout=5)"


def written(value: str) -> str:
    return f"requests.post('https://us1.api.mailchimp.com/3.0/lists/9/members', json={value}, timeout=5)"


def sent(value: str) -> str:
    return f"requests.post('https://slack.com/api/chat.postMessage', json={value}, timeout=5)"


def links(script: str) -> set[tuple[str, str]]:
    found = links_of({"sync.py": f"import requests\n\n{script}"})
    return {(source, target) for source, target, flow in found if flow == "value"}


PUSH = f"def push(row):\n    {written('row')}\n\n"
TELL = f"def tell(row):\n    {sent('row')}\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"KINDS = {{'deal': push}}\nKINDS['deal']({GET}.json())\n", id="by a key"),
        pytest.param(
            f"KINDS = {{'deal': push}}\n\ndef main(kind):\n    KINDS.get(kind)({GET}.json())\n",
            id="by a key that the caller tells",
        ),
        pytest.param(
            f"for step in (push, print):\n    step({GET}.json())\n", id="one after the other"
        ),
        pytest.param(
            f"KINDS = {{'deal': (push,)}}\nfor step in KINDS.get('deal', ()):\n    step({GET}.json())\n",
            id="several of a kind",
        ),
        pytest.param(
            f"def twice(step, row):\n    step(row)\n\ntwice(push, {GET}.json())\n", id="given"
        ),
    ],
)
def test_a_function_is_called_by_what_holds_it(body: str) -> None:
    assert links(PUSH + body) == {("hubspot", "mailchimp")}


def test_what_is_kept_under_another_key_is_not_called() -> None:
    kinds = f"KINDS = {{'deal': push, 'note': tell}}\nKINDS['note']({GET}.json())\n"
    assert links(PUSH + TELL + kinds) == {("hubspot", "slack")}


def test_a_function_that_is_given_gets_what_stands_beside_it() -> None:
    twice = "def twice(step, row):\n    step(row)\n\n"
    calls = f"twice(push, {GET}.json())\ntwice(tell, {OTHER}.json())\n"
    assert links(PUSH + TELL + twice + calls) == {("hubspot", "mailchimp"), ("pipedrive", "slack")}


REGISTRY = """\
HANDLERS = {}

def on(*kinds):
    def keep(function):
        for kind in kinds:
            HANDLERS[kind] = function
        return function
    return keep

"""
BUS = """\
from collections import defaultdict

class Bus:
    def __init__(self):
        self._takers = defaultdict(list)

    def on(self, kind):
        def keep(function):
            self._takers[kind].append(function)
            return function
        return keep

    def publish(self, kind, **what):
        for taker in self._takers[kind]:
            taker(**what)

bus = Bus()
"""


def test_functions_that_a_decorator_registers() -> None:
    handlers = f"@on('deal', 'company')\n{PUSH}@on('note')\n{TELL}"
    call = f"def main():\n    HANDLERS['company']({GET}.json())\n"
    assert links(REGISTRY + handlers + call) == {("hubspot", "mailchimp")}


def test_a_bus_hands_on_by_kind() -> None:
    handlers = f"@bus.on('deal')\n{PUSH}@bus.on('note')\n{TELL}"
    calls = f"bus.publish('deal', row={GET}.json())\nbus.publish('note', row={OTHER}.json())\n"
    assert links(BUS + handlers + calls) == {("hubspot", "mailchimp"), ("pipedrive", "slack")}


def test_a_bus_hands_on_what_a_taker_publishes() -> None:
    handlers = f"@bus.on('deal')\ndef place(row):\n    bus.publish('placed', row=row)\n\n@bus.on('placed')\n{PUSH}"
    assert links(BUS + handlers + f"bus.publish('deal', row={GET}.json())\n") == {
        ("hubspot", "mailchimp")
    }


@pytest.mark.parametrize(
    "call",
    [
        "push.delay({})",
        "push.apply_async(({},))",
        "push.apply_async(kwargs={{'row': {}}})",
        "Thread(target=push, args=({},)).start()",
        "tasks.add_task(push, {})",
        "jobs.enqueue(push, row={})",
    ],
)
def test_what_is_done_later_gets_what_it_is_given(call: str) -> None:
    script = f"from threading import Thread\n\n{PUSH}def main(tasks, jobs):\n    "
    assert links(script + call.format(f"{GET}.json()") + "\n") == {("hubspot", "mailchimp")}


def test_a_bound_task_gets_itself_first() -> None:
    task = f"@app.task(bind=True)\ndef push(self, row):\n    {written('row')}\n\n"
    script = f"from tasks_app import app\n\n{task}def main():\n    push.delay({GET}.json())\n"
    assert links(script) == {("hubspot", "mailchimp")}
    nothing = f"def main():\n    push.delay({GET}.status_code)\n"
    assert links(f"from tasks_app import app\n\n{task}{nothing}") == set()


TASKS = (
    "from celery import chain, chord, group, shared_task\n\n"
    f"@shared_task\ndef load(day):\n    return {GET}.json()\n\n"
    f"@shared_task\ndef load_other(day):\n    return {OTHER}.json()\n\n"
    "@shared_task\ndef shape(rows):\n    return [row['mail'] for row in rows]\n\n"
    f"@shared_task\n{PUSH}@shared_task\n{TELL}def main():\n    "
)


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("chain(load.s(1), shape.s(), push.s()).delay()", id="a chain"),
        pytest.param("chain([load.s(1), push.s()])()", id="of a list"),
        pytest.param("(load.s(1) | shape.s() | push.s()).apply_async()", id="joined"),
        pytest.param("steps = load.s(1) | push.s()\n    steps()", id="joined before"),
        pytest.param("load.apply_async((1,), link=push.s())", id="linked"),
        pytest.param("chord([load.s(day) for day in days])(push.s())", id="a chord"),
        pytest.param("(group(load.s(day) for day in days) | push.s())()", id="a group"),
        pytest.param("push.s(load(1)).delay()", id="noted with what it gets"),
        pytest.param("run = load.delay(1)\n    push(run.get(timeout=5))", id="waited for"),
    ],
)
def test_a_task_gets_what_the_one_before_gave(run: str) -> None:
    assert links(f"{TASKS}{run}\n") == {("hubspot", "mailchimp")}


@pytest.mark.parametrize(
    "run",
    [
        pytest.param("chain(load.s(1), push.si(2)).delay()", id="that takes nothing"),
        pytest.param("chain(load.s(1), print.s()).delay()\n    push.s(2).delay()", id="of another"),
        pytest.param("push(load.delay(1).id)", id="which run it is"),
    ],
)
def test_a_task_gets_nothing(run: str) -> None:
    assert links(f"{TASKS}{run}\n") == set()


def test_chains_that_share_a_task_are_apart() -> None:
    run = (
        "chain(load.s(1), shape.s(), push.s()).delay()\n"
        "    chain(load_other.s(1), shape.s(), tell.s()).delay()\n"
    )
    assert links(TASKS + run) == {("hubspot", "mailchimp"), ("pipedrive", "slack")}


def test_a_queue_of_the_module() -> None:
    script = (
        "import queue\n\nwaiting = queue.Queue()\n\n"
        f"def fill():\n    waiting.put({GET}.json())\n\n"
        f"def work():\n    while True:\n        row = waiting.get()\n        {written('row')}\n"
    )
    assert links(script) == {("hubspot", "mailchimp")}


@pytest.mark.parametrize(
    ("hook", "source"),
    [
        (
            "@app.post('/hooks/orders')\nasync def orders(request: Request, calendly_webhook_signature=Header(None)):\n    row = await request.json()\n",
            {"calendly"},
        ),
        (
            "@app.post('/orders')\ndef orders():\n    check(os.environ['SHOPIFY_HOOK_SECRET'])\n    row = flask.request.json\n",
            {"shopify"},
        ),
        ("@app.post('/orders')\ndef orders():\n    row = flask.request.json\n", set()),
        ("@app.post('/webhooks/lever')\ndef take():\n    row = flask.request.json\n", {"lever"}),
        ("@app.post('/linear/hook')\ndef take():\n    row = flask.request.json\n", {"linear"}),
        ("@app.post('/lever/pull')\ndef take():\n    row = flask.request.json\n", set()),
        ("@app.post('/hooks/parse')\ndef take():\n    row = flask.request.json\n", set()),
        (
            "@app.post('/orders')\ndef orders():\n    check(os.environ['SHOPIFY_SHOP'])\n    row = flask.request.json\n",
            set(),
        ),
        (
            "@app.post('/orders')\ndef orders():\n    form = flask.request.form\n    row = form.get('From'), form.get('Body')\n",
            {"twilio"},
        ),
        (
            "@app.post('/sms')\ndef sms(From: str = Form(...), Body: str = Form(...)):\n    row = Body\n",
            {"twilio"},
        ),
        ("@app.post('/sms')\ndef sms(Body: str = Form(...)):\n    row = Body\n", set()),
        (
            "def lambda_handler(event, context):\n    row = json.loads(event['body'])['data']\n",
            set(),
        ),
        ("def handle(event, context):\n    row = event['data']\n", {"google-pubsub"}),
        ("def create(data):\n    row = flask.get(data['name'])['data']\n", set()),
    ],
)
def test_who_sends_what_a_handler_gets(hook: str, source: set[str]) -> None:
    head = "import json, os\nimport flask\nfrom fastapi import Form, Header, Request\n\n"
    assert links(f"{head}{hook}    {written('row')}\n") == {(it, "mailchimp") for it in source}


def test_an_event_that_a_handler_depends_on() -> None:
    script = (
        "import stripe\nfrom fastapi import Depends, FastAPI, Request\n\napp = FastAPI()\n\n"
        "async def signed(request: Request):\n"
        "    return stripe.Webhook.construct_event(await request.body(), 'a', 'b')\n\n"
        f"@app.post('/in')\nasync def take(event = Depends(signed)):\n    {written('event')}\n"
    )
    assert links(script) == {("stripe", "mailchimp")}


MODELS = (
    "from django.db import models\n\nclass Deal(models.Model):\n    name = models.TextField()\n"
)
SETTINGS = (
    "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop'},"
    " 'old': {'ENGINE': 'django.db.backends.mysql'}}\n"
)
ADDRESS = "import dj_database_url\nDATABASES = {'default': dj_database_url.config(default='mysql://a/b')}\n"


def stored(body: str, settings: str = SETTINGS) -> set[tuple[str, str]]:
    sources = {
        "settings.py": settings,
        "shop/models.py": MODELS,
        "shop/work.py": f"import requests\nfrom shop.models import Deal\n\n{body}",
    }
    return {(source, target) for source, target, flow in links_of(sources) if flow == "value"}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"Deal.objects.create(name={GET}.json()['name'])\n", id="created"),
        pytest.param(f"deal = Deal(name={GET}.json()['name'])\ndeal.save()\n", id="saved"),
        pytest.param(
            f"for deal in Deal.objects.filter(name='').order_by('id'):\n    deal.name = {GET}.json()['name']\n    deal.save()\n",
            id="changed one by one",
        ),
        pytest.param(
            f"Deal.objects.filter(id=1).update(name={GET}.json()['name'])\n", id="changed at once"
        ),
    ],
)
def test_a_model_writes_the_database_of_the_settings(body: str) -> None:
    assert stored(body) == {("hubspot", "postgres")}
    assert stored(body, ADDRESS) == {("hubspot", "mysql")}


@pytest.mark.parametrize(
    "asked",
    [
        "Deal.objects.get(pk=1)",
        "get_object_or_404(Deal, pk=1)",
        "get_object_or_404(Deal.objects.filter(name=''), pk=1)",
        "get_list_or_404(Deal, name='')[0]",
    ],
)
def test_a_model_reads_the_database_of_the_settings(asked: str) -> None:
    shortcuts = "from django.shortcuts import get_list_or_404, get_object_or_404\n"
    body = f"{shortcuts}deal = {asked}\n{written('deal.name')}\n"
    assert stored(body) == {("postgres", "mailchimp")}


def test_an_action_of_the_administration_is_given_rows_of_the_database() -> None:
    body = (
        "from django.contrib import admin\n\n@admin.action(description='Send')\n"
        "def send(modeladmin, request, queryset):\n    for deal in queryset.filter(name=''):\n"
        f"        {written('deal.name')}\n        deal.stage = {GET}.json()['name']\n        deal.save()\n"
    )
    assert stored(body) == {("postgres", "mailchimp"), ("hubspot", "postgres")}
    assert stored(body.replace("django.contrib", "acme.contrib")) == set()


QUERIES = (
    "from django.db import models\n\nclass DealQuery(models.QuerySet):\n    def open(self):\n"
    "        return self.dated().filter(done=False)\n\n    def dated(self):\n        return self.annotate(day=1)\n\n"
    "class Deal(models.Model):\n    name = models.TextField()\n    objects = DealQuery.as_manager()\n"
)


@pytest.mark.parametrize(
    "models",
    [
        pytest.param(QUERIES, id="a class of queries"),
        pytest.param(
            QUERIES.replace("DealQuery.as", "models.Manager.from_queryset(DealQuery)() # "),
            id="a manager of it",
        ),
        pytest.param(
            QUERIES.replace("QuerySet", "Manager")
            .replace("DealQuery.as_manager()", "DealQuery()")
            .replace("self.dated()", "self.get_queryset()"),
            id="a manager",
        ),
    ],
)
def test_a_model_may_say_itself_how_it_is_asked(models):
    for asked in ("open()", "filter(name='')", "open().order_by('name').iterator()"):
        work = f"import requests\nfrom shop.models import Deal\n\nfor deal in Deal.objects.{asked}:\n    {written('deal.name')}\n"
        files = {"settings.py": SETTINGS, "shop/models.py": models, "shop/work.py": work}
        assert links_of(files) == {("postgres", "mailchimp", "value")}
        # A class of one's own that is called so is no manager.
        files["shop/models.py"] = models.replace("models.QuerySet", "list").replace(
            "models.Manager)", "list)"
        )
        if asked.startswith("open"):
            assert ("postgres", "mailchimp", "value") not in links_of(files)


def test_no_database_where_no_settings_declare_one() -> None:
    body = f"Deal.objects.create(name={GET}.json()['name'])\n"
    assert stored(body, "DEBUG = False\n") == set()
    sqlite = "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3'}}\n"
    assert stored(body, sqlite) == set()
    plain = f"deals = {{}}\ndeals.update(name={GET}.json()['name'])\n"
    assert stored(plain) == set()


def test_a_driver_that_takes_the_place_of_another_tells_the_database_too() -> None:
    told = "import os\nDATABASES = {'default': {'ENGINE': os.environ['ENGINE']}}\n"
    body = f"Deal.objects.create(name={GET}.json()['name'])\n"
    assert stored(body, told) == set()
    driven = f"import pymysql\n\npymysql.install_as_MySQLdb()\n{body}"
    assert stored(driven, told) == {("hubspot", "mysql")}
    assert stored(driven) == {("hubspot", "postgres")}


def test_a_route_tells_who_sends() -> None:
    sources = {
        "settings.py": SETTINGS,
        "shop/models.py": MODELS,
        "shop/views.py": "import json\nfrom shop.models import Deal\n\n"
        "def take(request):\n    Deal.objects.create(name=json.loads(request.body)['name'])\n",
        "urls.py": "from django.urls import path\nfrom shop import views\n\n"
        "urlpatterns = [path('hooks/woocommerce/order', views.take)]\n",
    }
    assert links_of(sources) == {("woocommerce", "postgres", "value")}


def test_a_text_takes_its_parts_from_a_row() -> None:
    script = f"row = {GET}.json()\n" + written("{'text': 'Deal %(name)s' % row}") + "\n"
    assert links(script) == {("hubspot", "mailchimp")}


PLUGINS = {
    "senders/__init__.py": "",
    "senders/mail.py": f"import requests\n\nclass MailSender:\n    def send(self, row):\n        {written('row')}\n",
    "senders/chat.py": f"import requests\n\nclass ChatSender:\n    def send(self, row):\n        {sent('row')}\n",
    "other/chat.py": f"import requests\n\nclass Other:\n    def send(self, row):\n        {OTHER}.json()\n",
}


@pytest.mark.parametrize(
    ("made", "targets"),
    [
        ("importlib.import_module('senders.' + name).MailSender()", {"mailchimp"}),
        ("importlib.import_module(f'senders.{name}').ChatSender()", {"slack"}),
        (
            "getattr(importlib.import_module('senders.' + name), name + 'Sender')()",
            {"mailchimp", "slack"},
        ),
        ("importlib.import_module('senders.mail').MailSender()", {"mailchimp"}),
        ("importlib.import_module(name).MailSender()", set()),
        ("importlib.import_module('makers.' + name).MailSender()", set()),
    ],
)
def test_a_module_that_is_loaded_by_its_name(made: str, targets: set[str]) -> None:
    script = f"import importlib, requests\n\ndef main(name):\n    {made}.send({GET}.json())\n"
    found = links_of(PLUGINS | {"sync.py": script})
    assert found == {("hubspot", target, "value") for target in targets}


def test_objects_that_a_function_gives_in_pairs() -> None:
    script = (
        "import requests\nfrom senders.mail import MailSender\n\n"
        "def made():\n    for name in ('a', 'b'):\n        yield name, MailSender()\n\n"
        f"def main():\n    for name, sender in dict(made()).items():\n        sender.send({GET}.json())\n"
    )
    assert links_of(PLUGINS | {"sync.py": script}) == {("hubspot", "mailchimp", "value")}


def test_classes_that_their_base_keeps() -> None:
    base = (
        "KINDS = {}\n\nclass Sender:\n    name = ''\n\n"
        "    def __init_subclass__(cls, **rest):\n        KINDS[cls.name] = cls\n"
    )
    mail = f"import requests\nfrom base import Sender\n\nclass Mail(Sender):\n    name = 'mail'\n\n    def send(self, row):\n        {written('row')}\n"
    script = f"import requests, mail\nfrom base import KINDS\n\ndef main(name):\n    KINDS[name]().send({GET}.json())\n"
    sources = {"base.py": base, "mail.py": mail, "sync.py": script}
    assert links_of(sources) == {("hubspot", "mailchimp", "value")}


GRAPH = "https://graph.facebook.com/v26.0/9/messages"


@pytest.mark.parametrize(
    ("payload", "target"),
    [
        ("{{'messaging_product': 'whatsapp', 'text': {}}}", "whatsapp"),
        ("{{'recipient': '9', 'message': {}}}", "meta-graph"),
    ],
)
def test_what_is_sent_tells_systems_on_one_host_apart(payload: str, target: str) -> None:
    body = payload.format(f"{GET}.json()")
    assert links(f"requests.post('{GRAPH}', json={body}, timeout=5)\n") == {("hubspot", target)}


INSERT = "INSERT INTO deals VALUES %s"


def test_rows_that_a_function_inserts_through_a_cursor() -> None:
    script = (
        "import os\nimport psycopg2\nfrom psycopg2.extras import execute_values\n\n"
        "connection = psycopg2.connect(host=os.environ['{}'])\n"
        f"cursor = connection.cursor()\nrows = {GET}.json()\n"
        f"execute_values(cursor, {INSERT!r}, rows)\n"
    )
    assert links(script.replace("{}", "REDSHIFT_HOST")) == {("hubspot", "redshift")}
    assert links(script.replace("{}", "SHOP_HOST")) == {("hubspot", "postgres")}


def test_a_procedure_gets_its_arguments() -> None:
    script = (
        "import mysql.connector\n\ndb = mysql.connector.connect(host='db', database='shop')\n"
        "cursor = db.cursor()\n"
    )
    call = f"cursor.callproc('set_deal', ({GET}.json()['name'],))\n"
    assert links(script + call) == {("hubspot", "mysql")}
    assert links(script + "cursor.callproc('clean_up')\n") == set()


def test_a_message_is_answered() -> None:
    script = (
        "from aiogram import Dispatcher\nfrom aiogram.types import Message\n\ndp = Dispatcher()\n\n"
        f"@dp.message()\nasync def ask(message: Message):\n    await message.answer({GET}.json()['name'])\n"
    )
    assert links(script) == {("hubspot", "telegram")}


def test_a_library_that_may_be_missing() -> None:
    script = (
        "try:\n    from pyairtable import Table\nexcept ImportError:\n    Table = None\n\n"
        "def main():\n    table = Table('a', 'b', 'c')\n"
        f"    table.create({GET}.json())\n"
    )
    assert links(script) == {("hubspot", "airtable")}


def spark(read: str, write: str) -> set[tuple[str, str]]:
    script = (
        "from pyspark.sql import SparkSession\n\nspark = SparkSession.builder.getOrCreate()\n"
        f"rows = spark.{read}.load().selectExpr('CAST(value AS STRING)')\n\n"
        f"def keep(frame, number):\n    writer = frame.select('value').write.{write}\n    writer.save()\n\n"
        "rows.writeStream.foreachBatch(keep).start()\n"
    )
    return links(script)


def test_a_stream_of_frames_goes_where_its_format_says() -> None:
    kafka = "readStream.format('kafka').option('subscribe', 'deals')"
    jdbc = "format('jdbc').option('url', f'jdbc:clickhouse://{spark.host}:9000')"
    assert spark(kafka, jdbc) == {("kafka", "clickhouse")}
    assert spark("readStream.format('rate')", jdbc) == set()
    assert spark(kafka, "format('console')") == set()


def test_who_is_told_how_a_sending_went_gets_no_data() -> None:
    script = (
        "from confluent_kafka import Producer\n\nproducer = Producer({})\n\n"
        f"def told(error, message):\n    {written('str(error)')}\n\n"
        "def main(row):\n    producer.produce('deals', row, callback=told)\n"
    )
    assert links(script) == set()


def test_classes_that_a_decorator_registers() -> None:
    kinds = (
        "KINDS = {}\n\ndef kind(name):\n    def keep(cls):\n        KINDS[name] = cls\n"
        "        return cls\n    return keep\n\n"
    )
    classes = (
        f"@kind('mail')\nclass Mail:\n    def send(self, row):\n        {written('row')}\n\n"
        f"class Chat:\n    def send(self, row):\n        {sent('row')}\n\n"
    )
    call = f"def main(name):\n    KINDS[name]().send({GET}.json())\n"
    assert links(kinds + classes + call) == {("hubspot", "mailchimp")}


def test_takers_of_one_kind_and_of_all() -> None:
    registry = (
        "from collections import defaultdict\n\nTAKERS = defaultdict(list)\n\n"
        "def on(kind):\n    def keep(function):\n        TAKERS[kind].append(function)\n"
        "        return function\n    return keep\n\n"
        "def publish(kind, row):\n    for taker in TAKERS[kind] + TAKERS['*']:\n        taker(row)\n\n"
    )
    takers = f"@on('deal')\n{PUSH}@on('*')\n{TELL}"
    call = f"publish('deal', {GET}.json())\n"
    assert links(registry + takers + call) == {("hubspot", "mailchimp"), ("hubspot", "slack")}


CLIENTS = f"""\
import requests

class Mail:
    def send(self, row):
        {written("row")}

class Chat:
    def tell(self, row):
        {sent("row")}

FACTORIES = {{"mail": Mail, "chat": Chat}}
"""
BUS_OF_CLIENTS = """\
TAKERS = {}

def on(kind):
    def keep(function):
        TAKERS[kind] = function
        return function
    return keep

class Clients:
    def __init__(self, factories):
        self._factories = factories
        self._made = {}

    def __getattr__(self, name):
        if name not in self._made:
            self._made[name] = self._factories[name]()
        return self._made[name]

def publish(row, clients):
    for kind in row:
        TAKERS[kind](row, clients)
"""


@pytest.mark.parametrize(
    ("call", "targets"),
    [
        ("clients.mail.send(row)", {"mailchimp"}),
        ("clients.chat.tell(row)", {"slack"}),
        ("clients.mail.other(row)", set()),
    ],
)
def test_a_taker_that_imports_only_the_bus_gets_clients_made_when_asked_for(
    call: str, targets: set[str]
) -> None:
    sources = {
        "clients.py": CLIENTS,
        "bus.py": BUS_OF_CLIENTS,
        "takers.py": f"from bus import on\n\n@on('deal')\ndef take(row, clients):\n    {call}\n",
        "sync.py": (
            "import requests, takers\nfrom clients import FACTORIES\nfrom bus import Clients, publish\n\n"
            f"def main():\n    publish({GET}.json(), Clients(FACTORIES))\n"
        ),
    }
    assert links_of(sources) == {("hubspot", target, "value") for target in targets}


@pytest.mark.parametrize(
    ("spelled", "made", "targets"),
    [
        ("senders.mail:MailSender", "name, _, kind = path.partition(':')", {"mailchimp"}),
        ("senders.mail.MailSender", "name, kind = path.rsplit('.', 1)", {"mailchimp"}),
        ("senders.fax:MailSender", "name, _, kind = path.partition(':')", set()),
        ("senders.mail", "name, kind = path, 'MailSender'", {"mailchimp"}),
    ],
)
def test_a_module_that_a_text_names(spelled: str, made: str, targets: set[str]) -> None:
    script = (
        "import requests\nfrom importlib import import_module\n\n"
        f"SENDERS = {{'mail': {spelled!r}}}\n\n"
        f"def load(path):\n    {made}\n    return getattr(import_module(name), kind)\n\n"
        f"def main():\n    for path in SENDERS.values():\n        load(path)().send({GET}.json())\n"
    )
    found = links_of(PLUGINS | {"sync.py": script})
    assert found == {("hubspot", target, "value") for target in targets}


@pytest.mark.parametrize(
    ("method", "used"),
    [
        (
            f"__iter__(self):\n        for deal in {GET}.json():\n            yield deal",
            "each(deals)",
        ),
        (f"__iter__(self):\n        return iter({GET}.json())", "each(deals)"),
        (f"__next__(self):\n        return {GET}.json()", "each(deals)"),
        (f"__getitem__(self, id):\n        return {GET}.json()[id]", "deals['1']"),
    ],
)
def test_what_an_object_has_in_it(method: str, used: str) -> None:
    script = (
        f"import requests\n\nclass Deals:\n    def {method}\n\n"
        "def each(deals):\n    for deal in deals:\n        return deal['id']\n\n"
        f"deals = Deals()\n{written(used)}\n"
    )
    assert links(script) == {("hubspot", "mailchimp")}


def test_an_object_has_nothing_in_it_that_it_does_not_give() -> None:
    script = (
        f"import requests\n\nclass Deals:\n    def read(self):\n        return {GET}.json()\n\n"
        f"    def __getitem__(self, id):\n        return 1\n\ndeals = Deals()\n{written('deals[2]')}\n"
    )
    assert links(script) == set()


@pytest.mark.parametrize(
    ("host", "id"),
    [
        ("points.svc.cluster.local", "host:points.svc.cluster.local"),
        ("door.works.internal", "host:door.works.internal"),
        ("shop.10-0-0-2.nip.io", "host:shop.10-0-0-2.nip.io"),
        ("api.lagovia.com", "host:lagovia.com"),
    ],
)
def test_each_host_of_an_own_network_is_a_system(host: str, id: str) -> None:
    script = f"requests.post('http://{host}/points', json={GET}.json(), timeout=5)\n"
    assert links(script) == {("hubspot", id)}


@pytest.mark.parametrize("label", ["support", "help", "status", "portal"])
def test_a_host_that_is_called_is_a_system_whatever_its_first_label(label: str) -> None:
    script = f"requests.post('https://{label}.lagovia.com/rows', json={GET}.json(), timeout=5)\n"
    assert links(script) == {("hubspot", "host:lagovia.com")}


def test_a_page_of_a_site_for_people_is_no_system() -> None:
    script = f"requests.post('https://stackoverflow.com/q/1', json={GET}.json(), timeout=5)\n"
    assert links(script) == set()


def test_a_directory_of_people_is_read() -> None:
    script = (
        "import ldap\n\nstaff = ldap.initialize('ldap://dc')\nstaff.set_option(1, 0)\n"
        f"found = staff.search_s('dc=acme', 2, '(uid=*)')\n{written('found')}\n"
    )
    assert links(script) == {("ldap", "mailchimp")}


@pytest.mark.parametrize("kind", ["", "(dict)"])
def test_a_function_that_is_chosen_by_what_it_is_given(kind: str) -> None:
    told = f"@give.register{kind}\ndef _(row: dict):\n"
    script = (
        "from functools import singledispatch\n\n"
        "@singledispatch\ndef give(row):\n    raise TypeError(row)\n\n"
        f"{told}    {written('row')}\n\n{told}    {sent('row')}\n\ngive({GET}.json())\n"
    )
    assert links(script) == {("hubspot", "mailchimp"), ("hubspot", "slack")}


def test_a_function_that_is_registered_elsewhere_is_not_chosen() -> None:
    script = (
        "from functools import singledispatch\n\n"
        "@singledispatch\ndef give(row):\n    return row\n\n"
        "@singledispatch\ndef take(row):\n    return row\n\n"
        f"@take.register\ndef _(row: dict):\n    {written('row')}\n\ngive({GET}.json())\n"
    )
    assert links(script) == set()


def test_a_method_that_is_chosen_by_what_it_is_given() -> None:
    script = (
        "from functools import singledispatchmethod\n\nclass Sender:\n"
        "    @singledispatchmethod\n    def give(self, row):\n        raise TypeError(row)\n\n"
        f"    @give.register\n    def _(self, row: dict):\n        {written('row')}\n\n"
        f"    @give.register\n    def _(self, row: list):\n        {sent('row')}\n\n"
        f"Sender().give({GET}.json())\n"
    )
    assert links(script) == {("hubspot", "mailchimp"), ("hubspot", "slack")}


def test_a_queue_that_is_gone_through() -> None:
    script = (
        "import aio_pika\n\nasync def main():\n    connection = await aio_pika.connect_robust('amqp://mq')\n"
        "    channel = await connection.channel()\n    queue = await channel.declare_queue('deals')\n"
        "    async with queue.iterator() as messages:\n        async for message in messages:\n"
        f"            {written('message.body')}\n"
    )
    assert links(script) == {("rabbitmq", "mailchimp")}


@pytest.mark.parametrize(
    ("setting", "target"),
    [
        ("def setting(name):\n    return os.environ[name]\n", "mattermost"),
        (
            "def setting(name):\n    if name in os.environ:\n        return os.environ[name]\n    raise SystemExit(name)\n",
            "mattermost",
        ),
        ("def setting(name):\n    return os.environ['SLACK_HOOK']\n", "slack"),
    ],
)
def test_a_function_that_looks_up_the_variable_it_is_told(setting: str, target: str) -> None:
    push = f"requests.post(setting('MATTERMOST_HOOK'), json={GET}.json(), timeout=5)\n"
    assert links(f"import os\n\n{setting}\n{push}") == {("hubspot", target)}


def test_objects_whose_elements_are_those_of_each_other() -> None:
    script = (
        "class One:\n    def __iter__(self):\n        return iter(Other())\n\n"
        "    def __getitem__(self, key):\n        return Other()[key]\n\n"
        "class Other:\n    def __iter__(self):\n        return iter(One())\n\n"
        "    def __getitem__(self, key):\n        return One()[key]\n\n"
        f"for each in One():\n    each({GET}.json())\nOne()['a'](1)\n"
    )
    assert links(script) == set()


SPREAD = (
    "import requests\n\nclass Deals:\n    def rows(self):\n"
    f"        return {GET}.json()\n\nclass Lists:\n    def take(self, rows):\n        {written('rows')}\n\n"
    "def copy(source, target):\n    target.take(source.rows())\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("both = (Deals(), Lists())\ncopy(*both)\n", id="both"),
        pytest.param("rest = [Lists()]\ncopy(Deals(), *rest)\n", id="the rest"),
        pytest.param(
            "MADE = {'deals': Deals, 'lists': Lists}\ncopy(*[MADE[it]() for it in ('deals', 'lists')])\n",
            id="made by name",
        ),
    ],
)
def test_what_is_spread_meets_the_parameters_in_order(body: str) -> None:
    assert links(SPREAD + body) == {("hubspot", "mailchimp")}


def test_what_is_spread_meets_no_other_parameter() -> None:
    assert links(f"{SPREAD}both = (Lists(), Deals())\ncopy(*both)\n") == set()


PIPELINE = (
    "from airflow import DAG\nfrom airflow.operators.python import PythonOperator\n"
    "from airflow.providers.postgres.operators.postgres import PostgresOperator\n"
    "from airflow.providers.slack.operators.slack import SlackAPIPostOperator\n\n"
    f"def extract():\n    return {GET}.json()\n\ndef others():\n    return {OTHER}.json()\n\n"
    f"def load(rows):\n    {written('rows')}\n\n"
    "with DAG('sync') as dag:\n    deals = PythonOperator(task_id='deals', python_callable=extract)\n"
    "    rest = PythonOperator(task_id='rest', python_callable=others)\n    "
)
TEMPLATE = "{{ ti.xcom_pull(task_ids='deals') }}"


@pytest.mark.parametrize(
    ("body", "target"),
    [
        pytest.param(
            "PythonOperator(task_id='load', python_callable=load, op_kwargs={'rows': deals.output})\n",
            "mailchimp",
            id="by name",
        ),
        pytest.param(
            "PythonOperator(task_id='load', python_callable=load, op_args=[deals.output])\n",
            "mailchimp",
            id="by position",
        ),
        pytest.param(
            f"PythonOperator(task_id='load', python_callable=load, op_kwargs={{'rows': \"{TEMPLATE}\"}})\n",
            "mailchimp",
            id="in a template",
        ),
        pytest.param(
            f"SlackAPIPostOperator(task_id='tell', text=\"new: {TEMPLATE}\")\n",
            "slack",
            id="to an operator that tells somebody",
        ),
        pytest.param(
            "SlackAPIPostOperator(task_id='tell', text=deals.output)\n",
            "slack",
            id="to it without a template",
        ),
        pytest.param(
            "PostgresOperator(task_id='keep', sql=\"insert into deals values ('TEMPLATE')\")\n".replace(
                "TEMPLATE", TEMPLATE
            ),
            "postgres",
            id="in a statement",
        ),
    ],
)
def test_what_a_task_left_is_handed_to_an_operator(body: str, target: str) -> None:
    assert links(PIPELINE + body) == {("hubspot", target)}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "PythonOperator(task_id='load', python_callable=load, op_kwargs={'rows': 5})\n",
            id="something else",
        ),
        pytest.param("SlackAPIPostOperator(task_id='tell', text='done')\n", id="nothing"),
        pytest.param(
            "SlackAPIPostOperator(task_id='tell', text=\"{{ ti.xcom_pull(task_ids='gone') }}\")\n",
            id="of a task that is not there",
        ),
    ],
)
def test_an_operator_gets_nothing_that_is_not_handed_to_it(body: str) -> None:
    assert links(PIPELINE + body) == set()


MADE = (
    f"class Deals:\n    name = 'deals'\n\n    def rows(self):\n        return {GET}.json()\n\n"
    f"class Lists:\n    name = 'lists'\n\n    def take(self, rows):\n        {written('rows')}\n\n"
)
KEEPER = (
    "class Keeper:\n    def __init__(self):\n        self.made = {}\n\n"
    "    def keep(self, name, maker):\n        self.made[name] = maker\n\n"
    "    def give(self, name):\n        return self.made[name]()\n\nkeeper = Keeper()\n"
)
COPY = "give('lists').take(give('deals').rows())\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            f"MAKERS = {{'deals': lambda: Deals(), 'lists': lambda: Lists()}}\n\ndef give(name):\n"
            f"    return MAKERS[name]()\n\n{COPY}",
            id="lambdas by name",
        ),
        pytest.param(
            f"{KEEPER}keeper.keep('deals', lambda: Deals())\nkeeper.keep('lists', Lists)\ngive = keeper.give\n{COPY}",
            id="kept by an object",
        ),
        pytest.param(
            "from dataclasses import dataclass, field\n\n@dataclass\nclass Clients:\n"
            "    deals: Deals = field(default_factory=Deals)\n"
            "    lists: Lists = field(default_factory=lambda: Lists())\n\n"
            "clients = Clients()\nclients.lists.take(clients.deals.rows())\n",
            id="fields of a dataclass",
        ),
        pytest.param(
            "from pydantic import BaseModel, Field\n\nclass Clients(BaseModel):\n"
            "    deals: object = Field(default_factory=Deals)\n    lists: object = Field(default_factory=Lists)\n\n"
            "clients = Clients()\nclients.lists.take(clients.deals.rows())\n",
            id="fields of a model",
        ),
    ],
)
def test_what_is_made_by_a_function_without_a_name(body: str) -> None:
    assert links(MADE + body) == {("hubspot", "mailchimp")}


def test_what_another_one_makes_is_none_of_it() -> None:
    script = "MAKERS = {'deals': lambda: Deals(), 'rest': lambda: Rest()}\nLists().take(MAKERS['rest']().rows())\n"
    assert links(f"{MADE}class Rest:\n    def rows(self):\n        return [1]\n\n{script}") == set()


def test_a_class_that_tells_its_base_under_the_name_of_that() -> None:
    script = (
        "class Plugin:\n    known = {}\n\n    def __init_subclass__(cls):\n        Plugin.known[cls.name] = cls\n\n"
        f"{MADE.replace('Deals:', 'Deals(Plugin):').replace('Lists:', 'Lists(Plugin):')}"
        "def copy(source, target):\n    Plugin.known[target]().take(Plugin.known[source]().rows())\n\n"
        "copy('deals', 'lists')\n"
    )
    assert links(script) == {("hubspot", "mailchimp")}


AGAIN = (
    "def again(call, *args, **named):\n    for _ in range(3):\n        try:\n"
    "            return call(*args, **named)\n        except OSError:\n            continue\n\n"
)
ASKED = "'https://api.hubapi.com/crm/v3/objects/deals'"


def test_a_function_of_a_library_that_is_tried_again() -> None:
    script = f"{AGAIN}rows = again(requests.get, {ASKED}, timeout=5).json()\n{written('rows')}\n"
    assert links(script) == {("hubspot", "mailchimp")}
    assert links(script.replace("call(*args", "print(*args")) == set()


TABLE = (
    "TARGETS = {}\n\ndef target(name):\n    def register(function):\n"
    "        TARGETS[name] = function\n        return function\n    return register\n\n"
)


@pytest.mark.parametrize(
    "submitted",
    [
        pytest.param("pool.submit(TARGETS[name], row)", id="from a table"),
        pytest.param("run(push, row)", id="given to a function"),
        pytest.param("jobs[pool.submit(TARGETS[name], row)] = name", id="as a key"),
    ],
)
def test_a_function_that_is_chosen_may_be_handed_to_a_pool(submitted):
    script = (
        "import sys\nfrom concurrent.futures import ThreadPoolExecutor\n\n"
        f"{TABLE}@target('lists')\n{PUSH}pool = ThreadPoolExecutor(2)\njobs = {{}}\n\n"
        "def run(function, row):\n    return pool.submit(function, row)\n\n"
        f"name = sys.argv[1]\nfor row in {GET}.json():\n    {submitted}\n"
    )
    assert links(script) == {("hubspot", "mailchimp")}


def test_a_table_that_replaces_the_values_of_a_column_calls_nothing():
    script = (
        "import pandas as pd\n\ndef named(frame, table):\n    return frame['owner'].map(table)\n\n"
        f"frame = pd.DataFrame({GET}.json())\n"
        f"{written('named(frame, {1: chr(65)}).tolist()')}\n"
    )
    assert links(script) == {("hubspot", "mailchimp")}


CHECKS = "CHECKS = []\n\ndef check(title):\n    def keep(function):\n        CHECKS.append(KEPT)\n        return function\n    return keep\n\n"
CHECK = "from dataclasses import dataclass\n\n@dataclass\nclass Check:\n    title: str\n    run: object\n\n"


@pytest.mark.parametrize(
    ("kept", "run"),
    [
        pytest.param("function", "item()", id="the function"),
        pytest.param("(title, function)", "item[1]()", id="in a row"),
        pytest.param("{'run': function}", "item['run']()", id="in a mapping"),
        pytest.param("Check(title, function)", "item.run()", id="in an object"),
    ],
)
def test_what_functions_in_a_list_of_the_module_give(kept, run):
    script = (
        f"{CHECK}{CHECKS.replace('KEPT', kept)}@check('deals')\ndef deals():\n    return len({GET}.json())\n\n"
        f"lines = []\nfor item in CHECKS:\n    lines.append(str({run}))\n{sent('lines')}\n"
    )
    assert links(script) == {("hubspot", "slack")}


def test_functions_in_a_list_of_another_module():
    found = links_of(
        {
            "checks.py": CHECKS.replace("KEPT", "function"),
            "deals.py": f"import requests\nfrom checks import check\n\n@check('deals')\ndef deals():\n    return {GET}.json()\n",
            "main.py": f"import requests\nimport deals\nfrom checks import CHECKS\n\nfor item in CHECKS:\n    {sent('item()')}\n",
        }
    )
    assert ("hubspot", "slack", "value") in found


def test_a_list_of_rows_calls_nothing():
    script = (
        f"ROWS = []\n\ndef keep(row):\n    ROWS.append(row['name'])\n\n{TELL}"
        f"keep({GET}.json())\nfor row in ROWS:\n    row()\n{sent(repr('done'))}\n"
    )
    assert links(script) == set()


DESK = (
    "class Base:\n    base_url = ''\n\n    def ask(self, method, path, **options):\n"
    "        return requests.request(method, self.base_url + path, timeout=5, **options).json()\n\n"
    "class Desk(Base):\n    base_url = 'https://api.linear.app'\n\n    def run(self, document, **variables):\n"
    "        return self.ask('POST', '/graphql', json={'query': document, 'variables': variables})\n\n"
    f"names = {GET}.json()\n"
)


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("mutation($n: String) { issueCreate(name: $n) { id } }", {("hubspot", "linear")}),
        ("query($n: String) { issues(name: $n) { id } }", set()),
    ],
)
def test_a_document_of_graphql_that_is_handed_on_by_name(document, found):
    assert links(f"{DESK}Desk().run({document!r}, n=names)\n") == found


CONTAINER = (
    "import requests\nfrom fastapi import Depends\nfrom dependency_injector import containers, providers\n"
    "from dependency_injector.wiring import Provide, inject\n\n"
    f"class Crm:\n    def deals(self):\n        return {GET}.json()\n\n"
    f"class Names:\n    def put(self, rows):\n        {written('rows')}\n\n"
    "class Sync:\n    def __init__(self, crm, names):\n        self.crm, self.names = crm, names\n\n"
    "    def run(self):\n        self.names.put(self.crm.deals())\n\n"
    "class Container(containers.DeclarativeContainer):\n    crm = providers.Singleton(Crm)\n"
    "    names = providers.Factory(Names)\n    sync = providers.Factory(Sync, crm=crm, names=NAMES)\n\n"
)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Container.sync().run()\n", id="asked for"),
        pytest.param("container = Container()\ncontainer.sync().run()\n", id="of an object"),
        pytest.param(
            "@inject\ndef main(sync=Provide[Container.sync]):\n    sync.run()\n\nmain()\n",
            id="injected",
        ),
        pytest.param(
            "@app.post('/in')\ndef main(sync=Depends(Provide[Container.sync])):\n    sync.run()\n",
            id="injected by a framework",
        ),
    ],
)
def test_a_container_gives_what_its_providers_make(body: str) -> None:
    made = CONTAINER + body
    assert links(made.replace("NAMES", "names")) == {("hubspot", "mailchimp")}
    assert links(made.replace("NAMES", "providers.Object(None)")) == set()


MODELLED = (
    "import requests\nfrom celery import Celery\n\napp = Celery('app')\n\n"
    f"class Deal(Base):\n    name = Column(String)\n\n@app.task\ndef book(name):\n    {written('name')}\n\n"
    "def keep(deal: Deal):\n    book.delay(deal.name)\n\n"
    "def main():\n    row = GIVEN\n    keep(checked(Deal(name=row['name'])))\n"
)


def test_an_object_of_a_model_is_still_what_is_given() -> None:
    assert links(MODELLED.replace("GIVEN", f"{GET}.json()")) == {("hubspot", "mailchimp")}
    assert links(MODELLED.replace("GIVEN", "{'name': 'x'}")) == set()


@pytest.mark.parametrize(
    ("depended", "expected"),
    [
        ("return await request.body()", {("woocommerce", "mailchimp")}),
        ("return json.loads(await request.body())", {("woocommerce", "mailchimp")}),
        ("return os.environ['LIST']", set()),
    ],
)
def test_what_a_handler_depends_on_reads_what_arrives_there(
    depended: str, expected: set[tuple[str, str]]
) -> None:
    script = (
        "import json, os, requests\nfrom fastapi import Depends, FastAPI, Request\n\napp = FastAPI()\n\n"
        f"async def given(request: Request):\n    {depended}\n\n"
        f"@app.post('/hooks/woo/orders')\nasync def take(rows = Depends(given)):\n    {written('rows')}\n"
    )
    found = links_of({"app.py": script})
    assert {(source, target) for source, target, _ in found} == expected


def test_a_header_that_is_looked_at_two_calls_further_on_tells_who_sends() -> None:
    script = (
        "import json\n\ndef taken(event):\n    kind = 'X-GitHub-Event'\n"
        "    return event['headers'][kind], json.loads(event['body'])\n\n"
        "def parse(event):\n    kind, row = taken(event)\n    return row\n\n"
        f"def lambda_handler(event, context):\n    row = parse(event)\n    {written('row')}\n"
    )
    assert links(script) == {("github", "mailchimp")}


def routed(more: int) -> dict[str, str]:
    """Connectors that a runner loads by the names in a file of routes: two that talk, and some more."""
    runner = (
        "import importlib\nimport yaml\n\ndef connector(name):\n"
        "    return importlib.import_module(f'connectors.{name}')\n\n"
        "for route in yaml.safe_load(open('routes.yml')):\n"
        "    for row in connector(route['from']).read():\n"
        "        connector(route['to']).write(row)\n"
    )
    files = {
        "run.py": runner,
        "connectors/__init__.py": "",
        "connectors/crm.py": f"import requests\n\ndef read():\n    return {GET}.json()\n",
        "connectors/lists.py": f"import requests\n\ndef write(row):\n    {written('row')}\n",
    }
    plain = {
        f"connectors/plain{number}.py": "def read():\n    return []\n" for number in range(more)
    }
    return files | plain


def test_few_connectors_that_only_data_pairs_are_believed() -> None:
    assert believed(routed(0)) == [("hubspot", "mailchimp", "run.py")]
    assert not believed(routed(6))


PICKED = {
    "run.py": (
        "import tomllib\nfrom plugins import make\n\nfor flow in tomllib.load(open('flows.toml', 'rb'))['flow']:\n"
        "    for row in make(flow['source']).read():\n        make(flow['sink']).write(row)\n"
    ),
    "plugins/base.py": "class Plugin:\n    key = ''\n",
    "plugins/crm.py": (
        f"import requests\nfrom plugins.base import Plugin\n\nclass Contacts(Plugin):\n    key = 'crm'\n\n"
        f"    def read(self):\n        return {GET}.json()\n"
    ),
    "plugins/desk.py": (
        "import requests\nfrom plugins.base import Plugin\n\nclass Tickets(Plugin):\n    key = 'desk'\n\n"
        "    def read(self):\n        return requests.get('https://acme.zendesk.com/api/v2/tickets', timeout=5).json()\n"
    ),
    "plugins/lists.py": (
        "import requests\nfrom plugins.base import Plugin\n\nclass Audience(Plugin):\n    key = 'lists'\n\n"
        f"    def write(self, row):\n        {written('row')}\n"
    ),
}
MAKERS = {
    "a table": (
        "from plugins.crm import Contacts\nfrom plugins.desk import Tickets\nfrom plugins.lists import Audience\n\n"
        "KNOWN = {'crm': Contacts, 'desk': Tickets, 'lists': Audience}\n\ndef make(name):\n    return KNOWN[name]()\n"
    ),
    "modules": (
        "import importlib\n\ndef make(name):\n    module = importlib.import_module(f'plugins.{name}')\n"
        "    for found in vars(module).values():\n        if isinstance(found, type):\n            return found()\n"
    ),
    "members of modules": (
        "import importlib, inspect\n\ndef make(name):\n    module = importlib.import_module(f'plugins.{name}')\n"
        "    for _, found in inspect.getmembers(module, inspect.isclass):\n        return found()\n"
    ),
}


@pytest.mark.parametrize("made", MAKERS.values(), ids=MAKERS)
def test_a_file_of_routes_tells_which_connectors_meet(made):
    def drawn(flows: str) -> list[tuple[str, str, str]]:
        return believed({**PICKED, "plugins/__init__.py": made, "flows.toml": flows})

    crm = ("hubspot", "mailchimp", "run.py")
    desk = ("zendesk", "mailchimp", "run.py")
    one = "[[flow]]\nsource = '{}'\nsink = 'lists'\n"
    assert drawn(one.format("crm")) == [crm]
    assert drawn(one.format("desk")) == [desk]
    assert drawn(one.format("crm") + one.format("desk")) == [crm, desk]
    assert drawn("[database]\nhost = 'db.acme.com'\n") == [crm, desk]


def test_an_operator_that_chooses_what_comes_next_reaches_no_system():
    script = (
        "from airflow.operators.python import BranchPythonOperator\n\n"
        "choose = BranchPythonOperator(task_id='choose', python_callable=chosen)\n"
    )
    assert not any("branch" in end for edge in edges({"dag.py": script}) for end in edge)


def test_the_signal_of_a_model_tells_of_a_row_of_the_database() -> None:
    body = (
        "from django.db.models.signals import post_save\nfrom django.dispatch import receiver\n\n"
        "@receiver(post_save, sender=Deal)\ndef tell(sender, instance, created, **kwargs):\n"
        f"    {written('instance.name')}\n"
    )
    assert stored(body) == {("postgres", "mailchimp")}
    assert stored(body.replace("instance.name", "created")) == set()
    assert stored(body.replace("django.db.models.signals", "shop.signals")) == set()


def test_who_sends_a_signal_is_read_where_nothing_else_in_the_file_matters() -> None:
    sources = {
        "shop/signals.py": "from django.dispatch import Signal\n\npaid = Signal()\n",
        "shop/receivers.py": (
            "import requests\nfrom django.dispatch import receiver\nfrom shop.signals import paid\n\n"
            f"@receiver(paid)\ndef tell(sender, invoice, **kwargs):\n    {written('invoice')}\n"
        ),
        "shop/urls.py": (
            "import json\nfrom django.urls import path\nfrom shop.signals import paid\n\n"
            "def chargebee_webhook(request):\n    paid.send(sender=None, invoice=json.loads(request.body))\n\n"
            "urlpatterns = [path('hooks/chargebee/', chargebee_webhook)]\n"
        ),
    }
    assert ("chargebee", "mailchimp", "value") in links_of(sources)


@pytest.mark.parametrize(
    ("sink", "other"), [("lists", "slack"), ("slack", "lists")], ids=["one", "the other"]
)
def test_a_file_of_routes_pairs_functions_that_a_decorator_registers(sink, other):
    sources = {
        "known.py": (
            "SOURCES, SINKS = {}, {}\n\ndef source(name):\n    def keep(function):\n"
            "        SOURCES[name] = function\n        return function\n    return keep\n\n"
            "def sink(name):\n    def keep(function):\n"
            "        SINKS[name] = function\n        return function\n    return keep\n"
        ),
        "ends.py": (
            "import requests\nfrom known import sink, source\n\n"
            f"@source('crm')\ndef deals():\n    return {GET}.json()\n\n"
            f"@source('desk')\ndef others():\n    return {OTHER}.json()\n\n"
            f"@sink('lists')\ndef push(row):\n    {written('row')}\n\n"
            f"@sink('slack')\ndef tell(row):\n    {sent('row')}\n"
        ),
        "run.py": (
            "import yaml\nimport ends\nfrom known import SINKS, SOURCES\n\n"
            "for flow in yaml.safe_load(open('flows.yaml')).values():\n"
            "    SINKS[flow['sink']](SOURCES[flow['source']]())\n"
        ),
        "flows.yaml": (
            f"first:\n  source: crm\n  sink: {sink}\nsecond:\n  source: desk\n  sink: {other}\n"
        ),
    }
    targets = {"lists": "mailchimp", "slack": "slack"}
    found = {(source, target) for source, target, _ in believed(sources)}
    assert found == {("hubspot", targets[sink]), ("pipedrive", targets[other])}
