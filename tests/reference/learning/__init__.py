"""Learning and review once more, slow and plain, to check the engine against.

Pairs are compared one by one, poolings are tried one by one, optima come from a
solver of scipy's; nothing is shared with the engine.
"""
