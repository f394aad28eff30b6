"""25th of the month: SMS to guardians with fees outstanding. Tells the bursar how many credits are left."""
import smtplib
from email.mime.text import MIMEText

from common import CONFIG, make_api, student_db

bulksms = make_api("bulksms")

SQL = """
SELECT g.Mobile, s.FirstName, a.Balance
FROM dbo.Accounts a
JOIN dbo.Students s ON s.StudentNo = a.StudentNo
JOIN dbo.Guardians g ON g.StudentNo = s.StudentNo AND g.IsPrimary = 1
WHERE a.Balance > 250 AND g.Mobile IS NOT NULL
"""


def intl(number):
    digits = "".join(ch for ch in number if ch.isdigit())
    return "+27" + digits[1:] if digits.startswith("0") else "+" + digits


def messages():
    for mobile, first, balance in student_db().cursor().execute(SQL):
        yield {
            "to": intl(mobile),
            "body": "Dear parent, the fee account of %s shows R%.2f outstanding. Umzansi College" % (first, balance),
        }


def tell_bursar(credits):
    m = MIMEText("SMS credits left after this month's run: %s" % credits)
    m["Subject"] = "BulkSMS credits"
    m["From"] = "noreply@umzansicollege.ac.za"
    m["To"] = CONFIG["mail"]["bursar"]
    server = smtplib.SMTP(CONFIG["mail"]["host"])
    server.sendmail(m["From"], [m["To"]], m.as_string())
    server.quit()


def main():
    batch = []
    for msg in messages():
        batch.append(msg)
        if len(batch) == 100:
            bulksms("POST", "/messages", json=batch)
            batch = []
    if batch:
        bulksms("POST", "/messages", json=batch)

    balance = bulksms("GET", "/profile")["credits"]["balance"]
    if balance < CONFIG["low_credits"]:
        tell_bursar(balance)


if __name__ == "__main__":
    main()
