"""
Carrier invoice reconciliation.

Invoice lines come from the carrier's billing service (SOAP), our side from the TMS (SQL Server).
What matches is parked in S/4 as supplier invoice, what does not is listed in dbo.ReconDispute.
"""
import datetime as dt
import os
import sys
from decimal import Decimal, ROUND_HALF_UP

import pyodbc
import requests
from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.transports import Transport

WSDL = "https://billing.nordfreight.example/ws/InvoiceService?wsdl"
S4 = "https://my300297-api.s4hana.ondemand.com/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV"
TEAMS = os.environ["TEAMS_FINANCE_HOOK"]
SUPPLIER, COMPANY = "0010004711", "1710"
TOLERANCE = Decimal("0.03")

conn = pyodbc.connect("DRIVER={ODBC Driver 18 for SQL Server};SERVER=tms01;DATABASE=TMS;UID=recon;PWD=%s" % os.environ["TMS_PWD"])


def carrier_lines(month):
    http = Session()
    http.auth = HTTPBasicAuth(os.environ["NF_USER"], os.environ["NF_PASS"])
    client = Client(WSDL, transport=Transport(session=http, timeout=120))
    for invoice in client.service.GetInvoices(customerNo="88121", period=month.strftime("%Y-%m")):
        for line in invoice.lines.line:
            yield invoice.invoiceNo, line.consignment, Decimal(str(line.amountNok))


def expected(month):
    cur = conn.cursor()
    cur.execute("{CALL dbo.GetShippedCost (?, ?)}", "NORDFREIGHT", month)
    return {r.ConsignmentNo: (r.ExpectedEur, r.CostCentre) for r in cur.fetchall()}


def nok_rate(day):
    r = requests.get(f"https://api.frankfurter.app/{day:%Y-%m-%d}", params={"from": "NOK", "to": "EUR"}, timeout=15)
    r.raise_for_status()
    return Decimal(str(r.json()["rates"]["EUR"]))


def s4_session():
    s = requests.Session()
    s.auth = (os.environ["S4_USER"], os.environ["S4_PASS"])
    head = s.get(f"{S4}/", headers={"x-csrf-token": "fetch", "Accept": "application/json"}, timeout=60)
    s.headers["x-csrf-token"] = head.headers["x-csrf-token"]
    return s


def park(s, invoice_no, month, postings):
    payload = {
        "CompanyCode": COMPANY,
        "InvoicingParty": SUPPLIER,
        "SupplierInvoiceIDByInvcgParty": invoice_no,
        "DocumentDate": f"/Date({int(dt.datetime.combine(month, dt.time()).timestamp() * 1000)})/",
        "DocumentCurrency": "EUR",
        "InvoiceGrossAmount": str(sum(a for _, a in postings)),
        "SupplierInvoiceStatus": "A",
        "to_SupplierInvoiceItemGLAcct": [
            {"SupplierInvoiceItem": str(n), "GLAccount": "61110000", "CostCenter": cc,
             "SupplierInvoiceItemAmount": str(a), "DocumentCurrency": "EUR", "DebitCreditCode": "S"}
            for n, (cc, a) in enumerate(postings, 1)
        ],
    }
    r = s.post(f"{S4}/A_SupplierInvoice", json=payload, timeout=120)
    r.raise_for_status()


def dispute(invoice_no, consignment, billed, reason):
    conn.cursor().execute(
        "INSERT INTO dbo.ReconDispute (InvoiceNo, ConsignmentNo, BilledNok, Reason) VALUES (?, ?, ?, ?)",
        invoice_no, consignment, billed, reason,
    )


def main(month):
    rate = nok_rate(month)
    ours = expected(month)
    matched = {}
    for invoice_no, consignment, nok in carrier_lines(month):
        if consignment not in ours:
            dispute(invoice_no, consignment, nok, "unknown consignment")
            continue
        cost, centre = ours[consignment]
        eur = (nok * rate).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if abs(eur - cost) > cost * TOLERANCE:
            dispute(invoice_no, consignment, nok, "price")
        else:
            matched.setdefault(invoice_no, []).append((centre, eur))
    conn.commit()
    s = s4_session()
    for invoice_no, postings in matched.items():
        park(s, invoice_no, month, postings)
    requests.post(TEAMS, json={"text": f"Carrier recon {month:%m/%Y} finished, please release the parked invoices."})


if __name__ == "__main__":
    y, m = map(int, sys.argv[1].split("-"))
    main(dt.date(y, m, 1))
