import pymssql


class Wawi:
    """Warenwirtschaft (SQL Server 2005)"""

    def __init__(self, host, db):
        self.con = pymssql.connect(host=host, user='sync', password='sync', database=db)

    def revenue(self):
        cur = self.con.cursor(as_dict=True)
        cur.execute("select KundenNr, sum(Netto) as Umsatz, max(Datum) as Letzte from Rechnung "
                    "where Datum > dateadd(month, -12, getdate()) group by KundenNr")
        return dict((r['KundenNr'].strip(), r) for r in cur.fetchall())

    def new_customer(self, name, city):
        cur = self.con.cursor()
        cur.callproc('sp_KundeAnlegen', (name[:40], city[:30], pymssql.output(str)))
        row = cur.fetchone()
        self.con.commit()
        return row[0]
