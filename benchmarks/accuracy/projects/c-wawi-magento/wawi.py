from datetime import datetime

from requests import Session
from requests.auth import HTTPBasicAuth
from zeep import Client, Settings
from zeep.helpers import serialize_object
from zeep.transports import Transport


class Wawi:
    WSDL = "https://wawi.intern.holzmann.example:8443/services/ArtikelService?wsdl"

    def __init__(self, user, password):
        s = Session()
        s.auth = HTTPBasicAuth(user, password)
        s.verify = "/etc/ssl/holzmann-ca.pem"
        self.client = Client(self.WSDL, transport=Transport(session=s, timeout=60), settings=Settings(strict=False))

    def artikel(self, seit: datetime):
        pos = 0
        while True:
            antwort = self.client.service.ListeArtikel(GeaendertSeit=seit, Position=pos, Anzahl=200)
            block = serialize_object(antwort.Artikel, dict) if antwort.Artikel else []
            yield from block
            if len(block) < 200:
                return
            pos += 200

    def auftrag(self, kopf, positionen):
        typ = self.client.get_type("ns0:Auftrag")
        return self.client.service.ErfasseAuftrag(typ(Kopf=kopf, Positionen={"Position": positionen})).AuftragsNr
