import cx_Oracle

import cfg
from fixed import pack

SQL = """
select k.kdnr, k.name1 as name, k.email, o.belegnr as belnr,
       to_char(o.faellig_am, 'YYYYMMDD') as faellig, to_char(o.saldo, 'FM9999999990.00') as betrag
  from fibu.opos o join stamm.kunde k on k.kdnr = o.kdnr
 where o.saldo > 0 and o.faellig_am < trunc(sysdate) - 14
 order by k.kdnr
"""

con = cx_Oracle.connect(cfg.ORA)
cur = con.cursor()
cur.callproc("fibu.pkg_opos.refresh_saldo", ["A"])
cur.execute(SQL)
names = [d[0].lower() for d in cur.description]
with open(cfg.OPEN_ITEMS, "w", encoding="cp1252", errors="replace") as fh:
    for row in cur:
        fh.write(pack(dict(zip(names, row))) + "\r\n")
con.close()
