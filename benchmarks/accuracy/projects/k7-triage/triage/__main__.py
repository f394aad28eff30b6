import os

from .issues import LinearTeam, move_issues
from .overdue import overdue

if __name__ == "__main__":
    for project in os.environ["ASANA_PROJECTS"].split(","):
        overdue(project)
    n = move_issues("vexel/portal", LinearTeam(os.environ["LINEAR_TEAM"]))
    print("%d issues moved" % n)
