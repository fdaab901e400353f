"""Grading for nbgrader: judge the responses that travelled with a submission, in a process that students never touch."""
