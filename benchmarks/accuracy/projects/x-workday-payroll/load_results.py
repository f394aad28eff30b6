import csv
import glob
import os
import shutil
from decimal import Decimal

import psycopg2
from psycopg2.extras import execute_values

import conf


def parse(path):
    period = os.path.basename(path).split("_")[2][:6]
    with open(path, encoding="latin-1") as fh:
        for row in csv.DictReader(fh, delimiter=";"):
            yield (period, row["PERSNR"], row["LOHNART"], Decimal(row["BETRAG"].replace(",", ".")))


def main():
    conn = psycopg2.connect(conf.FINANCE_DB)
    for path in sorted(glob.glob(conf.RESULT_DIR + "/ACME_RESULT_*.csv")):
        with conn, conn.cursor() as cur:
            execute_values(
                cur,
                "INSERT INTO payroll_result (period, employee_id, wage_type, amount) VALUES %s "
                "ON CONFLICT (period, employee_id, wage_type) DO UPDATE SET amount = EXCLUDED.amount",
                list(parse(path)),
            )
        shutil.move(path, path + ".done")
    conn.close()


if __name__ == "__main__":
    main()
