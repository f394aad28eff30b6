import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

from channels import REGISTRY
from odoo import CONFIG, Odoo


def work(ch, product):
    try:
        ch.handle(product)
        return None
    except Exception as e:
        return f"{product['default_code']}: {e}"


def main(names):
    odoo = Odoo()
    products = odoo.products()
    errors = []
    for name in names:
        ch = REGISTRY[name](Odoo(), CONFIG)
        with ThreadPoolExecutor(CONFIG["workers"]) as pool:
            jobs = [pool.submit(work, ch, p) for p in products if ch.wants(p)]
            for j in as_completed(jobs):
                if j.result():
                    errors.append((name, j.result()))
    for name, e in errors:
        print(name, e, file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or CONFIG["channels"]))
