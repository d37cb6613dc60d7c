"""The verdicts of the decision cases, one word each."""

from __future__ import annotations

from enum import StrEnum


class Word(StrEnum):
    """A verdict; which words a kind of case may get stands beside its question."""

    UNKNOWN = "unknown"
    # claims and complaints
    CLAIM_OPEN = "claim_open"
    CLAIM_CLOSED = "claim_closed"
    ACCEPTED_NO_LIABILITY = "accepted_no_liability"
    LIABILITY_POSSIBLE = "liability_possible"
    EXEMPT_BY_PLATFORM = "exempt_by_platform"
    EXEMPT_BY_FILING = "exempt_by_filing"
    MESSAGE_EVIDENCE_CONSIDERED = "message_evidence_considered"
    # prices and regions
    SURCHARGE = "surcharge"
    NO_SURCHARGE = "no_surcharge"
    REMOTE = "remote"
    NOT_REMOTE = "not_remote"
    # parcels
    NOT_STARTED = "not_started"
    PENDING = "pending"
    CLEAN = "clean"
    VIOLATION = "violation"
    SEVERE_VIOLATION = "severe_violation"
    EXEMPT_REGION = "exempt_region"
    # remedies and filings
    EXEMPT = "exempt"
    NOT_EXEMPT = "not_exempt"
    ACT_BY = "act_by"
    REVOKED_REFUNDED = "revoked_refunded"
    REJECTED_LATE = "rejected_late"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    NOT_LISTED = "not_listed"
    ACCEPTED = "accepted"
    AUTO_EFFECTIVE = "auto_effective"
    NOT_EFFECTIVE = "not_effective"
    NOT_AVAILABLE = "not_available"
    FILE_IN_ADVANCE = "file_in_advance"
    APPEAL = "appeal"
    NOT_COVERED = "not_covered"
    # shipping without logistics
    AUTO_CONFIRM = "auto_confirm"
    NOT_APPLICABLE = "not_applicable"
    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    # damages
    SINGLE = "single"
    NO_STACK = "no_stack"
    MAY_STACK = "may_stack"
    SEE_CAMPAIGN_RULE = "see_campaign_rule"
    BASE_AMOUNT = "base_amount"
    # Douyin
    APPLIES = "applies"
    SUSPENDED = "suspended"
    STILL_ENFORCED = "still_enforced"
    USE_INDUSTRY_MEAN = "use_industry_mean"
    OWN_SCORE = "own_score"
    POINTS_APPLY = "points_apply"
    # tasks and tickets
    NO_TASK = "no_task"
    REPLY_DUE = "reply_due"
    REPLIED_IN_TIME = "replied_in_time"
    REPLY_OVERDUE = "reply_overdue"
    NOT_FILED_BY_PLATFORM = "not_filed_by_platform"
    MAY_BE_FILED_BY_PLATFORM = "may_be_filed_by_platform"
    COUNTS_IN_HELP_RATE = "counts_in_help_rate"
    REMOVED = "removed"
    NOT_REMOVED = "not_removed"
    SUPPORTED = "supported"
    NOT_SUPPORTED = "not_supported"
    OTHER_EVIDENCE_CONSIDERED = "other_evidence_considered"
    TAGGED = "tagged"
    TAG_PENDING = "tag_pending"
    NOT_TAGGED = "not_tagged"
    ENTRY_HIDDEN = "entry_hidden"
    ENTRY_EXPOSED = "entry_exposed"
    # invoices
    WITHIN_PERIOD = "within_period"
    RESPONSE_WINDOW = "response_window"
    POINTS_RISK = "points_risk"
    NO_POINTS = "no_points"
    POINTS = "points"
    # freight
    DOWNRANK = "downrank"
    NO_DOWNRANK = "no_downrank"
    DELIST = "delist"
    NO_DELIST = "no_delist"
    WITHIN_GUIDE = "within_guide"
    ABOVE_GUIDE = "above_guide"
    # the platform's own apps
    LOGIN_ALLOWED = "login_allowed"
    LOGIN_MAY_BE_CLOSED = "login_may_be_closed"
    RUNNING = "running"
    STOPPED = "stopped"
    MIGRATED_AUTOMATICALLY = "migrated_automatically"
    PATH = "path"

    @property
    def is_waiting(self) -> bool:
        """Tell whether a limit is still ahead, so that time alone changes the verdict."""
        return self in _WAITING


_WAITING = frozenset(
    {
        Word.PENDING,
        Word.REPLY_DUE,
        Word.ENTRY_HIDDEN,
        Word.WITHIN_PERIOD,
        Word.RESPONSE_WINDOW,
    }
)
