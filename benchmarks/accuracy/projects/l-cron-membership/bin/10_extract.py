import csv
import os
import sys

import pyodbc

SQL = """
SELECT m.MemberNo, m.FirstName, m.LastName, m.Street, m.Zip, m.City, m.Email, s.Name AS Section
FROM dbo.Member m JOIN dbo.Section s ON s.Id = m.SectionId
WHERE m.LeftOn IS NULL
"""


def main(target):
    cn = pyodbc.connect("DRIVER={ODBC Driver 17 for SQL Server};SERVER=clubsrv;DATABASE=Verein;UID=export;PWD=%s"
                        % os.environ["CLUB_PW"])
    cur = cn.cursor()
    cur.execute(SQL)
    with open(target, "w", newline="", encoding="utf-8") as fh:
        w = csv.writer(fh)
        w.writerow([c[0] for c in cur.description])
        for row in cur:
            w.writerow(list(row))
    cur.execute("INSERT INTO dbo.ExportLog (Job, At) VALUES ('members', GETDATE())")
    cn.commit()


main(sys.argv[1])
