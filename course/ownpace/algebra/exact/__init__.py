"""Exact arithmetic that the judges stand on.

- `polynomials`, `divisors`, `rational`: sparse polynomials in several letters, their common divisors, their quotients.
- `fingerprints`: values modulo a prime, which tell rational functions apart at once.
- `towers`, `cells`, `elimination`, `exponentials`: normal forms with roots, absolute values and powers, cell by cell.
- `enclosures`: the sign of a number, by closing in on it down to a separation bound.
- `univariate`, `numbers`, `realsets`, `written`: polynomials in one letter, their real roots, sets with such ends, and
  all of these as trees.
- `linear`: linear conditions in several letters, by elimination.
- `factors`: polynomials as products.
- `work`: how much one judgement may compute.
"""
