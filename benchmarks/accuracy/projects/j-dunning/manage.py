import typer

from dunning import importer, reminder
from dunning.models import Base
from dunning.uow import engine

cli = typer.Typer()


@cli.command("init-db")
def init_db():
    Base.metadata.create_all(engine)


@cli.command("import")
def import_():
    importer.run()


@cli.command()
def remind(limit: int = 3):
    reminder.run(limit)


if __name__ == "__main__":
    cli()
