"""Decision cases: plain facts of one order, parcel, task or product in, the rules' answer out.

One module per subject; each question is a pure function of a frozen facts struct and the book.
What a case does not tell is unknown; the function then raises ``FactMissing`` for the caller.
"""
