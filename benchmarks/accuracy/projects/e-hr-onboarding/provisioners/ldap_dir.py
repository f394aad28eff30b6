import os

from ldap3 import ALL, Connection, Server


class Provisioner:
    base = "ou=people,dc=acme,dc=local"

    def __init__(self):
        self.conn = Connection(
            Server(os.environ["LDAP_HOST"], get_info=ALL),
            os.environ["LDAP_BIND"], os.environ["LDAP_PW"], auto_bind=True,
        )

    def provision(self, emp, ctx):
        uid = emp["email"].split("@")[0]
        self.conn.add(
            f"uid={uid},{self.base}",
            ["inetOrgPerson"],
            {"cn": f"{emp['first']} {emp['last']}", "sn": emp["last"], "mail": emp["email"], "title": emp["title"] or "-"},
        )
