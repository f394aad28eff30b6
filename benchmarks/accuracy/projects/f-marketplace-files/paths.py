from pathlib import Path

WORK = Path(__file__).parent / "work"
AMAZON_CSV = WORK / "amazon_orders.csv"
EBAY_JSON = WORK / "ebay_orders.json"
POSTED = WORK / "posted.csv"
