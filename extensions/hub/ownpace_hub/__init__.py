"""The class hub: who is in the class, how their servers start, and what the class keeps."""
