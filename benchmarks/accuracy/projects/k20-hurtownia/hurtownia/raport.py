"""Poranny mail do zarządu - sprzedaż per kraj."""
import os
import smtplib
from email.message import EmailMessage

import pandas as pd

from .cele import snow

SQL = """
select kraj, count(*) as ile, sum(wartosc) as wartosc
from raw.zamowienia
group by 1 order by 3 desc
"""


def tresc():
    with snow() as conn:
        df = pd.read_sql(SQL, conn)
    return df.to_string(index=False)


def wyslij(temat, tekst):
    m = EmailMessage()
    m["Subject"] = temat
    m["From"] = "raporty@meblowo.pl"
    m["To"] = os.environ.get("RAPORT_DO", "zarzad@meblowo.pl")
    m.set_content(tekst)
    with smtplib.SMTP_SSL("serwer2148.home.pl", 465) as s:
        s.login("raporty@meblowo.pl", os.environ["SMTP_HASLO"])
        s.send_message(m)


if __name__ == "__main__":
    wyslij("Sprzedaż per kraj", tresc())
