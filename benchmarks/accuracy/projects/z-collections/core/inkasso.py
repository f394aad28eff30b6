"""SOAP interface of the collection agency."""
import os
from zeep import Client, Settings
from zeep.transports import Transport
from requests import Session
from requests.auth import HTTPBasicAuth


class Inkasso:
    def __init__(self):
        s = Session()
        s.auth = HTTPBasicAuth(os.environ["INK_USER"], os.environ["INK_PASS"])
        self.client = Client(
            "https://ws.eosdirekt.example/ClaimService?wsdl",
            transport=Transport(session=s, timeout=60),
            settings=Settings(strict=False),
        )

    def open_claim(self, debtor, invoice_no, amount, due):
        res = self.client.service.CreateClaim(
            Mandant=os.environ["INK_MANDANT"],
            Claim={"Debtor": debtor, "Reference": invoice_no, "Principal": amount, "DueDate": due},
        )
        return res.ClaimId

    def states(self, since):
        return self.client.service.GetClaimStates(Mandant=os.environ["INK_MANDANT"], ChangedSince=since) or []
