"""The parameters that an address of the JSON understands; whatever else stands behind the ? is refused in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.endpoints.answers import RefusedError

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
NUMBER = r"[1-9][0-9]{0,17}"  # fits every integer column, so no database has to refuse it


@dataclass(frozen=True)
class Parameter:
    """One name behind the ?, and what its value may look like. An empty value is the same as none."""

    name: str
    meaning: Any  # for people, lazily translated
    pattern: str = SLUG
    example: str = ""
    limit: int = 100

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^(?:{self.pattern})?$", "maxLength": self.limit}

    def read(self, value: str) -> str:
        if len(value) > self.limit or not re.fullmatch(f"(?:{self.pattern})?", value):
            raise RefusedError(
                _("参数“%(name)s”的写法看不懂。") % {"name": self.name},
                status=400,
                parameter=self.name,
                allowed=self.meaning,
            )
        return value


AFTER_SLUG = Parameter("after", gettext_lazy("从哪一条之后开始；照抄上一页的 next 即可。"), SLUG)
AFTER_NUMBER = Parameter("after", gettext_lazy("从哪一条之后开始；照抄上一页的 next 即可。"), NUMBER)


def read_parameters(parameters: Iterable[Parameter], given: QueryDict) -> dict[str, str]:
    """Every parameter by its name, "" where it was not given. Unknown and repeated names are refused, not ignored:

    a program that misspells a filter would otherwise take everything for the part that it asked for.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name, values in given.lists():
        if name not in known:
            raise RefusedError(
                _("这个地址没有参数“%(name)s”。") % {"name": name[:40]},
                status=400,
                parameter=name[:40],
                allowed=list(known),
            )
        if len(values) > 1:
            sentence = _("参数“%(name)s”只能写一次。") % {"name": name}
            raise RefusedError(sentence, status=400, parameter=name, allowed=known[name].meaning)
    return {name: parameter.read(given.get(name, "")) for name, parameter in known.items()}
