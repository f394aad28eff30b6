import base64
import tempfile
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build
from openpyxl import Workbook
from ringcentral import SDK

from calls.models import Sms

XLSX = "application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Command(BaseCommand):
    help = "Call log of the last days as Excel to the team leads"

    def add_arguments(self, parser):
        parser.add_argument("--days", type=int, default=7)

    def records(self, days):
        conf = settings.RINGCENTRAL
        platform = SDK(conf["id"], conf["secret"], conf["server"]).platform()
        platform.login(jwt=conf["jwt"])
        page = 1
        while True:
            data = platform.get("/restapi/v1.0/account/~/call-log", {
                "dateFrom": (date.today() - timedelta(days=days)).isoformat(),
                "type": "Voice", "perPage": 250, "page": page,
            }).json_dict()
            yield from data["records"]
            if page >= data["paging"].get("totalPages", 1):
                break
            page += 1

    def workbook(self, records, path):
        wb = Workbook()
        ws = wb.active
        ws.append(["start", "direction", "from", "to", "result", "seconds"])
        for r in records:
            ws.append([
                r["startTime"], r["direction"], r.get("from", {}).get("phoneNumber"),
                r.get("to", {}).get("name") or r.get("to", {}).get("phoneNumber"), r["result"], r["duration"],
            ])
        wb.save(path)

    def handle(self, *args, **opts):
        waiting = Sms.objects.filter(ticketed=False).count()
        if waiting:
            self.stderr.write(f"{waiting} SMS without ticket, is celery running?")

        with tempfile.TemporaryDirectory() as tmp:
            path = Path(tmp) / f"calls_{date.today():%Y%m%d}.xlsx"
            self.workbook(self.records(opts["days"]), path)

            msg = EmailMessage()
            msg["To"] = settings.REPORT_TO
            msg["Subject"] = "Calls of the last %d days" % opts["days"]
            msg.set_content("The list is attached.")
            msg.add_attachment(path.read_bytes(), maintype=XLSX[0], subtype=XLSX[1], filename=path.name)

        gmail = build("gmail", "v1", credentials=Credentials.from_authorized_user_file("gmail.json"))
        gmail.users().messages().send(
            userId="me", body={"raw": base64.urlsafe_b64encode(msg.as_bytes()).decode()}
        ).execute()
