import logging
from datetime import date, timedelta

import google.auth
import typer

from reports.model import CLIENTS
from reports.outputs.mail import Mailer
from reports.outputs.sheet import SheetWriter
from reports.sources.analytics import Sessions
from reports.sources.hours import booked
from reports.sources.search import Queries

SCOPES = ["https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/webmasters.readonly"]
cli = typer.Typer()
log = logging.getLogger("reports")


class Runner:
    def __init__(self, sources, outputs):
        self.sources, self.outputs = sources, outputs

    def __call__(self, client, period):
        sections = [src.section(client, period) for src in self.sources]
        for out in self.outputs:
            out.emit(client, period, sections)


def last_month():
    end = date.today().replace(day=1) - timedelta(days=1)
    return end.replace(day=1).isoformat(), end.isoformat()


@cli.command()
def monthly(only: str = "", no_mail: bool = False):
    logging.basicConfig(level=logging.INFO)
    creds, _ = google.auth.default(scopes=SCOPES)
    outputs = [SheetWriter(creds)]
    if not no_mail:
        outputs.append(Mailer())
    run = Runner([Sessions(), Queries(creds)], outputs)
    period = last_month()
    for c in CLIENTS:
        if only and c.slug != only:
            continue
        run(c, period)
        log.info("%s done, %.1f h booked", c.slug, booked(c.hours_project, period))


if __name__ == "__main__":
    cli()
