"""From the author's folder to the finished one.

``build.py`` is the place to begin reading; ``request.py`` and ``up_to_date.py`` load nothing heavy.
"""
