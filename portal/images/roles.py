"""What each role may do to pictures."""

from portal.accounts.roles import Role

ROLES = {
    Role.DISTRICT_ADMIN: [f"images.{verb}_picture" for verb in ("view", "add", "change", "delete")],
    Role.SECOND_REVIEWER: ["images.view_picture"],
}
