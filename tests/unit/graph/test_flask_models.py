"""Models of Flask-SQLAlchemy: what they read and write, and the database that an application is told."""

import pytest

from tests.unit.graph.links_of import links_of

MODELS = """\
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()

class Part(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    sku = db.Column(db.String)
"""
APP = """\
import os
import requests
from flask import Flask
from models import Part, db

app = Flask(__name__)
{configured}
db.init_app(app)

def rows():
    return requests.get("https://api.hubapi.com/x", timeout=4).json()

def send(sku):
    requests.post("https://api.hubapi.com/x", json={{"sku": sku}}, timeout=4)

def work():
{body}
"""
URI = "SQLALCHEMY_DATABASE_URI"
OF_A_HOST = f"""\
url = os.getenv('DATABASE_URL', 'sqlite:///here.db')
if url.startswith('postgres://'):
    url = url.replace('postgres://', 'postgresql://', 1)
app.config['{URI}'] = url
"""
POSTGRES = f"app.config['{URI}'] = 'postgresql://u@h/d'"
READ, WRITE = {("postgres", "hubspot", "value")}, {("hubspot", "postgres", "value")}


def found(body: str, configured: str = POSTGRES, **others: str) -> set[tuple[str, str, str]]:
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    app = APP.format(configured=configured, body=indented)
    return links_of(
        {"models.py": MODELS, "app.py": f"{app}\nwork()\n"}
        | {name.replace("_", "."): text for name, text in others.items()}
    )


@pytest.mark.parametrize(
    "read",
    [
        "for part in Part.query.all():\n    send(part.sku)",
        "for part in Part.query.filter_by(sku=1).order_by(Part.id).all():\n    send(part.sku)",
        "for part in Part.query.filter(Part.id > 3):\n    send(part.sku)",
        "send(Part.query.get(1).sku)",
        "send(Part.query.count())",
        "for part in Part.query.paginate(page=1).items:\n    send(part.sku)",
        "send(db.session.query(Part).first().sku)",
        "send(db.session.get(Part, 1).sku)",
        "session = db.session()\nsend(session.get(Part, 1).sku)",
        "for part in db.session.scalars(db.select(Part)):\n    send(part.sku)",
    ],
)
def test_what_is_read(read: str) -> None:
    assert found(read) == READ


@pytest.mark.parametrize(
    "write",
    [
        "for row in rows():\n    db.session.add(Part(sku=row['sku']))",
        "db.session.add_all([Part(sku=row['sku']) for row in rows()])",
        "for row in rows():\n    part = Part.query.get(row['id'])\n    part.sku = row['sku']\n    db.session.commit()",
        "for row in rows():\n    Part.query.filter_by(id=1).update({'sku': row['sku']})",
        "for row in rows():\n    db.session.merge(Part(sku=row['sku']))",
    ],
)
def test_what_is_written(write: str) -> None:
    assert found(write) == WRITE


@pytest.mark.parametrize("body", ["for row in rows():\n    print(Part(sku=row['sku']))", "send(1)"])
def test_an_object_that_no_session_gets_is_not_written(body: str) -> None:
    assert not found(body)


@pytest.mark.parametrize(
    ("configured", "others"),
    [
        (f"app.config.update({URI}='postgresql+psycopg2://u@h/d')", {}),
        (f"app.config['{URI}'] = 'postgresql://' + os.environ['DB_HOST']", {}),
        (OF_A_HOST, {}),
        (
            "from settings import Production\napp.config.from_object(Production)",
            {
                "settings_py": f"class Testing:\n    {URI} = 'sqlite://'\n\nclass Production:\n    {URI} = 'postgresql://u@h/d'\n"
            },
        ),
        (
            f"app.config['{URI}'] = os.environ['DATABASE_URL']",
            {"requirements_txt": "flask==3.0\npsycopg2-binary==2.9\n"},
        ),
    ],
)
def test_what_tells_the_database(configured: str, others: dict[str, str]) -> None:
    assert found("send(Part.query.get(1).sku)", configured, **others) == READ


def test_a_database_on_the_machine_itself_is_no_system() -> None:
    configured = f"app.config['{URI}'] = 'sqlite:///here.db'"
    assert not found("send(Part.query.get(1).sku)", configured)
