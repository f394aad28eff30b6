import gspread

from ..base import Source


class SheetSource(Source):
    def connect(self):
        gc = gspread.service_account(filename=self.env("GOOGLE_SA_FILE"))
        self.ws = gc.open_by_key(self.options["document"]).worksheet(self.entity)

    def records(self):
        yield from self.ws.get_all_records()
