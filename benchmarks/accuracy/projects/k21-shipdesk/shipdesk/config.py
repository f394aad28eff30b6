import os
from dataclasses import dataclass


@dataclass
class Config:
    shop: str = os.getenv("SHOPIFY_SHOP", "boreal-outfitters")
    shopify_token: str = os.getenv("SHOPIFY_TOKEN", "")
    cp_user: str = os.getenv("CANADAPOST_USER", "")
    cp_password: str = os.getenv("CANADAPOST_PASSWORD", "")
    cp_customer: str = os.getenv("CANADAPOST_CUSTOMER", "")
    gorgias_domain: str = os.getenv("GORGIAS_DOMAIN", "boreal")
    gorgias_user: str = os.getenv("GORGIAS_USER", "")
    gorgias_key: str = os.getenv("GORGIAS_KEY", "")
    workers: int = int(os.getenv("WORKERS", "4"))
