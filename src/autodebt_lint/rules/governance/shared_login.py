"""Automation that signs in as a person.

## What it does
Reports the name of an account by which an automation signs in where that account is an
administrator's (`admin`, `root`, `sa`, `SYSDBA`), somebody's private mailbox
(`...@gmail.com`), a person's at the company (`ada.king@...`) or an agency's.

What counts as signing in: the first value of `auth=(...)` or `HTTPBasicAuth(...)`, `login(...)`,
`with_subject(...)`; what is given to a name that means a user (`username`, `DB_USER`,
`smtp_user`), or an address beside a password; the user in a connection string. What the
environment replaces counts less: it is the account that works where nobody configured one. What
does not count: addresses that mail is sent to, records and their owners, placeholders,
`example.com`, accounts that say they are a service's (`svc-`, `api@`, `integration@`, `noreply@`),
what somebody is asked for at the keyboard, and tests. That somebody has left the company no code
can tell: have a look at each person's account.

## Why is this bad?
The account ends with the job of the person, and the automation with it. It may do all that the
person may, the vendor's log blames the person for it, and its password cannot be changed without
breaking scripts that nobody knows of.

## Example
```python
import smtplib, os

server = smtplib.SMTP_SSL("smtp.gmail.com", timeout=10)
server.login("ada.lagovia@gmail.com", os.environ["SMTP_PASSWORD"])
```

## Use instead
```python
import smtplib, os

server = smtplib.SMTP_SSL("smtp.lagovia.com", timeout=10)
server.login("svc-reports@lagovia.com", os.environ["SMTP_PASSWORD"])
```

## Fix safety
Not repaired by the tool: a service's account must be made first, with no more rights than it needs.

## Season
Move to accounts of services before the freeze; a person's password changes on any day.

## References
- https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html
- https://cwe.mitre.org/data/definitions/250.html
"""

from autodebt_lint.api import Confidence, Finding, Iterator, LinkedModule, Rule, Severity

rule = Rule(
    "ADL506", __name__, severity=Severity.MEDIUM, effort=60, doc=__doc__, quality="security"
)

WHOSE = {
    "admin": "an administrator's account, `{}`",
    "mailbox": "somebody's private mailbox at {}",
    "person": "a person's account at {}",
    "agency": "an agency's account at {}",
}


@rule.module
def check(module: LinkedModule) -> Iterator[Finding]:
    """Report each account at the constant that names it."""
    for login in module.logins:
        whose = WHOSE[login.kind].format(login.shown)
        where = " where nothing else is configured" if login.fallback else ""
        yield rule.finding(
            module.path,
            login.place,
            f"this signs in by {whose}{where}; use an account of its own with no more rights than it needs",
            severity=Severity.LOW if login.fallback else None,
            reason="only a fall-back" if login.fallback else "",
            confidence=Confidence.MEDIUM if login.kind in {"person", "agency"} else None,
        )
