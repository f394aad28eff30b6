from dataclasses import dataclass


@dataclass
class Lead:
    id: str
    name: str
    email: str
    phone: str
    form: str

    @classmethod
    def from_graph(cls, d, form):
        f = {x["name"]: x["values"][0] for x in d["field_data"]}
        return cls(d["id"], f.get("full_name", ""), f.get("email", ""), f.get("phone_number", ""), form)


@dataclass
class Rep:
    id: int
    name: str
    phone: str | None
