"""Exact arithmetic that the judges stand on: sparse polynomials, rational functions, polynomials in one letter."""
