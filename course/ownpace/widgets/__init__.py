"""The Python half of what students touch.

Each widget is a ``Card`` (``card``): it owns the state that its view draws and answers the view's requests. ``practice``
and ``checks`` judge at once; ``slots`` keep answers of an assignment; ``worked``, ``balance`` and ``home`` show.
Widgets never write a journal themselves: whoever makes one hands it a keeper (``keeping``), so that a widget knows that an
answer is kept, and not where. ``pages`` is for the server that renders course pages, and imports no widget.

Nothing is imported here, for the server needs ``pages`` alone.
"""
