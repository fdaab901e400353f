"""Hostile input for the algebra: what it must survive, for hypothesis (`tests/unit`) and for atheris (`__main__`)."""
