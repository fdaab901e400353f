"""``ownpace preview``: a lesson as students see it, which follows what the author saves.

``stage`` lays one page with its problems where Voila finds it, in milliseconds, for a whole build would take seconds; ``watching``
notices what was saved; ``extension`` is the part of the Jupyter server that frames the page with the switches and reloads it.
Other pages beside the lessons, such as a gallery, join by a handler of their own and an entry in ``extension.PAGES``.
"""
