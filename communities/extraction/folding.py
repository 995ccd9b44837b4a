"""One character for one: the same text in the width and script in which the grammar is written.

The folded text is only matched, never shown. Its offsets are those of the original; what is quoted is the original.
"""

import re

# Traditional and simplified by turns: the signs that the grammar knows, and surnames.
_SCRIPTS = (
    "萬万億亿個个戶户場场區区黨党員员樓楼棟栋積积約约務务願愿動动參参與与獲获評评為为總总餘余達达記记訊讯間间條条項项張张輛辆噸吨紛纷糾纠調调設设層层長长業业辦办築筑綠绿種种類类課课時时國国廣广東东開开來来"
    "從从內内處处駐驻單单師师書书醫医歲岁紀纪婦妇兒儿齡龄殘残優优撫抚會会議议團团隊队體体藝艺樂乐學学館馆園园廳厅榮荣譽誉稱称號号選选進进強强聯联絡络電电話话網网環环衛卫鎮镇鄉乡縣县應应對对這这該该們们後后"
    "發发報报歷历舊旧無无營营點点職职離离養养資资餐餐實实踐践講讲傳传節节慶庆獎奖屆届屬属過过產产齊齐勞劳護护幫帮貧贫獨独負负責责財财經经濟济據据車车規规範范維维續续買买賣卖寫写說说讀读談谈認认識识證证導导"
    "標标樣样橋桥勝胜績绩劃划畫画計计訓训練练變变還还遠远連连運运週周邊边協协劇剧義义軍军顧顾問问題题關关聽听聞闻視视觀观見见親亲麗丽華华陳陈劉刘趙赵吳吴鄭郑馮冯蔣蒋韓韩楊杨許许呂吕嚴严孫孙錢钱鄧邓葉叶蘇苏"
    "盧卢賈贾鄒邹蕭萧龍龙馬马鳳凤濱滨擁拥請请組组織织圍围難难雙双滿满舉举辦办誰谁頒颁給给衝冲嶺岭灣湾溝沟涼凉島岛羅罗謝谢鍾钟譚谭賴赖閻阎顏颜莊庄龔龚潘潘鄔邬"
    "轄辖現现數数興兴構构鏈链況况礎础蕪芜鬧闹臺台術术際际邁迈奧奥懷怀愛爱誠诚靜静鋪铺廠厂礦矿農农漁渔鹽盐貨货稅税銀银債债倉仓庫库壩坝塊块棄弃潔洁濕湿樹树檔档櫃柜欄栏檢检歸归殺杀氣气決决滅灭漢汉潛潜澤泽濃浓"
    "燈灯爐炉爭争爺爷狀状獻献瓊琼畢毕療疗監监盤盘眾众確确碼码禮礼祿禄穩稳競竞筆笔簡简籌筹粵粤級级紅红純纯統统絕绝緊紧緒绪編编緣缘縮缩繪绘繼继纖纤罰罚聖圣聲声腦脑腳脚臉脸艱艰蓋盖薦荐藍蓝藥药蟲虫裝装複复覺觉"
    "覽览訂订討讨託托詞词詢询試试詳详誤误諮咨諾诺謀谋譜谱豐丰貢贡費费貼贴賀贺賓宾賞赏賢贤質质購购贈赠贊赞跡迹軌轨軟软較较載载輔辅輕轻輪轮輸输轉转辭辞適适遊游遞递遺遗郵邮釋释鋼钢錄录鍋锅鏡镜鐵铁鑒鉴閉闭閑闲"
    "閱阅闊阔陽阳隨随險险隱隐雜杂雲云霧雾靈灵韻韵頂顶順顺須须預预領领頭头頻频顆颗額额風风飛飞飯饭飲饮饋馈驗验驚惊驛驿魯鲁鮮鲜鴻鸿鵬鹏麥麦黃黄齋斋龜龟喬乔歡欢觸触隸隶嶼屿廬庐廚厨彙汇徑径復复恆恒悅悦慮虑憑凭"
    "戰战掃扫揚扬擔担擇择擊击攝摄敵敌斷断於于昇升暢畅曬晒楓枫槍枪樁桩權权櫻樱歐欧毀毁測测湧涌滬沪漲涨澇涝濾滤灑洒煙烟熱热牆墙狹狭猶犹畝亩疊叠癥症皺皱盜盗睏困礙碍祕秘窮穷簽签糧粮絲丝罷罢羣群翹翘脫脱膽胆臨临"
    "艙舱菸烟萊莱蘭兰虧亏蝦虾襲袭訪访訴诉詐诈診诊誼谊諒谅謠谣豬猪貫贯貿贸贏赢趕赶踴踊躍跃輿舆轎轿邏逻醜丑鈴铃銷销鑽钻閘闸闢辟階阶隻只雖虽霑沾頗颇頸颈顯显飾饰餓饿騎骑騙骗鬆松鬥斗鹼碱黴霉"
    "諧谐"
)

BLANKS = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
INVISIBLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff"

_MAP = {full: chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}
_MAP |= {ord(old): new for old, new in zip(_SCRIPTS[::2], _SCRIPTS[1::2], strict=True)}
_MAP |= dict.fromkeys(map(ord, "「『〝"), "“") | dict.fromkeys(map(ord, "」』〞"), "”")
_MAP |= dict.fromkeys(map(ord, "•・‧∙●･"), "·") | {ord("囗"): "口", ord("﹑"): "、", ord("､"): "、", ord("｡"): "。"}
_MAP |= dict.fromkeys(map(ord, "—–―−－─"), "—") | {ord("～"): "~", ord("〜"): "~"}
_MAP |= {ord(mark): "月" for mark in "⽉"} | {ord("⽇"): "日", ord("⼈"): "人", ord("⼀"): "一"}

# Few signs of a text are folded: to find those and look each up is faster than to ask str.translate for every sign.
_TO_FOLD = re.compile(f"[{re.escape(''.join(map(chr, _MAP)))}]")
_BLANK = re.compile(f"[{BLANKS}]")
# A point that ends a sentence of a text whose marks were folded to half width; 13.8 and www.gov.cn keep theirs.
_FULL_STOP = re.compile(r"\.(?<=[\u3400-\u9fff”)%】》]\.)(?![0-9A-Za-z.])")
_STRAIGHT = re.compile(r'["\n]')


def fold(text: str) -> str:
    """Return ``text`` in half-width, simplified script and with “ ” for every kind of quotation mark.

    It has exactly as many characters. Straight quotes open and close by turns within their line.
    """
    return _FULL_STOP.sub("。", _paired(_BLANK.sub(" ", _TO_FOLD.sub(_folded, text))))


def _folded(sign: re.Match[str]) -> str:
    return _MAP[ord(sign[0])]


def _paired(text: str) -> str:
    if '"' not in text:
        return text
    is_open = False

    def turn(mark: re.Match[str]) -> str:
        nonlocal is_open
        is_open = mark[0] == '"' and not is_open
        return mark[0] if mark[0] == "\n" else "“" if is_open else "”"

    return _STRAIGHT.sub(turn, text)
