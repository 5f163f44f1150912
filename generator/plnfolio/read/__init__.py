"""Files become a Site; the only place where untyped input lives."""
