"""The tests; they mirror app/ and may import all of it."""
