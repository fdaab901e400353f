"""Measurements: `python -m tests.bench NAME [--json FILE]`, typed as `script/bench NAME`.

Each module but this one measures one thing, ours beside a peer's in the same run, and returns a `Report`.
"""
