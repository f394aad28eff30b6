import os

LEDGER_DB = os.getenv("LEDGER_DB", "mssql+pyodbc://finance@ledger/Ledger?driver=ODBC+Driver+18+for+SQL+Server")
CHARGEBEE_SITE = os.getenv("CHARGEBEE_SITE", "acme")
CHARGEBEE_KEY = os.getenv("CHARGEBEE_KEY", "")
BREX_TOKEN = os.getenv("BREX_TOKEN", "")
NETSUITE = {
    "account": os.getenv("NS_ACCOUNT", ""),
    "consumer_key": os.getenv("NS_CONSUMER_KEY", ""),
    "consumer_secret": os.getenv("NS_CONSUMER_SECRET", ""),
    "token": os.getenv("NS_TOKEN", ""),
    "token_secret": os.getenv("NS_TOKEN_SECRET", ""),
}
