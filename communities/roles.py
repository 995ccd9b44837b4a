"""What each role may do to places, facts and awards, as Django permissions. Deciding is up to communities/access.py."""

from portal.accounts.roles import Role

STATEMENTS = [
    *("fact", "recognition", "listing", "institution", "councilparty", "facility", "team"),
    *("programme", "declaration", "portrait", "activity", "topic"),
]
PLACES = ["district", "street", "community", "alias", "estate", "contactcard", "duty", "showcase", "activitypicture"]
REFERENCE = [
    *("indicator", "indicatorgroup", "award", "awardlevel", "honourstatus", "source", "person"),
    *("institutionkind", "series", "occasion"),
]


def may(verbs, models):
    return [f"communities.{verb}_{model}" for model in models for verb in verbs]


ROLES = {
    Role.DISTRICT_ADMIN: [
        *may(["view", "add", "change"], [*PLACES, *REFERENCE]),
        *may(["delete"], ["alias", "contactcard", "activitypicture", "community"]),
        *may(["view", "add", "confirm", "retire"], STATEMENTS),
    ],
    Role.SECOND_REVIEWER: [
        *may(["view"], [*PLACES, *REFERENCE]),
        *may(["view", "confirm"], STATEMENTS),
    ],
}
