import chargebee as cb

from ..base import Source


class ChargebeeSource(Source):
    def connect(self):
        cb.configure(self.env("CHARGEBEE_KEY"), self.env("CHARGEBEE_SITE"))
        self.resource = {"customer": cb.Customer, "invoice": cb.Invoice}[self.entity]

    def records(self):
        offset = None
        while True:
            params = {"limit": 100}
            if offset:
                params["offset"] = offset
            page = self.resource.list(params)
            for entry in page:
                yield getattr(entry, self.entity).values
            offset = page.next_offset
            if not offset:
                return
