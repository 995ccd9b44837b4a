"""Everything that is public of one community: the same profile that its page shows."""

from typing import Annotated, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communities.api.activities import ActivityJson, activity_json, public_among, speaker_numbers
from communities.api.awards import AwardJson, award_json
from communities.api.council import TopicJson, topic_json
from communities.api.facts import FactJson, fact_json
from communities.api.institutions import (
    ContactJson,
    CouncilPartyJson,
    DeclarationJson,
    FacilityJson,
    InstitutionJson,
    ProgrammeJson,
    TeamJson,
    contact_json,
    council_party_json,
    declaration_json,
    facility_json,
    institution_json,
    programme_json,
    team_json,
)
from communities.api.people import PersonToldJson, person_told_json
from communities.api.places import CommunityHeadJson, place_json
from communities.footnotes import Footnotes
from communities.models import Community
from communities.profiles import CommunityProfile
from communities.telling import Telling, words_of_districts, words_of_street


class ProfileJson(CommunityHeadJson):
    designations: Annotated[list[AwardJson], _("候选、目标等；都不算获得。")]
    facts: Annotated[list[FactJson], _("社区、小区和设施的数字与说法。")]
    awards: Annotated[list[AwardJson], _("获得的荣誉，级别高的在前。")]
    activities: Annotated[list[ActivityJson], _("文明实践活动。")]
    institutions: Annotated[list[InstitutionJson], _("辖区单位和社区组织；街道的在后。")]
    council_parties: Annotated[list[CouncilPartyJson], _("居民议事厅的参与方。")]
    topics: Annotated[list[TopicJson], _("居民议事厅的议题，新的在前。")]
    facilities: Annotated[list[FacilityJson], _("设施。")]
    teams: Annotated[list[TeamJson], _("队伍。")]
    people: Annotated[list[PersonToldJson], _("公开介绍的人物。")]
    programmes: Annotated[list[ProgrammeJson], _("做法与渠道；街道和区的在后。")]
    statements: Annotated[list[DeclarationJson], _("口号、目标、依据等表述；街道和区的在后。")]
    contacts: Annotated[list[ContactJson], _("居委会怎样联系。")]


def profile_json(profile: CommunityProfile) -> ProfileJson:
    card, telling = profile.contact_card, profile.telling
    around = surroundings_json(profile.community)
    named = public_among(speaker_numbers([told.item for told in telling.activities]))
    return {
        **place_json(profile.community),
        "designations": [award_json(item) for item, _note in profile.candidacies],
        "facts": [fact_json(line.fact) for line in profile.sheet],
        "awards": [award_json(item) for row in profile.award_levels for item, _note in row.won],
        "activities": [activity_json(told.item, named) for told in telling.activities],
        "institutions": [*institutions_of(telling), *around["institutions"]],
        "council_parties": [council_party_json(told.item) for told in telling.council.parties],
        "topics": [topic_json(told.item) for told in telling.topics],
        "facilities": [facility_json(told.item) for told in telling.facilities],
        "teams": [team_json(told.item) for told in telling.teams],
        "people": [person_told_json(entry) for entry in telling.people],
        "programmes": [*programmes_of(telling), *around["programmes"]],
        "statements": [*declarations_of(telling), *around["statements"]],
        "contacts": [contact_json(card, profile.duties)] if card else [],
    }


def institutions_of(telling: Telling) -> list[InstitutionJson]:
    halls = [telling.council.hall] if telling.council.hall else []
    return [institution_json(told.item) for told in [*telling.units, *telling.bodies, *halls]]


def programmes_of(telling: Telling) -> list[ProgrammeJson]:
    return [programme_json(told.item) for told in [*telling.programmes, *telling.channels]]


def declarations_of(telling: Telling) -> list[DeclarationJson]:
    said = [told for _label, group in telling.said for told in group]
    declared = [*telling.council.mottoes, *telling.themes, *telling.work_areas, *telling.taking_part, *said]
    return [declaration_json(told.item) for told in declared]


def surroundings_json(community: Community) -> dict[str, list[Any]]:
    """What the street and the district say and do around a community, each row with its owner."""
    street = community.street
    found = [
        words_of_street(street, Footnotes()),
        words_of_districts(Footnotes(), Q(district=street.district)),
    ]
    return {
        "institutions": [institution_json(told.item) for words in found for told in words.bodies],
        "programmes": [
            programme_json(told.item)
            for words in found
            for told in words.programmes
            if told.item.serves_id != community.pk  # those that serve the community are among its own already
        ],
        "statements": [declaration_json(told.item) for words in found for told in words.declarations],
    }
