"""Family 5: who knows what an automation is, who answers for it, and what was put off."""
