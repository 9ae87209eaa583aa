"""How fast the program is, as ratios taken in one run: `python3 dev.py bench`.

Never a timed test: a benchmark is looked at, a test must not depend on what else the machine is doing.
"""
