"""Judging form: how something is written, on the tree as it was written."""

from ownpace.algebra.forms.numbers import is_lowest_terms, is_number, is_simplified_number

__all__ = ["is_lowest_terms", "is_number", "is_simplified_number"]
