"""What people do at the press desk: each verb checks, writes once, and says why not."""
