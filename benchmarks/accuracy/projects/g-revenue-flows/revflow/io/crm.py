from simple_salesforce import Salesforce


class Crm:
    def __init__(self, **kw) -> None:
        self._sf = Salesforce(**kw)

    def query(self, soql: str):
        return self._sf.query_all_iter(soql)

    def update_accounts(self, records: list[dict]) -> int:
        failed = 0
        for i in range(0, len(records), 200):
            for r in self._sf.bulk.Account.update(records[i:i + 200]):
                failed += 0 if r["success"] else 1
        return failed
