from collections import defaultdict

from dagster import AssetExecutionContext, asset

from .resources import BambooResource, ClickHouseResource, GreenhouseResource


@asset(group_name="raw")
def applications(context: AssetExecutionContext, greenhouse: GreenhouseResource) -> list:
    found = []
    for page in greenhouse.pages("applications", status="hired"):
        found.extend(page)
    context.log.info("%d applications", len(found))
    return found


@asset(group_name="raw")
def staff(bamboo: BambooResource) -> list:
    return bamboo.employees()


@asset(group_name="marts")
def hires_per_source(applications: list) -> dict:
    counted = defaultdict(int)
    for application in applications:
        source = (application.get("source") or {}).get("public_name", "unknown")
        counted[source] += 1
    return dict(counted)


@asset(group_name="marts")
def hires_table(context: AssetExecutionContext, hires_per_source: dict,
                clickhouse: ClickHouseResource) -> None:
    clickhouse.replace("people.hires_per_source",
                       [[source, n] for source, n in hires_per_source.items()],
                       ["source", "hires"])


@asset(group_name="checks")
def headcount(context: AssetExecutionContext, staff: list) -> int:
    departments = {e.get("department") for e in staff}
    context.add_output_metadata({"departments": len(departments)})
    return len(staff)
