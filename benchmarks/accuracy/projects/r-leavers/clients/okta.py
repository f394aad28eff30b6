from .base import ApiError, RestClient


class Okta(RestClient):
    def __init__(self, org_url, token):
        super().__init__()
        self.base_url = org_url.rstrip("/") + "/api/v1"
        self.session.headers["Authorization"] = f"SSWS {token}"

    def find(self, login):
        try:
            return self.get(f"/users/{login}")
        except ApiError as e:
            if e.status == 404:
                return None
            raise

    def groups(self, user_id):
        return [g["profile"]["name"] for g in self.get(f"/users/{user_id}/groups")]

    def deactivate(self, user_id):
        self.post(f"/users/{user_id}/lifecycle/deactivate")
