from dataclasses import dataclass, field
from typing import Dict, List


@dataclass(frozen=True)
class Client:
    slug: str
    ga_property: str
    gsc_site: str
    sheet: str
    recipients: List[str]
    hours_project: int


@dataclass
class Section:
    title: str
    header: List[str]
    rows: List[list] = field(default_factory=list)
    meta: Dict[str, float] = field(default_factory=dict)


CLIENTS = [
    Client("bakery", "properties/331190220", "sc-domain:bakery.example", "1AbcBakery", ["anna@bakery.example"], 88121),
    Client("bikes", "properties/331199981", "https://www.bikes.example/", "1AbcBikes",
           ["tom@bikes.example", "cfo@bikes.example"], 88177),
]
