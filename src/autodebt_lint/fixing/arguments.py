"""The arguments of calls, and the white space between them."""

import libcst as cst

from autodebt_lint.fixing.refusal import RefusedError

_NO_SPACE = cst.SimpleWhitespace("")
_ONE_SPACE = cst.SimpleWhitespace(" ")

Space = cst.BaseParenthesizableWhitespace


def with_keyword(call: cst.Call, name: str, value: cst.BaseExpression) -> cst.Call:
    """Give a call one more keyword argument, laid out as the others are."""
    new = cst.Arg(
        value=value,
        keyword=cst.Name(name),
        equal=cst.AssignEqual(whitespace_before=_NO_SPACE, whitespace_after=_NO_SPACE),
    )
    if not call.args:
        return call.with_changes(args=[new])
    *others, last = call.args
    between = _between(call)
    if isinstance(last.comma, cst.Comma):
        closing = last.comma.whitespace_after
        before, closing = _moved(between, closing)
        last = last.with_changes(comma=last.comma.with_changes(whitespace_after=before))
        new = new.with_changes(comma=cst.Comma(whitespace_after=closing))
    else:
        before, closing = _moved(between, last.whitespace_after_arg)
        last = last.with_changes(
            comma=cst.Comma(whitespace_after=before), whitespace_after_arg=_NO_SPACE
        )
        new = new.with_changes(whitespace_after_arg=closing)
    return call.with_changes(args=[*others, last, new])


def without_argument(call: cst.Call, name: str) -> cst.Call:
    """Take a keyword argument from a call; the comments around it stay.

    Raises:
        RefusedError: it has none of that name, or a comment speaks of it alone.
    """
    at = next((n for n, arg in enumerate(call.args) if _is_named(arg, name)), None)
    if at is None:
        raise RefusedError(f"the call is not given {name} by its name")
    args = list(call.args)
    gone = args.pop(at)
    gap = gone.comma.whitespace_after if isinstance(gone.comma, cst.Comma) else None
    if _comments(gap) or _comments(gone.whitespace_after_arg):
        raise RefusedError(f"a comment stands beside {name}")
    if at < len(args) or not args:
        return call.with_changes(args=args)
    last = args[-1]
    assert isinstance(last.comma, cst.Comma)
    if _comments(last.comma.whitespace_after):
        raise RefusedError(f"a comment stands beside {name}")
    if isinstance(gone.comma, cst.Comma):
        last = last.with_changes(comma=gone.comma)
    else:
        last = last.with_changes(
            comma=cst.MaybeSentinel.DEFAULT, whitespace_after_arg=gone.whitespace_after_arg
        )
    return call.with_changes(args=[*args[:-1], last])


def with_changed_argument(
    call: cst.Call, name: str, *, keyword: str = "", value: cst.BaseExpression | None = None
) -> cst.Call:
    """Give the keyword argument `name` another name or another value."""
    changes: dict[str, cst.CSTNode] = {}
    if keyword:
        changes["keyword"] = cst.Name(keyword)
    if value is not None:
        changes["value"] = value
    args = [arg.with_changes(**changes) if _is_named(arg, name) else arg for arg in call.args]
    return call.with_changes(args=args)


def _is_named(arg: cst.Arg, name: str) -> bool:
    return arg.keyword is not None and arg.keyword.value == name


def _between(call: cst.Call) -> Space:
    """White space to put between the last argument and one more."""
    if len(call.args) > 1:
        comma = call.args[-2].comma
        assert isinstance(comma, cst.Comma)
        return _without_comments(comma.whitespace_after)
    opening = call.whitespace_before_args
    return _without_comments(opening) if _breaks(opening) else _ONE_SPACE


def _moved(between: Space, closing: Space) -> tuple[Space, Space]:
    """Lay out one more argument before the closing parenthesis.

    Returns:
        The white space before it, which takes over the comments behind the argument that was last
        where the new one begins a line; and the white space after it.
    """
    if not isinstance(between, cst.ParenthesizedWhitespace) or not isinstance(
        closing, cst.ParenthesizedWhitespace
    ):
        return between, closing
    taken = between.with_changes(first_line=closing.first_line, empty_lines=closing.empty_lines)
    return taken, closing.with_changes(
        first_line=cst.TrailingWhitespace(newline=closing.first_line.newline), empty_lines=[]
    )


def _breaks(space: Space) -> bool:
    return isinstance(space, cst.ParenthesizedWhitespace)


def _comments(space: Space | None) -> bool:
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return False
    return space.first_line.comment is not None or any(
        line.comment is not None for line in space.empty_lines
    )


def _without_comments(space: Space) -> Space:
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    return space.with_changes(
        first_line=cst.TrailingWhitespace(newline=space.first_line.newline), empty_lines=[]
    )
