"""markdown-it's own steps and rules, faster: each does what the one it stands for does.

A test holds every one of them against the original, on texts that a machine makes up.
"""
