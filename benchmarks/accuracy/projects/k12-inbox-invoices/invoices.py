"""Supplier invoices: mailbox -> Airtable, plus the Friday cash note.

    python invoices.py collect      every 30 min
    python invoices.py cashnote     Friday 15:00
"""
from __future__ import annotations

import argparse
import io
import json
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Iterator

import pdfplumber
import requests
from imap_tools import AND, MailBox, MailMessageFlags
from openai import OpenAI
from pyairtable.orm import Model, fields as F

log = logging.getLogger("invoices")

PROMPT = (
    "Extract from this supplier invoice: supplier, invoice_number, invoice_date (ISO), "
    "due_date (ISO), total (number), currency. Answer with a JSON object only."
)


class Invoice(Model):
    supplier = F.TextField("Supplier")
    number = F.TextField("Invoice no")
    issued = F.DateField("Issued")
    due = F.DateField("Due")
    total = F.NumberField("Total")
    currency = F.SelectField("Currency")
    sender = F.EmailField("From")
    filename = F.TextField("File")
    paid = F.CheckboxField("Paid")

    class Meta:
        base_id = os.environ["AIRTABLE_BASE"]
        table_name = "Invoices"
        api_key = os.environ["AIRTABLE_PAT"]


@dataclass(frozen=True)
class Pdf:
    uid: str
    sender: str
    filename: str
    content: bytes

    @property
    def text(self) -> str:
        with pdfplumber.open(io.BytesIO(self.content)) as pdf:
            return "\n".join(page.extract_text() or "" for page in pdf.pages[:3])


def attachments(box: MailBox) -> Iterator[Pdf]:
    for msg in box.fetch(AND(seen=False), mark_seen=False, bulk=True):
        for att in msg.attachments:
            if att.filename.lower().endswith(".pdf"):
                yield Pdf(msg.uid, msg.from_, att.filename, att.payload)


def understand(ai: OpenAI, pdf: Pdf) -> tuple[Pdf, dict]:
    answer = ai.chat.completions.create(
        model="gpt-4o-mini",
        response_format={"type": "json_object"},
        messages=[{"role": "system", "content": PROMPT}, {"role": "user", "content": pdf.text}],
    )
    return pdf, json.loads(answer.choices[0].message.content)


def collect() -> None:
    known = {(i.supplier, i.number) for i in Invoice.all(fields=["Supplier", "Invoice no"])}
    ai = OpenAI()
    with MailBox("imap.fastmail.com").login(
        os.environ["INVOICE_MAILBOX"], os.environ["INVOICE_MAILBOX_PW"], "INBOX"
    ) as box:
        pdfs = list(attachments(box))
        done: set[str] = set()
        with ThreadPoolExecutor(max_workers=4) as pool:
            for pdf, found in pool.map(partial(understand, ai), pdfs):
                if (found["supplier"], found["invoice_number"]) not in known:
                    Invoice(
                        supplier=found["supplier"],
                        number=found["invoice_number"],
                        issued=date.fromisoformat(found["invoice_date"]),
                        due=date.fromisoformat(found["due_date"]),
                        total=float(found["total"]),
                        currency=found["currency"],
                        sender=pdf.sender,
                        filename=pdf.filename,
                    ).save()
                done.add(pdf.uid)
        if done:
            box.flag(list(done), MailMessageFlags.SEEN, True)
    log.info("%d pdfs", len(pdfs))
    note("📬 invoice inbox was checked")


def balances() -> dict[str, float]:
    resp = requests.get(
        f"https://api.transferwise.com/v4/profiles/{os.environ['WISE_PROFILE']}/balances",
        params={"types": "STANDARD"},
        headers={"Authorization": f"Bearer {os.environ['WISE_TOKEN']}"},
        timeout=20,
    )
    resp.raise_for_status()
    return {b["currency"]: b["amount"]["value"] for b in resp.json()}


def note(text: str) -> None:
    requests.post(
        f"https://api.telegram.org/bot{os.environ['TELEGRAM_TOKEN']}/sendMessage",
        json={"chat_id": os.environ["TELEGRAM_CHAT"], "text": text, "parse_mode": "HTML"},
        timeout=20,
    )


def cashnote() -> None:
    due: dict[str, float] = {}
    for inv in Invoice.all(formula="AND(NOT({Paid}), IS_BEFORE({Due}, DATEADD(TODAY(), 8, 'days')))"):
        due[inv.currency] = due.get(inv.currency, 0) + inv.total
    lines = [
        f"<b>{cur}</b>: {have:,.2f} on Wise, {due.get(cur, 0):,.2f} due next week"
        for cur, have in sorted(balances().items())
    ]
    note("\n".join(lines))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("job", choices=["collect", "cashnote"])
    {"collect": collect, "cashnote": cashnote}[ap.parse_args().job]()
