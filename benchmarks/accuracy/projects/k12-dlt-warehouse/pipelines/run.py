import sys

import dlt

from pipelines.billing import recurly
from pipelines.support import intercom_conversations, mixpanel_events, tags


def billing():
    pipe = dlt.pipeline("billing", destination="redshift", dataset_name="raw_recurly")
    print(pipe.run(recurly()))


def support():
    warehouse = dlt.pipeline("support", destination="redshift", dataset_name="raw_intercom")
    print(warehouse.run([intercom_conversations, tags]))

    lake = dlt.pipeline(
        "product_events",
        destination=dlt.destinations.filesystem("s3://hx-product-lake/mixpanel"),
        dataset_name="events",
    )
    print(lake.run(mixpanel_events(), loader_file_format="parquet"))


if __name__ == "__main__":
    {"billing": billing, "support": support}[sys.argv[1]]()
