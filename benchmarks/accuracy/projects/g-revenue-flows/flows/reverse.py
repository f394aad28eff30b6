from prefect import flow

from revflow.container import Container
from revflow.tasks import reverse as t


@flow
def reverse():
    failed = t.to_crm(t.account_mrr())
    t.announce(failed)


Container().wire(modules=[t])

if __name__ == "__main__":
    reverse()
