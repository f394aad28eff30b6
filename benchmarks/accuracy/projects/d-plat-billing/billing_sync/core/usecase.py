import logging
from typing import Iterable, Protocol

from .model import Contract, Health

log = logging.getLogger(__name__)


class ContractSource(Protocol):
    def active(self) -> Iterable[Contract]: ...


class UsageReader(Protocol):
    def logins(self, customer_id: str) -> int: ...


class ContractSink(Protocol):
    def apply(self, contract: Contract) -> None: ...


class Alarm(Protocol):
    def raise_for(self, contract: Contract) -> None: ...


class SyncContracts:
    def __init__(self, source: ContractSource, usage: UsageReader, sinks: list[ContractSink], alarm: Alarm):
        self._source = source
        self._usage = usage
        self._sinks = sinks
        self._alarm = alarm

    def __call__(self) -> int:
        n = 0
        for contract in self._source.active():
            contract = contract.with_usage(self._usage.logins(contract.customer_id)).assessed()
            for sink in self._sinks:
                try:
                    sink.apply(contract)
                except Exception:
                    log.exception("sink %s failed for %s", type(sink).__name__, contract.customer_id)
            if contract.health is Health.RED:
                self._alarm.raise_for(contract)
            n += 1
        return n
