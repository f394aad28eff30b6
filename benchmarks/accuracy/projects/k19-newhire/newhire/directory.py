from newhire.http import Api


class OktaDirectory:
    def __init__(self, org_url: str, token: str):
        self.api = Api(f"{org_url}/api/v1", headers={"Authorization": f"SSWS {token}"})

    def create(self, first: str, last: str, email: str, department: str) -> None:
        self.api.post(
            "users?activate=true",
            {
                "profile": {
                    "firstName": first,
                    "lastName": last,
                    "email": email,
                    "login": email,
                    "department": department,
                }
            },
        )
