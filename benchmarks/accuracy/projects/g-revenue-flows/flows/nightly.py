from prefect import flow

from revflow.container import Container
from revflow.tasks import loading


@flow
def nightly():
    subs = loading.subscriptions.submit()
    accs = loading.accounts.submit()
    loading.load("SUBSCRIPTION", ["ACCOUNT_ID", "STATUS", "MRR"], subs)
    loading.load("ACCOUNT", ["SF_ID", "NAME", "ZUORA_ID"], accs)


Container().wire(modules=[loading])

if __name__ == "__main__":
    nightly()
