class Account:
    def __init__(self, email):
        self.email = email
        self.plan = None
        self.mrr = 0
        self.last_seen = None

    def attributes(self):
        return {"plan": self.plan, "mrr": self.mrr / 100, "product_last_seen": self.last_seen}


class AccountBook:
    """All accounts of this run, shared by the loaders."""

    accounts: dict[str, Account] = {}

    @classmethod
    def get(cls, email):
        key = email.strip().lower()
        if key not in cls.accounts:
            cls.accounts[key] = Account(key)
        return cls.accounts[key]

    @classmethod
    def paying(cls):
        return [account for account in cls.accounts.values() if account.plan]
