import os

import pyodbc


class Connector:
    def __init__(self, query=None, procedure=None):
        self.query, self.procedure = query, procedure
        self.cn = pyodbc.connect(
            "DRIVER={ODBC Driver 18 for SQL Server};SERVER=%s;DATABASE=Billing;UID=%s;PWD=%s;TrustServerCertificate=yes"
            % (os.environ["BILLING_HOST"], os.environ["BILLING_USER"], os.environ["BILLING_PWD"]),
            autocommit=True,
        )

    def read(self, since=None):
        cur = self.cn.execute(self.query)
        cols = [c[0] for c in cur.description]
        for row in cur:
            yield dict(zip(cols, row))

    def write(self, record):
        args = ", ".join(f"@{k} = ?" for k in record)
        self.cn.execute(f"EXEC {self.procedure} {args}", *record.values())
