"""The platforms' parcel clocks: one module per question, each run by the rules' own description."""
