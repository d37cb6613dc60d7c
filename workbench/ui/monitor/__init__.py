"""The monitor (物流监控): all warnings, soonest first."""
