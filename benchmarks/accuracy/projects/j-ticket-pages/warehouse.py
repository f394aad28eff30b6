from google.cloud import bigquery


class BufferedTable:
    def __init__(self, table, shape, limit=500):
        self.table = table
        self.shape = shape
        self.limit = limit
        self.total = 0
        self._client = bigquery.Client()
        self._rows = []

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.flush()

    def add(self, items):
        self._rows.extend(self.shape(item) for item in items)
        if len(self._rows) >= self.limit:
            self.flush()

    def flush(self):
        if not self._rows:
            return
        errors = self._client.insert_rows_json(self.table, self._rows)
        if errors:
            raise RuntimeError(errors)
        self.total += len(self._rows)
        self._rows = []
