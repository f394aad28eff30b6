import requests


class ApiError(Exception):
    pass


class BaseClient:
    base_url = None
    timeout = 30

    def __init__(self):
        self.session = requests.Session()
        self.authenticate()

    def authenticate(self):
        raise NotImplementedError

    def request(self, method, path, **kwargs):
        response = self.session.request(
            method, self.base_url + path, timeout=self.timeout, **kwargs
        )
        if not response.ok:
            raise ApiError(f"{method} {path}: {response.status_code}")
        return response.json() if response.content else None
