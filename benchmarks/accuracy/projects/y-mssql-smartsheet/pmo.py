"""PMO bridge: ProjectServer DB <-> Smartsheet."""
import os
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Annotated, Optional

import pyodbc
import smartsheet
import typer
from ldap3 import ALL_ATTRIBUTES, SUBTREE, Connection, Server
from openpyxl import load_workbook

app = typer.Typer(no_args_is_help=True)

PORTFOLIO = 4583173393803140
BUDGET = 7960873114331012
CONN = (
    "DRIVER={ODBC Driver 18 for SQL Server};SERVER=sqlprj01;DATABASE=PMO;"
    "Trusted_Connection=yes;TrustServerCertificate=yes"
)


def db():
    return closing(pyodbc.connect(CONN))


def sheets():
    ss = smartsheet.Smartsheet(os.environ["SMARTSHEET_ACCESS_TOKEN"])
    ss.errors_as_exceptions(True)
    return ss


def columns(sheet):
    return {c.title: c.id for c in sheet.columns}


def make_row(cols, values, row_id=None):
    row = smartsheet.models.Row()
    if row_id:
        row.id = row_id
    else:
        row.to_bottom = True
    for title, value in values.items():
        if value is not None:
            row.cells.append({"column_id": cols[title], "value": str(value)})
    return row


@app.command()
def publish(region: Annotated[str, typer.Argument()] = "EMEA", dry_run: bool = False):
    """Open projects -> portfolio sheet."""
    with db() as con:
        cur = con.cursor()
        cur.execute("{CALL dbo.usp_GetOpenProjects (?)}", region)
        names = [d[0] for d in cur.description]
        projects = [dict(zip(names, r)) for r in cur.fetchall()]

    ss = sheets()
    sheet = ss.Sheets.get_sheet(PORTFOLIO)
    cols = columns(sheet)
    known = {r.get_column(cols["Code"]).value: r.id for r in sheet.rows}

    add, change = [], []
    for p in projects:
        values = {"Code": p["ProjectCode"], "Title": p["Title"], "Owner": p["OwnerMail"], "End": p["PlannedEnd"]}
        rid = known.get(p["ProjectCode"])
        (change if rid else add).append(make_row(cols, values, rid))
    typer.echo(f"{len(add)} new, {len(change)} changed")
    if dry_run:
        raise typer.Exit()
    if add:
        ss.Sheets.add_rows(PORTFOLIO, add)
    if change:
        ss.Sheets.update_rows(PORTFOLIO, change)


@app.command()
def collect(since: Optional[str] = None):
    """Status reported in the sheet -> PMO database."""
    since = since or date.today().isoformat()
    ss = sheets()
    sheet = ss.Sheets.get_sheet(PORTFOLIO, rows_modified_since=since)
    cols = columns(sheet)
    params = []
    for r in sheet.rows:
        cell = lambda t: r.get_column(cols[t]).value
        if cell("Status"):
            params.append((cell("Code"), cell("Status"), cell("Comment"), r.modified_at))
    with db() as con:
        cur = con.cursor()
        for p in params:
            cur.execute("EXEC dbo.usp_UpsertStatus @code=?, @status=?, @comment=?, @at=?", p)
        con.commit()


@app.command()
def people():
    """Refresh dbo.Staff from the directory."""
    srv = Server(os.environ["LDAP_URI"])
    with Connection(srv, os.environ["LDAP_USER"], os.environ["LDAP_PASSWORD"], auto_bind=True) as ad:
        ad.search("OU=Staff,DC=acme,DC=local", "(&(objectClass=user)(mail=*))", SUBTREE,
                  attributes=["mail", "displayName", "department"])
        staff = [(e.mail.value, e.displayName.value, e.department.value) for e in ad.entries]
    with db() as con:
        cur = con.cursor()
        cur.execute("TRUNCATE TABLE dbo.Staff")
        cur.fast_executemany = True
        cur.executemany("INSERT INTO dbo.Staff (Mail, Name, Dept) VALUES (?, ?, ?)", staff)
        con.commit()


@app.command()
def budget(xlsx: Path):
    """One-off: upload the controller's workbook."""
    ws = load_workbook(xlsx, read_only=True, data_only=True).active
    head, *body = ws.iter_rows(values_only=True)
    ss = sheets()
    cols = columns(ss.Sheets.get_sheet(BUDGET))
    ss.Sheets.add_rows(BUDGET, [make_row(cols, dict(zip(head, line))) for line in body])


if __name__ == "__main__":
    app()
