import csv

import click

from .extensions import db
from .models import Customer


def register_commands(app):
    @app.cli.command("import-customers")
    @click.argument("path", type=click.Path(exists=True))
    def import_customers(path):
        """Load customers from a CSV with email,name,plan,manager."""
        with open(path, newline="") as fh:
            for row in csv.DictReader(fh):
                c = Customer.query.filter_by(email=row["email"]).first() or Customer(email=row["email"])
                c.name, c.plan, c.account_manager = row["name"], row["plan"], row["manager"]
                db.session.add(c)
        db.session.commit()
