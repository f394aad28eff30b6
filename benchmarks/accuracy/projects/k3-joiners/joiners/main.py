import logging
import os

from joiners.directories import OktaDirectory, WorkspaceDirectory
from joiners.hr import BambooPeople
from joiners.service import JoinerService


def container() -> JoinerService:
    people = BambooPeople(os.environ["BAMBOO_COMPANY"], os.environ["BAMBOO_KEY"])
    okta = OktaDirectory(os.environ["OKTA_ORG"], os.environ["OKTA_TOKEN"])
    google = WorkspaceDirectory(os.environ["GOOGLE_KEYFILE"], os.environ["GOOGLE_ADMIN"])
    return JoinerService(people=people, primary=okta, mirrors=[google])


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    hired = container().run()
    print("%d new accounts" % len(hired))
