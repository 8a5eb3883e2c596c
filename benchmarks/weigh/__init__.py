"""Figures for weighing: verdicts on pairs, origins of a made corpus, time per document."""
