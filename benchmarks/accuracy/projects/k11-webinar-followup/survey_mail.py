#!/usr/bin/env python3
"""Mails survey.csv (see webinar_followup.py) to the speakers, with the averages in the text."""
import csv
import os
import smtplib
from collections import defaultdict
from email.message import EmailMessage
from statistics import mean

import requests

from webinar_followup import AC, SURVEY_FILE, ac_headers

SPEAKERS = ["ana@brightpath.example", "speakers@brightpath.example"]
LIST_ID = 7


def read_answers():
    numbers, texts = defaultdict(list), defaultdict(list)
    with open(SURVEY_FILE, encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter=";"):
            try:
                numbers[row["question"]].append(float(row["answer"]))
            except ValueError:
                texts[row["question"]].append(row["answer"])
    return numbers, texts


def list_size():
    r = requests.get(AC + "/contacts", headers=ac_headers(), params={"listid": LIST_ID, "limit": 1})
    return int(r.json()["meta"]["total"])


def main():
    numbers, texts = read_answers()
    lines = ["Hi, here is what people said:", ""]
    for q, vals in sorted(numbers.items()):
        lines.append("%-25s %.1f  (%d answers)" % (q, mean(vals), len(vals)))
    for q, vals in texts.items():
        lines += ["", q + ":"] + ["  - " + v for v in vals if v]

    # just to see that the newsletter list is not melting
    print("list has now", list_size(), "contacts")

    msg = EmailMessage()
    msg["Subject"] = "Webinar survey"
    msg["From"] = "marketing@brightpath.example"
    msg["To"] = ", ".join(SPEAKERS)
    msg.set_content("\n".join(lines))
    with open(SURVEY_FILE, "rb") as f:
        msg.add_attachment(f.read(), maintype="text", subtype="csv", filename="survey.csv")

    with smtplib.SMTP(os.environ["SMTP_HOST"], 587) as s:
        s.starttls()
        s.login(os.environ["SMTP_USER"], os.environ["SMTP_PASS"])
        s.send_message(msg)


if __name__ == "__main__":
    main()
