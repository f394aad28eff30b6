from bridge.importers.bank import BankImporter
from bridge.importers.base import Gift, Importer
from bridge.importers.snapscan import SnapScanImporter

IMPORTERS = {cls.name: cls for cls in (SnapScanImporter, BankImporter)}
