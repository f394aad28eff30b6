import logging
import sys

from boards import append_to_airtable, append_to_sheet
from desks import DeskNumbers

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


def main():
    numbers = DeskNumbers()
    failed = False

    try:
        rows = numbers.load_shop().shop_rows()
        append_to_sheet(rows)
        logging.info("shop: %d rows", len(rows))
    except Exception:
        logging.exception("shop failed")
        failed = True

    try:
        rows = numbers.load_app().app_records()
        append_to_airtable(rows)
        logging.info("app: %d rows", len(rows))
    except Exception:
        logging.exception("app failed")
        failed = True

    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
