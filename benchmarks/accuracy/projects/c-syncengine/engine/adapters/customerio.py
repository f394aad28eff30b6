from concurrent.futures import ThreadPoolExecutor

from customerio import CustomerIO, Regions

from ..base import Sink


class CustomerIOSink(Sink):
    def connect(self):
        self.cio = CustomerIO(self.env("CIO_SITE_ID"), self.env("CIO_API_KEY"), region=Regions.EU)

    def _one(self, rec):
        traits = dict(rec)
        self.cio.identify(id=traits.pop("id"), **traits)

    def put(self, chunk):
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(self._one, chunk))
