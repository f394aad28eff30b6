"""Freshdesk tickets. Declarative, the rest_api source does the paging for us."""
import dlt
from dlt.sources.rest_api import RESTAPIConfig, rest_api_source


def freshdesk_tickets(domain: str = dlt.config["sources.freshdesk.domain"]):
    config: RESTAPIConfig = {
        "client": {
            "base_url": f"https://{domain}.freshdesk.com/api/v2/",
            "auth": {
                "type": "http_basic",
                "username": dlt.secrets["sources.freshdesk.api_key"],
                "password": "X",
            },
            "paginator": {"type": "header_link"},
        },
        "resource_defaults": {"primary_key": "id", "write_disposition": "merge"},
        "resources": [
            {
                "name": "tickets",
                "endpoint": {
                    "path": "tickets",
                    "params": {"per_page": 100, "include": "stats,requester"},
                },
            },
            {
                "name": "agents",
                "endpoint": {"path": "agents"},
                "write_disposition": "replace",
            },
        ],
    }
    return rest_api_source(config, name="freshdesk")
