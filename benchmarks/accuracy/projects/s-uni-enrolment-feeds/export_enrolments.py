#!/usr/bin/env python3
import csv
import os
from pathlib import Path

import oracledb

FEED = Path(__file__).parent / "feed"
AYR = os.environ["ACADEMIC_YEAR"]


def fetch(sql_file, **binds):
    sql = (Path(__file__).parent / "sql" / sql_file).read_text()
    with oracledb.connect(
        user=os.environ["SITS_USER"],
        password=os.environ["SITS_PASSWORD"],
        dsn=os.environ["SITS_DSN"],
    ) as con:
        cur = con.cursor()
        cur.arraysize = 2000
        cur.execute(sql, binds)
        cols = [d[0].lower() for d in cur.description]
        for row in cur:
            yield dict(zip(cols, row))


def write(name, header, rows):
    FEED.mkdir(exist_ok=True)
    tmp = FEED / (name + ".tmp")
    with tmp.open("w", newline="", encoding="utf-8") as fh:
        w = csv.writer(fh)
        w.writerow(header)
        w.writerows(rows)
    tmp.rename(FEED / name)


def borrower_line(s):
    # fixed width, agreed with the vendor in 2016
    return f"{s['stu_code']:<12}{s['stu_surn'][:30]:<30}{s['stu_fnm1'][:20]:<20}{(s['stu_inem'] or ''):<60}UG"


def main():
    users, enrolments = {}, []
    for r in fetch("enrolments.sql", ayr=AYR):
        users[r["stu_code"]] = r
        section = f"{r['mod_code']}-{r['occ_code']}-{AYR.replace('/', '')}"
        enrolments.append((section, r["stu_code"], r["role_code"] or "student", "active"))

    write("users.csv", ["user_id", "login_id", "first_name", "last_name", "email", "status"],
          [(u["stu_code"], u["stu_code"], u["stu_fnm1"], u["stu_surn"], u["stu_inem"], "active")
           for u in users.values()])
    write("enrollments.csv", ["section_id", "user_id", "role", "status"], enrolments)
    (FEED / "borrowers.txt").write_text("\n".join(borrower_line(u) for u in users.values()), encoding="latin-1", errors="replace")


if __name__ == "__main__":
    main()
