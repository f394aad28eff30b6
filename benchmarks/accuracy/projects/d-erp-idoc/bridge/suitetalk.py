import base64
import hashlib
import hmac
import os
import secrets
import time

from zeep import Client
from zeep.transports import Transport

WSDL = "https://webservices.netsuite.com/wsdl/v2023_1_0/netsuite.wsdl"


class SuiteTalk:
    def __init__(self):
        self.account = os.environ["NS_ACCOUNT"]
        self.client = Client(WSDL, transport=Transport(timeout=120))
        self.service = self.client.create_service(
            "{urn:platform_2023_1.webservices.netsuite.com}NetSuiteBinding",
            f"https://{self.account.lower()}.suitetalk.api.netsuite.com/services/NetSuitePort_2023_1",
        )
        self.sales = self.client.type_factory("urn:sales_2023_1.transactions.webservices.netsuite.com")
        self.core = self.client.type_factory("urn:core_2023_1.platform.webservices.netsuite.com")

    def passport(self):
        nonce, ts = secrets.token_hex(10), str(int(time.time()))
        base = "&".join([self.account, os.environ["NS_CK"], os.environ["NS_TK"], nonce, ts])
        key = os.environ["NS_CS"] + "&" + os.environ["NS_TS"]
        sig = base64.b64encode(hmac.new(key.encode(), base.encode(), hashlib.sha256).digest()).decode()
        return {"tokenPassport": {
            "account": self.account, "consumerKey": os.environ["NS_CK"], "token": os.environ["NS_TK"],
            "nonce": nonce, "timestamp": ts, "signature": {"_value_1": sig, "algorithm": "HMAC-SHA256"},
        }}

    def saved_search(self, search_id):
        adv = self.sales.TransactionSearchAdvanced(savedSearchId=search_id)
        res = self.service.search(searchRecord=adv, _soapheaders=self.passport()).body.searchResult
        return [row.basic.internalId[0].searchValue.internalId for row in res.searchRowList.searchRow or []]

    def get_order(self, internal_id):
        ref = self.core.RecordRef(internalId=internal_id, type="salesOrder")
        return self.service.get(baseRef=ref, _soapheaders=self.passport()).body.readResponse.record

    def set_memo(self, internal_id, text):
        order = self.sales.SalesOrder(internalId=internal_id, memo=text)
        res = self.service.update(record=order, _soapheaders=self.passport()).body.writeResponse
        if not res.status.isSuccess:
            raise RuntimeError(res.status.statusDetail[0].message)
