import hashlib
import os

import mailchimp_marketing as MailchimpMarketing
import recurly
from trello import TrelloClient

AUDIENCE = "c9a1e2f7b0"
BOARD = "5f2a9d01c7"


class Onboarding(object):
    """One run: load everything first, then push. Keeps it in attributes so that it can be looked at in a shell."""

    def __init__(self):
        self.recurly = recurly.Client(os.environ["RECURLY_KEY"])
        self.mailchimp = MailchimpMarketing.Client()
        self.mailchimp.set_config({"api_key": os.environ["MAILCHIMP_KEY"], "server": "us14"})
        self.trello = TrelloClient(api_key=os.environ["TRELLO_KEY"], token=os.environ["TRELLO_TOKEN"])
        self.accounts = []
        self.stale_cards = []

    def load(self, begin_time):
        params = {"begin_time": begin_time, "sort": "created_at", "limit": 200}
        self.accounts = [a for a in self.recurly.list_accounts(params=params).items() if a.email]
        board = self.trello.get_board(BOARD)
        for lst in board.open_lists():
            if lst.name == "Done":
                self.stale_cards.extend(lst.list_cards())

    def subscribe(self):
        for account in self.accounts:
            email = account.email.lower()
            self.mailchimp.lists.set_list_member(
                AUDIENCE,
                hashlib.md5(email.encode()).hexdigest(),
                {
                    "email_address": email,
                    "status_if_new": "subscribed",
                    "merge_fields": {"FNAME": account.first_name or "", "COMPANY": account.company or ""},
                },
            )

    def archive(self):
        for card in self.stale_cards:
            card.set_closed(True)
