# Windows and macOS without make: python packaging/bootstrap.py demo
PYTHON ?= python3
ARGS ?=

.PHONY: setup demo test check bench torture pictures bundle deb windows macos lock

setup demo test check bench torture pictures bundle deb windows macos:
	@$(PYTHON) packaging/bootstrap.py $@ $(ARGS)

# New versions of the dependencies, for every supported Python and system; needs uv.
COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header --upgrade
lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group packaging --constraint requirements.lock --output-file requirements-packaging.lock
