import httpx
from prefect import task
from prefect.blocks.system import Secret, String


def _client() -> httpx.Client:
    company = String.load("bamboo-company").value
    return httpx.Client(
        base_url=f"https://api.bamboohr.com/api/gateway.php/{company}/v1",
        auth=(Secret.load("bamboohr").get(), "x"),
        headers={"Accept": "application/json"},
        timeout=30,
    )


@task(retries=2)
def create_employee(hire: dict) -> None:
    with _client() as bamboo:
        bamboo.post(
            "/employees/",
            json={
                "firstName": hire["first"],
                "lastName": hire["last"],
                "homeEmail": hire["private_mail"],
                "hireDate": hire["starts"],
                "jobTitle": hire["role"],
            },
        ).raise_for_status()


@task(retries=2)
def report(fields: list[str]) -> list[dict]:
    with _client() as bamboo:
        res = bamboo.post(
            "/reports/custom", params={"format": "JSON"}, json={"title": "prefect", "fields": fields}
        )
        return res.raise_for_status().json()["employees"]
