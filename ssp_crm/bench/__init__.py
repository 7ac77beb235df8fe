"""Measure every page beside the bare page, through the whole stack."""
