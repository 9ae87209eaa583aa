"""The program as a real screen reader meets it: over AT-SPI, on a screen of its own (Linux, Xvfb).

Holds the script that listens and the test that runs it; where the tools are not there, it is skipped.
"""
