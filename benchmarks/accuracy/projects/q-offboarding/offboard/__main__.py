import argparse
import sys

from .access import Aircall, Okta, Zendesk, Zoom
from .ticket import Ticket


def main():
    parser = argparse.ArgumentParser(prog="offboard")
    parser.add_argument("email")
    parser.add_argument("--keep-mail", action="store_true")
    parser.add_argument("--ticket")
    args = parser.parse_args()

    okta = Okta()
    profile = okta.profile(args.email)
    tools = [Zoom(), Zendesk(), Aircall()]
    if not args.keep_mail:
        tools.append(okta)

    done = []
    for tool in tools:
        try:
            tool.revoke(args.email)
            done.append(f"{tool.label}: revoked for {args.email}")
        except Exception as error:
            done.append(f"{tool.label}: please do by hand ({type(error).__name__})")

    print("\n".join(done))
    if args.ticket:
        ticket = Ticket(args.ticket)
        ticket.protocol(done)
        if profile and profile["profile"].get("manager"):
            ticket.ask_manager(profile["profile"]["manager"], args.email)
    return 0


if __name__ == "__main__":
    sys.exit(main())
