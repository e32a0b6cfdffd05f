"""Bringing the add-in to Excel, taking it away again, and finding what is amiss.

One way through it: a `Machine` holds the facts and the places, `steps` plans
`Change` objects from them, `changes` carries all of them out or none, and a
`Record` beside the configuration says what must be undone. `doctor` only looks.

It may use no other room of this house; the engine it may.
"""
