"""Words for what was wrong with an answer, as the seller reads them; never foreign text."""

from __future__ import annotations

from workbench.domain.errors import marked

ADDRESS_NOT_ALLOWED = marked("errors", "an address that is not the platform's")
BROKEN_JSON = marked("errors", "damaged data")
CERTIFICATE = marked(
    "errors",
    "a certificate that this machine's system does not trust; a company proxy or antivirus that"
    " checks connections has to have its own in the system's store",
)
NOT_UTF8 = marked("errors", "text in another encoding")
PAGES_DO_NOT_ADD_UP = marked("errors", "pages that do not add up")
REDIRECT = marked("errors", "a redirect to another address")
TOO_LARGE = marked("errors", "far too much data")
UNKNOWN_CODE = marked("errors", "a code that is not documented")
UNKNOWN_SHAPE = marked("errors", "data in an unknown shape")
WEB_PAGE = marked("errors", "a web page instead of data")
# A trace provider's word for a parcel whose carrier wants digits, or other digits.
PHONE_WANTED = marked("errors", "the carrier asks for a telephone number")
