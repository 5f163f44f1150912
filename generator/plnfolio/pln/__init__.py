"""What the networks add up to: hours, prices, balance, gaps and growth, as pure functions."""
