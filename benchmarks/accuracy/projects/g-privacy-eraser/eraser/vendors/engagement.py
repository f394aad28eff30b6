from ..http import Http, env

track = Http("https://track.customer.io/api/v1/", auth=(env("CIO_SITE"), env("CIO_KEY")))


def erase(email):
    track.delete(f"customers/{email}")
    return "ok"
