"""The Windows installer: an NSIS script, and a way to build and try it on Linux under wine."""
