import os

from openpyxl import Workbook, load_workbook


def path():
    return os.environ["KPI_XLSX"]


def add_sheet(name, header, rows):
    if os.path.exists(path()):
        wb = load_workbook(path())
    else:
        wb = Workbook()
        wb.remove(wb.active)
    if name in wb.sheetnames:
        del wb[name]
    ws = wb.create_sheet(name)
    ws.append(header)
    for r in rows:
        ws.append(list(r))
    wb.save(path())


def read_sheet(name):
    ws = load_workbook(path(), read_only=True)[name]
    it = ws.iter_rows(values_only=True)
    header = next(it)
    return [dict(zip(header, r)) for r in it]
