from dataclasses import asdict, dataclass, field


@dataclass
class Person:
    email: str
    first: str = ""
    last: str = ""
    event: str = ""
    when: str = ""
    extra: dict = field(default_factory=dict)

    def row(self):
        d = asdict(self)
        d.pop("extra")
        return {k.title(): v for k, v in d.items()}
