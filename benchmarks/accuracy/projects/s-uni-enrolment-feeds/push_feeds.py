#!/usr/bin/env python3
import os
import smtplib
import time
from email.message import EmailMessage
from pathlib import Path

import paramiko
import requests

FEED = Path(__file__).parent / "feed"
CANVAS = "https://canvas.northfield.ac.uk/api/v1/accounts/1"
HEADERS = {"Authorization": "Bearer " + os.environ["CANVAS_TOKEN"]}


def sis_import(path):
    with open(path, "rb") as fh:
        r = requests.post(
            CANVAS + "/sis_imports",
            headers=HEADERS,
            data={"import_type": "instructure_csv", "extension": "csv"},
            files={"attachment": (path.name, fh, "text/csv")},
        )
    r.raise_for_status()
    import_id = r.json()["id"]
    while True:
        state = requests.get(f"{CANVAS}/sis_imports/{import_id}", headers=HEADERS).json()
        if state["progress"] >= 100:
            return state
        time.sleep(20)


def library_drop():
    transport = paramiko.Transport((os.environ["LIB_HOST"], 22))
    transport.connect(username=os.environ["LIB_USER"], password=os.environ["LIB_PASSWORD"])
    sftp = paramiko.SFTPClient.from_transport(transport)
    try:
        sftp.put(str(FEED / "borrowers.txt"), "/incoming/borrowers.txt")
    finally:
        sftp.close()
        transport.close()


def mail(subject, body):
    msg = EmailMessage()
    msg["From"] = "feeds@northfield.ac.uk"
    msg["To"] = "learning-tech@northfield.ac.uk"
    msg["Subject"] = subject
    msg.set_content(body)
    with smtplib.SMTP("smtp.northfield.ac.uk") as s:
        s.send_message(msg)


def main():
    problems = []
    for name in ("users.csv", "enrollments.csv"):
        state = sis_import(FEED / name)
        if state["workflow_state"] != "imported":
            for file_name, message in state.get("processing_warnings", [])[:50]:
                problems.append(f"{file_name}: {message}")
    library_drop()
    if problems:
        mail("Canvas import: warnings", "\n".join(problems))


if __name__ == "__main__":
    main()
