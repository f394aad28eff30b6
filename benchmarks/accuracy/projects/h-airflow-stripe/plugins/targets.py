from airflow.providers.google.suite.hooks.sheets import GSheetsHook


def fetch_targets(spreadsheet_id: str) -> list[tuple]:
    values = GSheetsHook(gcp_conn_id="google_cloud_default").get_values(
        spreadsheet_id=spreadsheet_id, range_="Targets!A2:B"
    )
    return [(month, float(str(eur).replace(",", ""))) for month, eur in values if eur]
