"""What a setting is called that takes the place of something written in code."""

import re

GENERAL = frozenset(
    (
        "API_KEY APIKEY KEY TOKEN ACCESS_TOKEN AUTH_TOKEN SECRET PASSWORD PASSWD PWD AUTHORIZATION "
        "ADDRESS API API_BASE API_BASE_URL API_ENDPOINT API_HOST API_ROOT API_URL BASE BASE_API_URL BASE_URI BASE_URL BASEURL "
        "DEFAULT DEV DEVELOPMENT DOMAIN ENDPOINT HOST HOST_URL HOSTNAME ID LIVE META PROD PRODUCTION ROOT ROOT_URL "
        "SANDBOX SERVER SERVER_URL SITE SITE_URL STAGING TEST URI URL URL_BASE"
    ).split()
)
"""Names that say nothing of the system."""


_ADDRESS = re.compile(r"URL|URI|BASE|HOST|API|ENDPOINT|DOMAIN|SERVER|ADDRESS|ROOT|SITE|DSN|HOOK")
"""Words by which a name says that it means an address."""


def setting_name(name: str, system: str, *, address: bool = False) -> str:
    """The name of an environment variable for what the code calls `name`; "" where there is none.

    Args:
        name: as the code writes it, in snake case, camel case or with hyphens.
        system: what stands before a name that does not say which system it is for; "" for nothing.
        address: whether it means an address, which its name is to say.
    """
    variable = _written(name)
    if variable in GENERAL:
        prefix = _written(system)
        if not prefix:
            return ""
        variable = f"{prefix}_{variable}"
    if address and variable and not _ADDRESS.search(variable):
        variable += "_URL"
    return variable if re.fullmatch(r"[A-Z][A-Z0-9_]*", variable) else ""


def _written(name: str) -> str:
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return re.sub(r"[^A-Za-z0-9]+", "_", apart).strip("_").upper()
