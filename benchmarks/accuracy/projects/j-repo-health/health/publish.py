import os
import time

from atlassian import Confluence
from datadog_api_client import ApiClient, Configuration
from datadog_api_client.v2.api.metrics_api import MetricsApi
from datadog_api_client.v2.model.metric_intake_type import MetricIntakeType
from datadog_api_client.v2.model.metric_payload import MetricPayload
from datadog_api_client.v2.model.metric_point import MetricPoint
from datadog_api_client.v2.model.metric_series import MetricSeries
from jinja2 import Template

PAGE = Template(
    """<p>On call this week: <strong>{{ on_call }}</strong></p>
<table>{% for snapshot in snapshots %}<tr><th>{{ snapshot.name }}</th><td>
{% for pull in snapshot.stale %}<a href="{{ pull.html_url }}">{{ pull.title }}</a><br/>{% endfor %}
</td></tr>{% endfor %}</table>"""
)


def send_metrics(snapshot):
    now = int(time.time())
    series = [
        MetricSeries(
            metric=name,
            type=MetricIntakeType.GAUGE,
            points=[MetricPoint(timestamp=now, value=float(value))],
            tags=[f"repo:{snapshot.name}"],
        )
        for name, value in snapshot.metrics.items()
    ]
    with ApiClient(Configuration()) as client:
        MetricsApi(client).submit_metrics(body=MetricPayload(series=series))


def update_page(snapshots, on_call):
    confluence = Confluence(
        url=os.environ["CONFLUENCE_URL"],
        username=os.environ["CONFLUENCE_USER"],
        password=os.environ["CONFLUENCE_TOKEN"],
    )
    confluence.update_page(
        page_id=os.environ["CONFLUENCE_PAGE"],
        title="Repository health",
        body=PAGE.render(snapshots=snapshots, on_call=on_call),
    )
