"""Certificates of attendance. Input is the check-in export from the scanner app (csv), not the API."""
import argparse
import base64
import csv
import os

import requests
from jinja2 import Template
from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Attachment, Disposition, FileContent, FileName, FileType, Mail
from weasyprint import HTML

TPL = Template("<h1>Certificate</h1><p>{{ first }} {{ last }} attended {{ event }}.</p>")


def event_name(slug):
    r = requests.get(
        f"https://pretix.eu/api/v1/organizers/{os.environ['PRETIX_ORGANIZER']}/events/{slug}/",
        headers={"Authorization": "Token " + os.environ["PRETIX_TOKEN"]},
        timeout=20,
    )
    r.raise_for_status()
    return r.json()["name"]["de"]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("checkins")
    ap.add_argument("--slug")
    ap.add_argument("--event", required=True, help="name printed on the certificate")
    ap.add_argument("--dry-run", action="store_true")
    args = ap.parse_args()

    title = None
    if args.slug:
        title = event_name(args.slug)
        print("pretix calls it", title)
    # marketing wants its own spelling
    title = args.event

    sg = SendGridAPIClient(os.environ["SENDGRID_API_KEY"])
    with open(args.checkins, encoding="utf-8-sig", newline="") as fh:
        for row in csv.DictReader(fh):
            pdf = HTML(string=TPL.render(first=row["First"], last=row["Last"], event=title)).write_pdf()
            mail = Mail(
                from_email="events@forum-digital.example",
                to_emails=row["Email"],
                subject="Your certificate: " + title,
                html_content="<p>Please find your certificate attached.</p>",
            )
            mail.attachment = Attachment(
                FileContent(base64.b64encode(pdf).decode()),
                FileName("certificate.pdf"),
                FileType("application/pdf"),
                Disposition("attachment"),
            )
            if args.dry_run:
                print("would send to", row["Email"])
                continue
            resp = sg.send(mail)
            print(row["Email"], resp.status_code)


if __name__ == "__main__":
    main()
