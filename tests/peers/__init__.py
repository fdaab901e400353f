"""Other people's test cases, run against our algebra: `python -m tests.peers FOLDER [--json FILE]`.

A folder holds case files, one JSON object a line (`rows`). Each suite has an adapter (`suites`) that says what a row of
each kind asks, and puts it in our terms through `doors`, the one module here that calls the algebra. `dialects` turn the
syntaxes of the peers (Maxima's, KAS's, mathsteps's) into our trees. `workers` judges each row in a process that is killed
when it takes too long; `scores` keeps the six outcomes apart; `policies` lists, by kind, where we mean to differ and why;
`report` prints. No case is copied into the project, and no row is treated by its name.
"""
