import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    shopware_url: str
    shopware_id: str
    shopware_secret: str
    cin7_account: str
    cin7_key: str
    sales_channel: str = "98432def39fc4624b33213a56b8c944d"

    @classmethod
    def load(cls):
        return cls(
            shopware_url=os.environ["SHOPWARE_URL"].rstrip("/"),
            shopware_id=os.environ["SHOPWARE_CLIENT_ID"],
            shopware_secret=os.environ["SHOPWARE_CLIENT_SECRET"],
            cin7_account=os.environ["CIN7_ACCOUNT"],
            cin7_key=os.environ["CIN7_KEY"],
        )
