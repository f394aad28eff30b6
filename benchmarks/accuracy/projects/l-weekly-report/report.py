import datetime as dt
from jinja2 import Template

import publish
import sources

TPL = Template("""<h2>{{ start }} - {{ end }}</h2>
<table>{% for c, s, k in channels %}<tr><td>{{ c }}</td><td>{{ s }}</td><td>{{ k }}</td></tr>{% endfor %}</table>
<ol>{% for q in queries %}<li>{{ q["keys"][0] }} ({{ q.clicks }})</li>{% endfor %}</ol>""")


def main():
    end = dt.date.today() - dt.timedelta(days=1)
    start = end - dt.timedelta(days=6)
    period = (start.isoformat(), end.isoformat())
    channels = sources.sessions_by_channel("301122334", *period)
    queries = sources.top_queries(*period)
    url = publish.confluence_page(TPL.render(start=start, end=end, channels=channels, queries=queries))
    total = sum(s for _, s, _ in channels)
    publish.teams_card("Web week %s" % start.isocalendar()[1], f"{total} sessions this week", url)


if __name__ == "__main__":
    try:
        main()
    except Exception:
        publish.ping_health(False)
        raise
    publish.ping_health()
