"""What people do: each verb checks, writes once, and says why not in a sentence."""
