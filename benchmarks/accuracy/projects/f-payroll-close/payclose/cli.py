import calendar
import datetime as dt

import click

from payclose import apis


@click.group()
@click.option("--year", type=int, default=dt.date.today().year)
@click.option("--month", type=click.IntRange(1, 12), required=True)
@click.pass_context
def cli(ctx, year, month):
    last = calendar.monthrange(year, month)[1]
    ctx.obj = (dt.date(year, month, 1), dt.date(year, month, last))


@cli.command()
@click.option("--dry/--no-dry", default=False)
@click.pass_obj
def journal(period, dry):
    """Payroll journal into the ledger."""
    start, end = period
    lines = []
    gross = tax = 0
    for run in apis.gusto_payrolls(start, end):
        t = run["totals"]
        gross += float(t["gross_pay"])
        tax += float(t["employer_taxes"])
    for account, amount, typ in ((6000, gross, "Debit"), (6010, tax, "Debit"), (2100, gross + tax, "Credit")):
        lines.append({
            "Amount": round(amount, 2),
            "DetailType": "JournalEntryLineDetail",
            "JournalEntryLineDetail": {"PostingType": typ, "AccountRef": {"value": str(account)}},
        })
    entry = {"TxnDate": end.isoformat(), "PrivateNote": f"Payroll {start:%Y-%m}", "Line": lines}
    if dry:
        click.echo(entry)
        return
    apis.qbo_journal(entry)


@cli.command()
@click.pass_obj
def headcount(period):
    """Headcount tab of the board sheet."""
    _, end = period
    counts = {}
    for e in apis.bamboo_directory():
        counts[e["department"]] = counts.get(e["department"], 0) + 1
    rows = [[end.isoformat(), dep, n] for dep, n in sorted(counts.items(), key=lambda x: x[0] or "")]
    apis.append_rows("Headcount!A:C", rows)
    click.echo(f"{len(rows)} departments")


@cli.command()
@click.pass_obj
def remind(period):
    """Ask managers to approve hours."""
    start, _ = period
    apis.teams_post(f"Please approve all hours for {start:%B} before noon tomorrow.")


if __name__ == "__main__":
    cli()
