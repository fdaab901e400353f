"""Grading for nbgrader: judge the responses that travelled with a submission, in a process that students never touch.

Judging is pure: ``evidence`` says what was answered, ``grading`` what it earns, ``showing`` what the graded work looks like.
nbgrader meets us in four places: ``exchange`` and ``intake`` (with ``copying``) where a student's folder comes in,
``preprocessors`` (with ``records``) where it is graded, ``pages`` and ``sanitising`` where it is shown, ``formgrader`` and
``labpages`` on the teacher's server. ``settings`` names them all to nbgrader. The teacher types ``commands``, which find
the course (``courses``) and do its ``duties`` and ``exporting``; ``teaching`` knows the teacher's side of an assignment.
Students stand at the ``desk``.
"""
