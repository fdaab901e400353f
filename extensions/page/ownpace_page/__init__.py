"""The course's pages: how Voila renders them, and the files that they load.

The rooms: ``rendering`` is what the server's configuration tells Voila; ``assets`` knows the built front end by its
manifest; ``server`` is the extension that serves those files, compressed and kept for a year. The front end in TypeScript
lives beside this package.
"""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Return where Jupyter Server finds this extension."""
    return [{"module": "ownpace_page.server"}]
