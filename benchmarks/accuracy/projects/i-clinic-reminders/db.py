import os

import pyodbc


def connect():
    return pyodbc.connect(
        "DRIVER={ODBC Driver 17 for SQL Server};"
        f"SERVER={os.environ['PMS_HOST']};DATABASE=PracticeManager;"
        f"UID={os.environ['PMS_USER']};PWD={os.environ['PMS_PASSWORD']}",
        autocommit=False,
    )


UPCOMING = """
SELECT a.AppointmentID, a.StartsAt, p.FirstName, p.MobilePhone, l.ShortName AS Location
FROM dbo.Appointment a
JOIN dbo.Patient p ON p.PatientID = a.PatientID
JOIN dbo.Location l ON l.LocationID = a.LocationID
WHERE a.StartsAt BETWEEN ? AND ? AND a.Cancelled = 0
  AND p.SmsConsent = 1 AND p.MobilePhone IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM dbo.SmsLog s WHERE s.AppointmentID = a.AppointmentID)
"""


def upcoming(cn, start, end):
    cur = cn.cursor()
    cur.execute(UPCOMING, start, end)
    cols = [c[0] for c in cur.description]
    for row in cur.fetchall():
        yield dict(zip(cols, row))


def log_sms(cn, appointment_id, sid, status):
    cn.cursor().execute(
        "INSERT INTO dbo.SmsLog (AppointmentID, ProviderID, Status, SentAt) VALUES (?, ?, ?, SYSDATETIME())",
        appointment_id, sid, status,
    )
    cn.commit()


def pending_sms(cn):
    cur = cn.cursor()
    cur.execute("SELECT ProviderID FROM dbo.SmsLog WHERE Status IN ('queued','sent','accepted')")
    return [r.ProviderID for r in cur]


def set_status(cn, sid, status):
    cn.cursor().execute("UPDATE dbo.SmsLog SET Status = ? WHERE ProviderID = ?", status, sid)
