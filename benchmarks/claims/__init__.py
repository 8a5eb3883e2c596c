"""What extractors are scored on: sentences and whole documents of conflicts that never were."""
