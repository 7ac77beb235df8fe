"""What is asked at the press desk."""
