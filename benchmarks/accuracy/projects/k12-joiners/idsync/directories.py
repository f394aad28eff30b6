from __future__ import annotations

import os

import ldap3
from google.oauth2 import service_account
from googleapiclient.discovery import build
from keycloak import KeycloakAdmin


def google_users():
    cred = service_account.Credentials.from_service_account_file(
        os.environ["GOOGLE_SA_FILE"],
        scopes=["https://www.googleapis.com/auth/admin.directory.user"],
        subject="it-automation@tinkerhaus.example",
    )
    return build("admin", "directory_v1", credentials=cred, cache_discovery=False).users()


def keycloak() -> KeycloakAdmin:
    return KeycloakAdmin(
        server_url="https://login.tinkerhaus.example/",
        realm_name="guests",
        client_id="idsync",
        client_secret_key=os.environ["KEYCLOAK_SECRET"],
    )


def ldap_guests():
    """Guest researchers are still kept in the OpenLDAP of the university."""
    server = ldap3.Server("ldaps://ldap.uni-nordstadt.example", get_info=ldap3.NONE)
    with ldap3.Connection(server, os.environ["LDAP_BIND_DN"], os.environ["LDAP_PASSWORD"], auto_bind=True) as conn:
        entries = conn.extend.standard.paged_search(
            "ou=guests,dc=uni-nordstadt,dc=example",
            "(objectClass=inetOrgPerson)",
            attributes=["uid", "mail", "givenName", "sn"],
            generator=True,
        )
        for e in entries:
            if e["type"] == "searchResEntry":
                yield {k: (v[0] if isinstance(v, list) else v) for k, v in e["attributes"].items()}
