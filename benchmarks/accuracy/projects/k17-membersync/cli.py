import click

from membersync import context
from membersync.steps import STEPS


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(sorted(STEPS)))
@click.option("--conf", default="conf.yaml", show_default=True)
def main(names, conf):
    """Run the named steps, or all of them."""
    ctx = context.build(conf)
    for name in names or STEPS:
        click.echo("== %s" % name)
        STEPS[name](ctx)


if __name__ == "__main__":
    main()
