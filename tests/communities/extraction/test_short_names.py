"""What a short name of a place means."""

from communities.extraction.place_names import names_of
from communities.extraction.reader import read_story


def test_names_of_places_come_in_the_order_of_the_story():
    words = "\n梨桥坊社区、云溪社区、柳浦社区都来了\n"

    assert names_of("community", words, {}) == ["梨桥坊社区", "云溪社区", "柳浦社区"]


def test_a_name_ends_with_its_paragraph():
    words = "\n他们来自“柳浦\n云溪社区治理\n梨桥坊社区民警\n"

    assert names_of("community", words, {}) == ["云溪社区", "梨桥坊社区"]


def test_a_short_name_means_the_community_where_its_committee_is_named_too():
    story = "走近云州市梨桥坊社区\n\n梨桥坊有楼栋31个。梨桥坊的老人多。\n\n梨桥坊居委会:云山街道星河路8弄"

    owners = {p.owner.name for p in read_story(story).proposals if p.kind == "fact" and p.owner}

    assert owners == {"梨桥坊社区"}
