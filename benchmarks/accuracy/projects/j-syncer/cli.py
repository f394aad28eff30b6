import click

from syncer.jobs import JOBS


@click.command()
@click.argument("job", type=click.Choice(sorted(JOBS)))
def run(job):
    pipeline = JOBS[job]()
    click.echo(f"{job}: {pipeline.run()} records")


if __name__ == "__main__":
    run()
