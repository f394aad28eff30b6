import os
import sys

from agency import Asana, FreeAgent, Harvest, Monday, Teamwork
from agency.jobs import JOBS


class Services(object):
    """Clients are made when first used."""

    _factories = {
        "harvest": lambda: Harvest(token=os.environ["HARVEST_TOKEN"], account=os.environ["HARVEST_ACCOUNT"]),
        "freeagent": lambda: FreeAgent(token=os.environ["FREEAGENT_TOKEN"]),
        "asana": lambda: Asana(token=os.environ["ASANA_TOKEN"]),
        "monday": lambda: Monday(token=os.environ["MONDAY_TOKEN"]),
        "teamwork": lambda: Teamwork(key=os.environ["TEAMWORK_KEY"]),
    }
    board = os.environ.get("MONDAY_BOARD")

    def __getattr__(self, name):
        if name not in self._factories:
            raise AttributeError(name)
        client = self._factories[name]()
        setattr(self, name, client)
        return client


if __name__ == "__main__":
    JOBS[sys.argv[1]](Services(), *sys.argv[2:])
