from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client
from zeep.transports import Transport

WSDL = "https://erp.kettler-pumpen.de/ws/Verkauf?wsdl"


class Erp:
    def __init__(self, user, password):
        s = Session()
        s.auth = HTTPBasicAuth(user, password)
        self.client = Client(WSDL, transport=Transport(session=s, timeout=60))
        self.svc = self.client.service
        self.types = self.client.type_factory("ns0")

    def customer(self, vat):
        hits = self.svc.SucheKunde(UstId=vat)
        return hits[0].KundenNr if hits else None

    def create_customer(self, name, vat, address):
        return self.svc.KundeAnlegen(Name=name, UstId=vat, Anschrift=address).KundenNr

    def order(self, customer, reference, lines):
        pos = [self.types.Position(Artikel=l.article, Menge=l.qty, Preis=l.price) for l in lines]
        res = self.svc.AuftragAnlegen(Kunde=customer, Bestellzeichen=reference, Positionen={"Position": pos})
        if res.Fehler:
            raise ValueError(res.Fehler)
        return res.AuftragNr
