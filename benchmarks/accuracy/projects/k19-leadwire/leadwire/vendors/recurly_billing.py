import os

import recurly

client = recurly.Client(os.environ["RECURLY_KEY"])


def ensure_account(code, email, company=None):
    try:
        return client.get_account("code-" + code)
    except recurly.errors.NotFoundError:
        return client.create_account({"code": code, "email": email, "company": company})
