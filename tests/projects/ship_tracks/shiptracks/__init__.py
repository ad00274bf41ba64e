"""Ships in pictures of harbours."""
