"""The syntaxes of the peers, turned into our trees: one thin module for each."""
