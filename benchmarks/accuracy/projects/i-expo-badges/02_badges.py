"""Renders one PDF badge per attendee and gives the files to the printer (Dropbox folder)."""
import io
import os

import dropbox
from reportlab.graphics.barcode import code128
from reportlab.lib.pagesizes import A6
from reportlab.pdfgen import canvas

from at import attendees

dbx = dropbox.Dropbox(os.environ["DROPBOX_TOKEN"])
FOLDER = "/Expo/Badges"


def render(f):
    buf = io.BytesIO()
    c = canvas.Canvas(buf, pagesize=A6)
    c.setFont("Helvetica-Bold", 22)
    c.drawCentredString(148, 280, f["Name"])
    c.setFont("Helvetica", 14)
    c.drawCentredString(148, 250, f.get("Company", ""))
    code128.Code128(f["Barcode"], barHeight=40).drawOn(c, 60, 60)
    c.showPage()
    c.save()
    return buf.getvalue()


for rec in attendees.all(formula="NOT({Badge printed})"):
    pdf = render(rec["fields"])
    dbx.files_upload(pdf, f"{FOLDER}/{rec['fields']['Barcode']}.pdf", mode=dropbox.files.WriteMode.overwrite)
    attendees.update(rec["id"], {"Badge printed": True})
