from datetime import date, timedelta
from string import Template

from .ports import Archive, PolicyBook, Signatures

PAPER = Template("""<h1>Renewal of policy $number</h1>
<p>$holder, your premium from $day is EUR $premium.</p><p style="color:white">/sig/</p>""")


class RenewalService:
    def __init__(self, policies: PolicyBook, signatures: Signatures, archive: Archive):
        self._policies = policies
        self._signatures = signatures
        self._archive = archive

    def prepare(self, today: date, days: int = 30) -> int:
        sent = 0
        for policy in self._policies.due(today + timedelta(days=days)):
            html = PAPER.substitute(number=policy.number, holder=policy.holder, day=policy.renews_on, premium=f"{policy.premium:.2f}")
            envelope = self._signatures.send(policy, html)
            self._policies.mark_sent(policy.id, envelope)
            sent += 1
        return sent

    def collect(self, today: date, days: int = 3) -> int:
        filed = 0
        for signed in self._signatures.completed(today - timedelta(days=days)):
            pdf = self._signatures.document(signed.envelope_id)
            self._archive.put(f"{signed.completed_at[:4]}/{signed.policy_number}.pdf", pdf)
            self._policies.mark_signed(signed)
            filed += 1
        return filed
