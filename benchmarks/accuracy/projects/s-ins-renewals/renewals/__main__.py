import os
import sys
from datetime import date

from .archive import BlobArchive
from .dataverse import DataversePolicies
from .service import RenewalService
from .signing import DocuSignSignatures


def build() -> RenewalService:
    e = os.environ
    return RenewalService(
        policies=DataversePolicies(e["DV_URL"], e["AZ_TENANT"], e["DV_CLIENT"], e["DV_SECRET"]),
        signatures=DocuSignSignatures(e["DS_BASE"], e["DS_ACCOUNT"], e["DS_TOKEN"]),
        archive=BlobArchive(e["BLOB_URL"]),
    )


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in ("prepare", "collect"):
        print("usage: renewals prepare|collect", file=sys.stderr)
        return 2
    print(command, getattr(build(), command)(date.today()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
