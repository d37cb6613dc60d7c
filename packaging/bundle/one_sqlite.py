"""In a bundle this is the module ``sqlite3``: one SQLite is in the process, that of sqlcipher3.

sqlite-utils names a connection's type by that module and asks it nothing else; Python's own
library, 1.7 MB on Windows, stays outside.
"""

from sqlcipher3.dbapi2 import Connection, Cursor

__all__ = ["Connection", "Cursor"]
