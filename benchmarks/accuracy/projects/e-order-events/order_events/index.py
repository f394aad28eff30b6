from elasticsearch import Elasticsearch


class OrderIndex:
    NAME = "orders"

    def __init__(self, url: str):
        self._es = Elasticsearch(url)

    def put(self, order_id, doc: dict) -> None:
        self._es.index(index=self.NAME, id=str(order_id), document=doc)

    def patch(self, order_id, fields: dict) -> None:
        self._es.update(index=self.NAME, id=str(order_id), doc=fields, doc_as_upsert=True)

    def drop(self, order_id) -> None:
        self._es.options(ignore_status=404).delete(index=self.NAME, id=str(order_id))
