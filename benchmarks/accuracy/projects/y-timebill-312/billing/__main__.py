import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from .pipe import Pipe, each, keep
from .types import Bill, Line
from .vendors import Books, Rates, TimeSheets, remind

sheets, rates, books = TimeSheets(), Rates(), Books()


def last_month() -> tuple[date, date]:
    end = date.today().replace(day=1) - timedelta(days=1)
    return end.replace(day=1), end


def in_eur(ln: Line) -> Line:
    return replace(ln, rate=ln.rate * rates.to_eur(ln.currency), currency="EUR")


def per_client(lines: Iterable[Line]) -> Iterator[Bill]:
    bills: dict[str, Bill] = {}
    for ln in lines:
        bills.setdefault(ln.client, Bill(client=ln.client)).lines.append(ln)
    yield from bills.values()


def invoices() -> int:
    return (
        Pipe(partial(sheets.lines, *last_month()))
        | keep(lambda ln: ln.hours > 0)
        | each(in_eur)
        | per_client
    ) > books.invoice


def dunning() -> int:
    return (Pipe(books.overdue) | keep(lambda o: bool(o.email))) > remind


match sys.argv[1:]:
    case ["invoices"]:
        print(invoices(), "invoices")
    case ["dunning"]:
        print(dunning(), "reminders")
    case _:
        sys.exit("invoices | dunning")
