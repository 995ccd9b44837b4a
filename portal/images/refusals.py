"""Why a picture was not taken: one sentence a reason, each with what to do about it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("这个文件是空的。请重新选择照片；如果是从微信保存的，先打开原图再保存一次。"),
    "too_heavy": _("文件太大：最大 %(limit)s MB。请用手机或看图软件把照片缩小后再传。"),
    "wrong_ending": _("只收文件名以 .jpg、.png 或 .webp 结尾的图片。请用看图软件另存为 JPEG 后再传。"),
    "svg": _("这是 SVG 或网页文件，里面可以藏程序，不能收。请截图，或用看图软件另存为 JPEG、PNG 后再传。"),
    "gif": _("这是 GIF 动图，图片库不收。请截取其中一幅，另存为 JPEG 或 PNG 后再传。"),
    "heic": _("这是苹果手机的 HEIC 照片。请在手机“设置—相机—格式”里选“兼容性最佳”后重拍，或先另存为 JPEG。"),
    "archive": _("这是压缩包或办公文档，不是图片。请先解压，把里面的照片另存出来再传。"),
    "unknown": _("这个文件不是 JPEG、PNG 或 WebP 图片，改文件名没有用。请用看图软件打开，另存为 JPEG 后再传。"),
    "too_many_pixels": _("图片太大：%(width)s×%(height)s，超过 %(limit)s 万像素。请先缩小再传，宽 2000 像素就够用了。"),
    "too_long": _("图片太长：%(width)s×%(height)s，长边不能超过 %(limit)s 像素。请先裁剪或缩小再传。"),
    "cut_short": _("文件不完整，可能没有下载或传输完。请回到原来的手机或相机，重新导出一份再传。"),
    "heavy_extras": _("图片里夹带了太多附加信息。请用看图软件打开，另存为 JPEG 后再传。"),
    "markup": _("图片里夹带了网页代码，不能收。请用看图软件打开，另存为 JPEG 后再传。"),
    "broken": _("图片打不开，文件可能已经损坏。请用看图软件打开看看，另存为 JPEG 后再传。"),
    "too_much": _("处理这张图片要用的内存超过限定。请先缩小到宽 2000 像素左右再传。"),
    "too_slow": _("这张图片在限定的时间里处理不完。请用看图软件另存为 JPEG，缩小后再传。"),
    "no_room": _("服务器存不下了，图片没有收下，填写的内容还在。请告诉管理员清理空间，然后再传。"),
    "failed": _("处理图片的程序出了问题，图片没有收下。请稍后再试；还不行，请把这张图片交给管理员。"),
    "known": _("这张图片已经在图片库里，编号 %(number)s，不用再传；请直接选用那一张，列表里没有的到回收站恢复。"),
}


class PictureError(ValidationError):
    """A picture that is not taken. `code` is a key of SENTENCES."""

    def __init__(self, code: str, **values: Any):
        super().__init__(SENTENCES[code], code=code, params=values)
