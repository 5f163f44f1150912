"""From the author's folder to the finished one.

``build.py`` is the place to begin reading; ``order.py`` and ``glance.py`` load nothing heavy.
"""
