from jinja2 import Environment

env = Environment(autoescape=True, trim_blocks=True)

BODY = env.from_string("""
{% for b in blocks %}
{% if b.kind == "heading_2" %}<h2>{{ b.text }}</h2>
{% elif b.kind == "quote" %}<blockquote><p>{{ b.text }}</p></blockquote>
{% elif b.kind == "image" %}<figure><img src="{{ hosted[b.url] }}" alt="{{ b.text }}"></figure>
{% else %}<p>{{ b.text }}</p>
{% endif %}
{% endfor %}
""")


def html(blocks, hosted):
    return BODY.render(blocks=blocks, hosted=hosted).strip()
