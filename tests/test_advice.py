"""What a finding advises can be done with the thing at hand."""

import pytest

from tests.checking import check_texts

OF_REQUESTS = """\
    import requests


    def owners(url):
        return requests.get(url, timeout=30).json()
    """
OF_HTTP_CLIENT = """\
    import http.client


    def owners(host):
        connection = http.client.HTTPSConnection(host, timeout=30)
        connection.request("GET", "/crm/v3/owners")
        return connection.getresponse().read()
    """


@pytest.mark.parametrize(
    ("source", "advice"),
    [(OF_REQUESTS, "call raise_for_status() first"), (OF_HTTP_CLIENT, "look at it first")],
    ids=["requests", "http.client"],
)
def test_raise_for_status_is_advised_only_where_the_response_has_it(source, advice):
    report = check_texts({"sync.py": source})
    (message,) = [v.finding.message for v in report.verdicts if v.finding.code == "ADL302"]
    assert message.endswith(f"; {advice}")
