"""One session, one timeout and one way to fail for every vendor client."""
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from settings import HTTP_TIMEOUT, USER_AGENT


class DefaultTimeoutAdapter(HTTPAdapter):
    def __init__(self, *args, timeout, **kwargs):
        self.timeout = timeout
        super().__init__(*args, **kwargs)

    def send(self, request, **kwargs):
        if kwargs.get("timeout") is None:
            kwargs["timeout"] = self.timeout
        return super().send(request, **kwargs)


class ApiClient:
    base_url = ""

    def __init__(self, token):
        self.session = requests.Session()
        self.session.headers.update(
            {"Authorization": "Bearer " + token, "User-Agent": USER_AGENT}
        )
        retries = Retry(total=3, backoff_factor=1, status_forcelist=[429, 502, 503])
        adapter = DefaultTimeoutAdapter(timeout=HTTP_TIMEOUT, max_retries=retries)
        self.session.mount("https://", adapter)

    def call(self, method, path, **kwargs):
        response = self.session.request(method, self.base_url + path, **kwargs)
        response.raise_for_status()
        if response.status_code == 204:
            return None
        return response.json()
