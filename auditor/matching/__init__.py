"""Facts x bugs -> findings: triggers, versions, evidence, the way out."""
