from base64 import b64encode

from syncer.base import Connector


class CustomerIo(Connector):
    name = "customerio"
    base_url = "https://track-eu.customer.io/api/v1"

    def headers(self, secrets):
        pair = "%s:%s" % (secrets["CIO_SITE"], secrets["CIO_KEY"])
        return {"Authorization": "Basic " + b64encode(pair.encode()).decode()}

    def write(self, record):
        ident = record.pop("id")
        self.call("PUT", "/customers/" + ident, json=record)
