"""Everything that is held about a person, and the one door to it: GovernedMemory."""
