"""Who may do what to facts, awards and places: "" is yes, a sentence is the reason why not.

The button, the refusal page and the test use the same function. Which role may, and where, stands in the permission
matrix (portal/access); here stand the rules that belong to the trade: what waits, what is replaced, who confirms whom.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from communities.models import Community, Estate, Proposal, Stewardship, Street
from communities.models.proposals import DECIDE, PLACE_LINES
from communities.models.statements import SourcedStatement
from communities.ties import refusal_while_in_use
from portal.access.decisions import refusal
from portal.access.decisions import rows as rows_for
from portal.access.viewer import everywhere
from portal.accounts.models import User
from portal.accounts.roles import SUPERUSER_RANK, rank


def refusal_to_record(user: User, statement: SourcedStatement | type[SourcedStatement]) -> str:
    words = _("您的角色不能录入%(what)s。") % {"what": statement._meta.verbose_name}
    return refusal(user, statement.desk_scope.add, statement, wrong_role=words)


def refusal_to_confirm(user: User, statement: SourcedStatement) -> str:
    if not statement.is_waiting:
        return _("这一条不在待确认状态，可能已经有人处理过了。")
    if user.is_superuser:
        return _("超级管理员不参与确认，请由承担审核角色的同事确认。")
    words = _("您的角色不能确认%(what)s。") % {"what": statement._meta.verbose_name}
    own = _("这一条是您录入的，请由另一位同事确认。")
    return refusal(user, statement.CONFIRM_ACTION, statement, wrong_role=words, took_part=own)


def refusal_to_replace(user: User, statement: SourcedStatement) -> str:
    if not statement.is_public:
        return _("只有已确认的内容可以替换；待确认的请先停用，再重新录入。")
    if type(statement).objects.filter(pk=statement.pk).being_replaced().exists():
        return _("这一条已经录入了替换内容，请先处理那一条。")
    return refusal_to_record(user, statement)


def refusal_to_retire(user: User, statement: SourcedStatement) -> str:
    if statement.is_retired:
        return _("这一条已经停用。")
    words = _("您的角色不能停用%(what)s。") % {"what": statement._meta.verbose_name}
    return refusal(user, statement.RETIRE_ACTION, statement, wrong_role=words)


# Proposals of pasted stories


def refusal_to_decide(user: User, proposal: Proposal) -> str:
    if not proposal.is_open:
        return _("这一条已经有人定过了：%(state)s。") % {"state": proposal.get_state_display()}
    return refusal_to_handle(user, proposal)


def refusal_to_handle(user: User, proposal: Proposal) -> str:
    """Whether a proposal, open or decided, is this person's business.

    A place that a report names is entered by whoever may enter such a place at the desk: a superuser sets up streets
    and communities, and decides on nothing else (ADR 0038).
    """
    words = ""
    if user.is_superuser:
        words = _(
            "超级管理员只建立街道、社区和小区，不采录内容。请区级管理员或这个街道的工作人员登录，"
            "在工作台首页“等我采录的报道”里接着定；没有定的都留着。"
        )
    reason = refusal(user, DECIDE, proposal, wrong_role=words)
    if reason and (line := PLACE_LINES.get(proposal.kind)) and not refusal(user, line, proposal):
        return ""
    return reason


def decidable(user: User) -> QuerySet[Proposal]:
    """The open proposals for which `refusal_to_decide` says ""."""
    rows = Proposal.objects.open()
    if not refusal(user, DECIDE):
        return rows_for(user, DECIDE, rows)
    found = rows.none()
    for kind, line in PLACE_LINES.items():
        found |= rows_for(user, line, rows.filter(kind=kind))
    return found


def refusal_to_enter_place(user: User, entry: Street | Community | Estate) -> str:
    """Why this person cannot enter a place that a report names, and who can."""
    if isinstance(entry, Street):
        return refusal(
            user,
            entry.desk_scope.add,
            entry,
            wrong_role=_(
                "新街道只由超级管理员建立。请他登录，在工作台首页“等我采录的报道”里打开这一篇，按 A 建立；"
                "建好以后，这里接着定。报道和已经定的都留着，不用重新粘贴。"
            ),
        )
    return refusal(user, entry.desk_scope.add, entry)


def refusal_to_reopen(user: User, proposal: Proposal) -> str:
    """A decision is taken back by whoever may decide, as long as nobody built on it."""
    if proposal.is_open:
        return _("这一条还没有定，不用撤销。")
    if reason := refusal_to_handle(user, proposal):
        return reason
    if not proposal.has_made:
        return ""
    made = proposal.made()
    if made is None:
        with everywhere():
            is_gone = proposal.made() is None
        return "" if is_gone else _("由它录入的内容不在您负责的范围里，请区级管理员撤销。")
    if isinstance(made, SourcedStatement):
        if made.is_public:
            return _("同事已经确认，它公开了。要改，请在那一条上替换或停用。")
        return "" if made.is_retired else refusal_to_retire(user, made)
    return refusal_to_take_back(user, made, proposal)


def refusal_to_take_back(user: User, entry: Street | Community | Estate, proposal: Proposal) -> str:
    """A place entered from a report is taken back by who may delete such a place, while nothing hangs on it."""
    line = entry.desk_scope.delete or entry.desk_scope.add
    words = _("社区建立以后，由区级管理员或超级管理员撤销；请与他们联系。") if isinstance(entry, Community) else ""
    return refusal(user, line, entry, wrong_role=words) or refusal_while_in_use(entry, proposal)


# Accounts and roles


def rank_of(user: User) -> int:
    """The highest rank that an account holds or is to hold; a superuser stands above all roles."""
    if user.is_superuser:
        return SUPERUSER_RANK
    with everywhere():  # a rank held in another district counts too, though this viewer does not see it
        held = list(Stewardship.objects.not_over().filter(person=user).values_list("role", flat=True))
    return max((rank(role) for role in held), default=0)


def refusal_to_grant(user: User, stewardship: Stewardship) -> str:
    """Nobody hands out a rank above their own, or anything to themselves or to an account of equal or higher rank."""
    if reason := refusal(user, stewardship.desk_scope.add, stewardship):
        return reason
    if stewardship.person_id == user.pk:
        return _("不能给自己授权，也不能收回自己的授权，请由另一位管理员办理。")
    if user.is_superuser:
        return ""
    if rank(stewardship.role) > rank_of(user):
        return _("不能授予比您自己更高的角色。")
    if rank_of(stewardship.person) >= rank_of(user):
        return _("这个账号的级别不低于您，请由超级管理员办理。")
    return ""


def refusal_to_end(user: User, stewardship: Stewardship) -> str:
    if stewardship.ended_at:
        return _("这条授权已经收回了。")
    return refusal_to_grant(user, stewardship)


# Streets


def refusal_to_merge(user: User, street: Street, into: Street) -> str:
    """A street is taken over by another of the same district, in which both lie within one's scope."""
    if street.pk == into.pk or street.district_id != into.district_id:
        return _("请选同一个区里的另一个街道。")
    if street.merged_into_id or into.merged_into_id:
        return _("已经并入别处的街道，不能再并入或接收。")
    return refusal(user, "community.move_to_other_street", street) or refusal(
        user, "community.move_to_other_street", into
    )
