"""Data that one function puts into what another one made, and gave to it."""

import pytest

from tests.unit.graph.links_of import links_of

GET = "requests.get('https://api.hubapi.com/crm/v3/objects/contacts', timeout=5).json()"
PUT = "requests.post('https://us1.api.mailchimp.com/3.0/lists/1/members', json={}, timeout=5)"
FOUND = {("hubspot", "mailchimp", "value")}
HEAD = "import asyncio, queue, threading\nimport requests\n\n"


def surely_linked(script: str) -> set[tuple[str, str, str]]:
    return {link for link in links_of({"sync.py": HEAD + script}) if link[2] != "co-occurrence"}


def sent(value: str) -> str:
    return PUT.replace("{}", value)


FEEDER = (
    "class Feeder(threading.Thread):\n    def __init__(self, outbox):\n"
    "        super().__init__(daemon=True)\n        self.outbox = outbox\n\n"
    f"    def run(self):\n        for row in {GET}:\n            self.outbox.put(row)\n\n"
)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"def load(rows):\n    rows.append({GET})\n\n"
            f"def main():\n    rows = []\n    load(rows)\n    {sent('rows')}\n\nmain()\n",
            id="a list",
        ),
        pytest.param(
            f"def load(rows, page):\n    rows[page] = {GET}\n\n"
            "def main():\n    rows = {}\n    for page in range(3):\n        load(rows, page)\n"
            f"    {sent('rows')}\n\nmain()\n",
            id="a mapping",
        ),
        pytest.param(
            f"def load(into):\n    into.extend({GET})\n\ndef gather(rows):\n    load(into=rows)\n\n"
            f"def main():\n    rows = []\n    gather(rows)\n    {sent('rows')}\n\nmain()\n",
            id="handed on by name",
        ),
        pytest.param(
            f"def feed(jobs):\n    for row in {GET}:\n        jobs.put(row)\n\n"
            f"def work(jobs):\n    while True:\n        row = jobs.get()\n        {sent('row')}\n\n"
            "def main():\n    jobs = queue.Queue()\n"
            "    threading.Thread(target=work, args=(jobs,)).start()\n    feed(jobs)\n\nmain()\n",
            id="a queue between threads",
        ),
        pytest.param(
            f"async def feed(jobs):\n    for row in {GET}:\n        await jobs.put(row)\n\n"
            "async def work(jobs, done):\n    while (row := await jobs.get()) is not None:\n"
            "        done.append(row)\n\n"
            "async def main():\n    jobs, done = asyncio.Queue(), []\n"
            "    await asyncio.gather(feed(jobs), *(work(jobs, done) for _ in range(3)))\n"
            f"    {sent('done')}\n\nasyncio.run(main())\n",
            id="a queue between coroutines",
        ),
        pytest.param(
            "class Job:\n    def __init__(self):\n        self.jobs = queue.Queue()\n\n"
            f"    def feed(self):\n        for row in {GET}:\n            self.jobs.put(row)\n\n"
            f"    def work(self):\n        row = self.jobs.get()\n        {sent('row')}\n\n"
            "job = Job()\njob.feed()\njob.work()\n",
            id="a queue of an object",
        ),
        pytest.param(
            FEEDER
            + "class Worker:\n    def __init__(self, inbox: queue.Queue):\n        self.inbox = inbox\n\n"
            f"    def work(self):\n        for row in iter(self.inbox.get, None):\n            {sent('row')}\n\n"
            "def main():\n    jobs = queue.Queue(maxsize=9)\n    feeder = Feeder(jobs)\n    feeder.start()\n"
            "    Worker(jobs).work()\n\nmain()\n",
            id="a queue that two objects are given",
        ),
        pytest.param(
            "from dataclasses import dataclass\n\n@dataclass\nclass Feeder:\n    jobs: queue.Queue\n\n"
            f"    def feed(self):\n        for row in {GET}:\n            self.jobs.put(row)\n\n"
            f"def work(jobs):\n    while row := jobs.get():\n        {sent('row')}\n\n"
            "def main():\n    jobs = queue.Queue()\n    threading.Thread(target=Feeder(jobs).feed).start()\n"
            "    work(jobs)\n\nmain()\n",
            id="a queue in a field",
        ),
        pytest.param(
            f"def feed(jobs):\n    for row in {GET}:\n        jobs.put(row)\n\n"
            f"def work(jobs):\n    while row := jobs.get():\n        {sent('row')}\n\n"
            "def main():\n    jobs = queue.Queue()\n"
            "    threading.Thread(target=feed, args=(jobs,)).start()\n"
            "    threading.Thread(target=work, args=(jobs,)).start()\n\nmain()\n",
            id="a queue between two threads",
        ),
        pytest.param(
            f"def feed(outlets):\n    for row in {GET}:\n        for outlet in outlets:\n            outlet.put(row)\n\n"
            f"def work(jobs):\n    row = jobs.get()\n    {sent('row')}\n\n"
            "def main():\n    jobs, other = queue.Queue(), queue.Queue()\n    feed([other, jobs])\n"
            "    work(jobs)\n\nmain()\n",
            id="one of several queues",
        ),
        pytest.param(
            f"def feed(outlets):\n    for row in {GET}:\n        outlets['rows'].put(row)\n\n"
            f"def work(jobs):\n    row = jobs.get()\n    {sent('row')}\n\n"
            "def main():\n    jobs, other = queue.Queue(), queue.Queue()\n"
            "    feed({'rows': jobs, 'ids': other})\n    work(jobs)\n\nmain()\n",
            id="a queue under a key",
        ),
        *(
            pytest.param(
                "from dataclasses import dataclass, field\n\n@dataclass\nclass Job:\n"
                f"    jobs: queue.Queue = {made}\n\n"
                f"    def feed(self):\n        for row in {GET}:\n            self.jobs.put(row)\n\n"
                f"    def work(self):\n        row = self.jobs.get()\n        {sent('row')}\n\n"
                "job = Job()\njob.feed()\njob.work()\n",
                id=f"a queue that a field makes {how}",
            )
            for how, made in (
                ("by its class", "field(default_factory=queue.Queue)"),
                ("by a lambda", "field(default_factory=lambda: queue.Queue(maxsize=6))"),
            )
        ),
    ],
)
def test_what_is_put_there_comes_out(script: str) -> None:
    assert surely_linked(script) == FOUND


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"def load(rows, other):\n    other.append({GET})\n    rows.append(1)\n\n"
            "def main():\n    rows, other = [], []\n    load(rows, other)\n"
            f"    {sent('rows')}\n\nmain()\n",
            id="another list",
        ),
        pytest.param(
            f"def load(rows):\n    rows = [{GET}]\n    print(rows)\n\n"
            f"def main():\n    rows = []\n    load(rows)\n    {sent('rows')}\n\nmain()\n",
            id="a name of its own",
        ),
        pytest.param(
            f"def feed(jobs):\n    for row in {GET}:\n        jobs.put(row)\n\n"
            f"def work(jobs):\n    row = jobs.get()\n    {sent('row')}\n\n"
            "def main():\n    one, other = queue.Queue(), queue.Queue()\n    feed(one)\n"
            "    work(other)\n\nmain()\n",
            id="another queue",
        ),
        pytest.param(
            f"def feed(outlets):\n    for row in {GET}:\n        outlets['rows'].put(row)\n\n"
            f"def work(jobs):\n    row = jobs.get()\n    {sent('row')}\n\n"
            "def main():\n    jobs, other = queue.Queue(), queue.Queue()\n"
            "    feed({'rows': other, 'ids': jobs})\n    work(jobs)\n\nmain()\n",
            id="a queue under another key",
        ),
        pytest.param(
            FEEDER + f"def work(jobs):\n    while row := jobs.get():\n        {sent('row')}\n\n"
            "def main():\n    one, other = queue.Queue(), queue.Queue()\n    Feeder(one).start()\n"
            "    threading.Thread(target=work, args=(other,)).start()\n\nmain()\n",
            id="the queue of another object",
        ),
    ],
)
def test_what_is_put_elsewhere_does_not(script: str) -> None:
    assert surely_linked(script) == set()


@pytest.mark.parametrize(
    ("put", "got", "found"),
    [
        ("bus.inbox.put(row)", "bus.inbox.get()", FOUND),
        ("bus.other.put(row)", "bus.inbox.get()", set()),
    ],
)
def test_a_queue_that_modules_share(put: str, got: str, found: set[tuple[str, str, str]]) -> None:
    sources = {
        "bus.py": "import queue\n\ninbox, other = queue.Queue(), queue.Queue()\n",
        "feed.py": f"{HEAD}import bus\n\ndef feed():\n    for row in {GET}:\n        {put}\n",
        "work.py": f"{HEAD}import bus\n\ndef work():\n    while row := {got}:\n        {sent('row')}\n",
        "main.py": "import feed, threading, work\n\nthreading.Thread(target=feed.feed).start()\nwork.work()\n",
    }
    assert links_of(sources) - {("hubspot", "mailchimp", "co-occurrence")} == found


CLOSURE = (
    "def main():\n    seen = MADE\n\n    def load(key):\n        if not seen:\n            PUT\n"
    "        return seen\n\n    def shown():\n        return GIVEN\n\n"
    f"    {sent('shown()')}\n\nmain()\n"
)


@pytest.mark.parametrize(
    ("made", "put"),
    [("{}", f"seen[key] = {GET}"), ("[]", f"seen.append({GET})"), ("[]", f"seen.extend({GET})")],
)
@pytest.mark.parametrize("given", ["load('deals')", "list(seen)"])
def test_a_function_fills_what_the_one_around_it_made(made: str, put: str, given: str) -> None:
    script = CLOSURE.replace("MADE", made).replace("PUT", put)
    assert surely_linked(script.replace("GIVEN", given)) == FOUND
    # What it made for itself under that name is another one.
    own = script.replace("        if not seen", f"        seen = {made}\n        if not seen")
    assert surely_linked(own.replace("GIVEN", "list(seen)")) == set()


CARDS = {
    "a card of Teams": (
        (
            "import pymsteams\ncard = pymsteams.connectorcard(os.environ['TEAMS'])\n"
            "section = pymsteams.cardsection()\nfor deal in deals:\n"
            "    section.addFact(deal['name'], f\"{deal['amount']} EUR\")\n"
            "card.addSection(section)\ncard.send()\n"
        ),
        "microsoft-teams",
    ),
    "an embed of Discord": (
        (
            "from discord_webhook import DiscordEmbed, DiscordWebhook\n"
            "hook = DiscordWebhook(url=os.environ['DISCORD'])\nembed = DiscordEmbed(title='Deals')\n"
            "for deal in deals:\n    embed.add_embed_field(name='deal', value=deal['name'])\n"
            "hook.add_embed(embed)\nhook.execute()\n"
        ),
        "discord",
    ),
    "a calendar": (
        (
            "from icalendar import Calendar, Event\ncalendar = Calendar()\nfor deal in deals:\n"
            "    event = Event()\n    event.add('summary', deal['name'])\n"
            "    calendar.add_component(event)\n"
            "requests.put('https://api.intercom.io/files', data=calendar.to_ical(), timeout=5)\n"
        ),
        "intercom",
    ),
}
DEALS = (
    "import os\nimport requests\n"
    "deals = requests.get('https://api.hubapi.com/crm/v3/objects/deals', timeout=5).json()\n"
)


@pytest.mark.parametrize(("script", "target"), CARDS.values(), ids=CARDS)
def test_what_is_put_together_piece_by_piece(script, target):
    assert links_of({"tell.py": DEALS + script}) == {("hubspot", target, "value")}


@pytest.mark.parametrize(("script", "target"), CARDS.values(), ids=CARDS)
def test_and_of_pieces_that_say_nothing_of_the_data(script, target):
    silent = script.replace("deal['name']", "'done'").replace("f\"{deal['amount']} EUR\"", "'1'")
    assert ("hubspot", target, "value") not in links_of({"tell.py": DEALS + silent})
