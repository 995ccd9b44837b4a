"""Figures as they are said: what a voice gets holds no digit, and reads back as the number that was written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text.numbers import read_number
from portal.text.speech import spoken, whole

SAID = {
    "约13.8万平方米": "约十三点八万平方米",
    "约16000平方米": "约一万六千平方米",
    "16000": "一万六千",
    "600多人次": "六百多人次",
    "28起": "二十八起",
    "18场次": "十八场次",
    "约4800人": "约四千八百人",
    "0.265平方公里": "零点二六五平方公里",
    "2287户": "两千二百八十七户",
    "7076人": "七千零七十六人",
    "2019年": "二零一九年",
    "2019年12月5日": "二零一九年十二月五日",
    "2019年累计": "二零一九年累计",
    "2019-2020年": "二零一九至二零二零年",
    "2019至2020年": "二零一九至二零二零年",
    "截至2019-12": "截至二零一九年十二月",
    "2019-12-05": "二零一九年十二月五日",
    "“今年以来”，据同节“2019年”推定": "“今年以来”，据同节“二零一九年”推定",
    "1000年": "一千年",
    "2019人": "两千零一十九人",
    "24.4%": "百分之二十四点四",
    "24.4％": "百分之二十四点四",
    "3‰": "千分之三",
    "3%-5%": "百分之三至百分之五",
    "3至5人": "三至五人",
    "3-5人": "三至五人",
    "3～5万": "三至五万",
    "1,819,037人": "一百八十一万九千零三十七人",
    "１２３人": "一百二十三人",
    "760㎡": "七百六十平方米",
    "2km²": "两平方公里",
    "2户": "两户",
    "2万": "两万",
    "2月": "二月",
    "第2": "第二",
    "2": "二",
    "10": "十",
    "110": "一百一十",
    "0": "零",
    "020": "零二零",
    "100000000": "一亿",
    "200000000": "两亿",
    "10010": "一万零一十",
    "20000": "两万",
    "约一万六千平方米": "约一万六千平方米",
    "数十人": "数十人",
    "未注明": "未注明",
    "": "",
}


@pytest.mark.parametrize(("written", "said"), SAID.items())
def test_a_figure_is_said(written, said):
    assert spoken(written) == said


@given(st.integers(0, 10**12 - 1))
def test_a_whole_number_reads_back_as_itself(number):
    assert read_number(whole(number)) == number


@given(st.decimals(0, 10**6, places=3, allow_nan=False))
def test_a_decimal_keeps_every_digit_behind_the_point(number):
    said = spoken(f"{number:f}")

    assert len(said.partition("点")[2]) == 3


@given(st.text(st.sampled_from("0123456789０９.,，％%-—至年月人万约 m²"), max_size=40))
def test_no_digit_is_left_to_the_voice(text):
    assert re.search(r"[0-9０-９]", spoken(text)) is None


@given(st.text(st.characters(exclude_characters="．，％", exclude_categories=["Nd", "Cs"]), max_size=60))
def test_words_without_figures_are_left_alone(text):
    assert spoken(text) == text


@given(st.integers(10**16, 10**40))
def test_a_number_that_is_too_long_to_say_is_read_one_by_one(number):
    assert len(spoken(str(number))) == len(str(number))
