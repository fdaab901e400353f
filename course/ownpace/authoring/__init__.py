"""What an author types: ``ownpace check``, ``test``, ``sample`` and more. Nothing here is imported by a student's page.

``rules`` holds what must be true of course content, one small object for each rule; ``checking`` holds one problem file against them,
``running`` a whole course, in parallel and with a cache; ``findings`` are what comes out. ``commands`` is the command line.
"""
