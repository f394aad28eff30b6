"""Where the month-end files live and how they look. Used by all three scripts."""
import csv
import os

BOX = os.environ.get("PAYRECON_BOX", os.path.join(os.path.dirname(os.path.abspath(__file__)), "box"))
FIELDS = ["date", "reference", "gross", "fee", "net", "currency"]

STRIPE_FILE = os.path.join(BOX, "stripe_payouts.csv")
PAYPAL_FILE = os.path.join(BOX, "paypal_transactions.csv")


def save(path, rows):
    os.makedirs(BOX, exist_ok=True)
    with open(path, "w", newline="") as f:
        w = csv.DictWriter(f, fieldnames=FIELDS)
        w.writeheader()
        n = 0
        for row in rows:
            w.writerow(row)
            n += 1
    print("%s: %d rows" % (os.path.basename(path), n))


def load(path):
    with open(path, newline="") as f:
        return list(csv.DictReader(f))
