"""The platforms' parcel clocks, each limit derived by hand."""
