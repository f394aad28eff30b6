"""What puts a program or a message together asks nobody, though a verb of a remote call stands in its name."""

import pytest

from autodebt_lint.linking.remote.at_home import asks_nobody
from tests.unit.linking.linked_projects import linked, remote_calls


@pytest.mark.parametrize(
    ("setting", "sending"),
    [
        pytest.param(
            "from telebot import TeleBot, types\nkeys = types.InlineKeyboardMarkup()\nkeys.add(1)\n"
            "bot = TeleBot('x')\nbot.register_message_handler(print)\n",
            "bot.send_message(1, 'x', reply_markup=keys)",
            id="keys and handlers of a bot",
        ),
        pytest.param(
            "import discord\ncard = discord.Embed(title='x')\ncard.add_field(name='a', value='b')\n"
            "client = discord.Client()\n",
            "client.get_channel(1).send(embed=card)",
            id="a card",
        ),
        pytest.param(
            "from sendgrid import SendGridAPIClient\nfrom sendgrid.helpers.mail import Mail\n"
            "mail = Mail('a', 'b')\nmail.add_attachment(1)\n",
            "SendGridAPIClient('x').send(mail)",
            id="a mail",
        ),
        pytest.param(
            "from O365 import Account\nmail = Account(('x', 'y')).mailbox().new_message()\n"
            "mail.to.add('x@lagovia.com')\nmail.attachments.add('orders.csv')\n",
            "mail.send()",
            id="an envelope",
        ),
        pytest.param(
            "from docusign_esign import ApiClient, EnvelopesApi\nclient = ApiClient()\n"
            "client.set_default_header('A', 'b')\n",
            "EnvelopesApi(client).create_envelope('1', envelope_definition=None)",
            id="a client's headers",
        ),
        pytest.param(
            "import boto3\ns3 = boto3.client('s3')\ns3.meta.events.register('x', print)\n",
            "s3.put_object(Bucket='a', Key='b', Body='c')",
            id="what tells about a client",
        ),
        pytest.param(
            "from googleapiclient.discovery import build\nsheets = build('sheets', 'v4').spreadsheets()\n"
            "batch = build('sheets', 'v4').new_batch_http_request()\nbatch.add(1)\n",
            "sheets.create(body={}).execute()",
            id="requests that are sent together",
        ),
    ],
)
def test_only_what_is_sent_is_a_remote_call(setting, sending):
    found = remote_calls(f"{setting}{sending}\n")
    assert {remote.call.place.line for remote in found} == {setting.count("\n") + 1}


@pytest.mark.parametrize(
    "path",
    [
        ["lists", "add_list_member"],
        ["contacts", "tags", "add"],
        ["set_webhook"],
        ["add_header_row"],
        ["users", "remove"],
        ["meta"],
        ["add"],
    ],
)
def test_and_what_may_be_sent_is_none_of_it(path):
    assert not asks_nobody(path)


QUEUED = """
import posthog
from mixpanel import Mixpanel

posthog.capture("1", "ordered", {"total": 5})
Mixpanel("x").track("1", "ordered", {"total": 5})
"""


def test_an_event_that_is_only_queued_is_written_and_never_fails():
    module = linked({"sync.py": QUEUED}).module("sync.py")
    assert [remote.name for remote in module.remote_calls] == ["PostHog capture", "Mixpanel track"]
    assert [remote.name for remote, _ in module.exposed] == ["Mixpanel track"]
