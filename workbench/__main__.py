"""Entry point of ``workbench`` and of ``python -m workbench``."""

from workbench.app import main

if __name__ == "__main__":
    main()
