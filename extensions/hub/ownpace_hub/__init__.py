"""The class hub: who is in the class, how their servers start, and what the class keeps.

``commands`` is what people type; it measures (``preflight``), makes ready (``opening``: rosters, passphrases, trees) and keeps
open (``running``, ``processes``). The hub process itself reads ``settings``, which names the authenticator, the spawner, the
proxy and the rights. ``places`` alone knows where files lie.
"""
