"""OwnPace: what every course notebook imports.

The rooms: ``algebra`` reads and judges algebra as students write it; ``problems`` turns a written problem into
variants and judges responses; ``learner`` folds a journal into progress; ``curriculum`` holds the course's map;
``widgets`` and ``lesson`` are what a page shows. ``journal`` is the one place where work is kept.
"""

__version__ = "0.1.0"
