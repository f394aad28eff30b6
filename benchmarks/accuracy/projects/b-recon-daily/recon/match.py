from dataclasses import dataclass, field


@dataclass
class Difference:
    reference: str
    order_no: str
    settled: int
    booked: int

    @property
    def delta(self):
        return self.settled - self.booked


@dataclass
class Outcome:
    matched: int = 0
    differences: list = field(default_factory=list)

    @property
    def total(self):
        return sum(d.delta for d in self.differences)


def match(settled, booked):
    out = Outcome()
    open_refs = dict(booked)
    for ref, cents in settled:
        posting = open_refs.pop(ref, None)
        if posting is None:
            out.differences.append(Difference(ref, "?", cents, 0))
        elif posting.amount_cents != cents:
            out.differences.append(Difference(ref, posting.order_no, cents, posting.amount_cents))
        else:
            out.matched += 1
    out.differences += [Difference(r, p.order_no, 0, p.amount_cents) for r, p in open_refs.items()]
    return out
