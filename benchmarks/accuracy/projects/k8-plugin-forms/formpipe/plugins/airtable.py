import os

from pyairtable import Api

from ..spi import Sink


class AirtableSink(Sink):
    """Collects, then writes in one go."""

    def __init__(self, **options):
        super().__init__(**options)
        self.rows = []

    def put(self, answer):
        self.rows.append(answer)

    def close(self):
        table = Api(os.environ["AIRTABLE_PAT"]).table(self.options["base"], self.options["table"])
        table.batch_create(self.rows, typecast=True)
