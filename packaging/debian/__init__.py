"""The Debian package: what it depends on, its tree, and ``dpkg-deb``."""
