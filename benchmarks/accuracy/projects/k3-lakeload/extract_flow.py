from prefect import flow, task

from lake.paths import landing, write_jsonl
from lake.sources import braze_campaigns, klaviyo_profiles


@task(retries=2, retry_delay_seconds=60)
def land(vendor: str, extractor):
    path = write_jsonl(landing(vendor), extractor())
    return str(path)


@flow(name="extract-marketing")
def extract():
    land("klaviyo", klaviyo_profiles)
    land("braze", braze_campaigns)


if __name__ == "__main__":
    extract()
