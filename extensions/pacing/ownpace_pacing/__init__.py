"""Pacing: what a learner's journal says about time and progress, shipped to the class store and shown on the board."""
