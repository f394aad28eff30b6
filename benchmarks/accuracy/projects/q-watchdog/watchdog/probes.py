import os
from abc import ABC, abstractmethod
from dataclasses import dataclass

import requests
from simple_salesforce import Salesforce


@dataclass
class Finding:
    name: str
    ok: bool
    reason: str = ""


class Probe(ABC):
    name: str

    def run(self) -> Finding:
        try:
            if not self.probe():
                return Finding(self.name, False, "empty answer")
        except Exception as error:
            return Finding(self.name, False, f"{type(error).__name__}: {error}")
        return Finding(self.name, True)

    @abstractmethod
    def probe(self) -> bool: ...


class SalesforceProbe(Probe):
    name = "Salesforce"

    def probe(self) -> bool:
        sf = Salesforce(username=os.environ["SF_USER"], password=os.environ["SF_PASSWORD"],
                        security_token=os.environ["SF_TOKEN"])
        return sf.query("SELECT Id FROM User LIMIT 1")["totalSize"] == 1


class AircallProbe(Probe):
    name = "Aircall"

    def probe(self) -> bool:
        r = requests.get("https://api.aircall.io/v1/numbers",
                         auth=(os.environ["AIRCALL_ID"], os.environ["AIRCALL_TOKEN"]), timeout=15)
        r.raise_for_status()
        return bool(r.json()["numbers"])


class PandaDocProbe(Probe):
    name = "PandaDoc"

    def probe(self) -> bool:
        r = requests.get("https://api.pandadoc.com/public/v1/templates", params={"count": 1},
                         headers={"Authorization": f"API-Key {os.environ['PANDADOC_KEY']}"},
                         timeout=15)
        r.raise_for_status()
        return len(r.json()["results"]) > 0


ALL = [SalesforceProbe, AircallProbe, PandaDocProbe]
