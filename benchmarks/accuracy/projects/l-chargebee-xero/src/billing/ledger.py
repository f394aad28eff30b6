from xero_python.accounting import AccountingApi, Contact, Invoice, Invoices, LineItem
from xero_python.api_client import ApiClient
from xero_python.api_client.configuration import Configuration
from xero_python.api_client.oauth2 import OAuth2Token

from .tokens import TokenStore


class Ledger:
    def __init__(self, tenant, client_id, secret):
        self.tenant = tenant
        store = TokenStore()
        self.client = ApiClient(Configuration(oauth2_token=OAuth2Token(client_id=client_id, client_secret=secret)))
        self.client.oauth2_token_getter(store.load)
        self.client.oauth2_token_saver(store.save)
        self.api = AccountingApi(self.client)

    def known_numbers(self, since):
        found = self.api.get_invoices(self.tenant, if_modified_since=since, summary_only=True)
        return {i.invoice_number for i in found.invoices}

    def post(self, drafts):
        invs = [
            Invoice(
                type="ACCREC",
                invoice_number=d.number,
                contact=Contact(name=d.contact, email_address=d.email),
                line_items=[LineItem(description=l.text, quantity=l.qty, unit_amount=l.amount, account_code=l.account) for l in d.lines],
                date=d.date,
                currency_code=d.currency,
                status="AUTHORISED",
            )
            for d in drafts
        ]
        return self.api.create_invoices(self.tenant, invoices=Invoices(invoices=invs), summarize_errors=False)
