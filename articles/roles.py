"""What each role may do to stories. Reporters and the three reviews come with the newsroom."""

from portal.accounts.roles import Role

ROLES = {
    Role.DISTRICT_ADMIN: [
        *(
            f"articles.{verb}_{model}"
            for verb in ("view", "add", "change")
            for model in ("story", "contributor", "byline")
        ),
        *(f"articles.{verb}_citation" for verb in ("view", "add", "change", "delete")),
        "articles.delete_byline",
        "articles.delete_story",
        "taggit.view_tag",
    ],
    Role.SECOND_REVIEWER: ["articles.view_story", "articles.view_contributor", "articles.view_byline"],
}
