import asyncio
from contextlib import contextmanager

import ldap3
from okta.client import Client as OktaClient

from .common import CONFIG, Employee, secret


@contextmanager
def directory():
    server = ldap3.Server(CONFIG["ldap"]["server"], get_info=ldap3.NONE)
    conn = ldap3.Connection(server, user=r"TIDEWATER\svc-onboard", password=secret("LDAP_PW"), auto_bind=True)
    try:
        yield conn
    finally:
        conn.unbind()


def add_account(conn: ldap3.Connection, e: Employee) -> bool:
    dn = f"cn={e.first} {e.last},{CONFIG['ldap']['base_dn']}"
    return conn.add(dn, ["top", "person", "organizationalPerson", "user"], {
        "givenName": e.first,
        "sn": e.last,
        "mail": e.email,
        "sAMAccountName": e.login[:20],
        "department": e.department,
        "employeeNumber": str(e.number),
    })


async def add_okta(people: list[Employee]) -> None:
    okta = OktaClient({"orgUrl": CONFIG["okta"]["org"], "token": secret("OKTA_TOKEN")})

    async def one(e: Employee):
        _user, _resp, err = await okta.create_user(
            {
                "profile": {"firstName": e.first, "lastName": e.last, "email": e.email, "login": e.email,
                            "department": e.department},
                "groupIds": [CONFIG["okta"]["default_group"]],
            },
            query_params={"activate": "false"},
        )
        if err:
            print(f"okta: {e.login}: {err}")

    await asyncio.gather(*map(one, people))
