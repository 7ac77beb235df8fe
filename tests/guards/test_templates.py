"""Templates and the HTML they make: used, and with nothing a strict CSP would have to allow."""

import re

from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from .source import ROOT, files, name_of, own_code_files

TEMPLATES = ROOT / "templates"
FORBIDDEN = {
    "style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "inline script": re.compile(r"<script\b(?![^>]*\ssrc=)[^>]*>|<script[^>]*>\s*[^<\s]", re.I),
    "event handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["']?""", re.I),
    "script address": re.compile(r"javascript:", re.I),
    "safe filter": re.compile(r"\|\s*(safe|safeseq)\b"),
    "escaping off": re.compile(r"autoescape\s+off"),
    "another host": re.compile(r"""(src|href|action)\s*=\s*["'](https?:)?//""", re.I),
}
UNSAFE_CALL = re.compile(r"\b(mark_safe|SafeString|SafeText)\(|def __html__|\|safe\b")
# Constants of ours, nobody's text.
MAY_MARK_SAFE = {"ssp_crm/templatetags/house.py"}


def template_names():
    """Return every template of the house by the name it is asked for."""
    found = files("*.html", "*.txt", below=TEMPLATES)
    return [path.relative_to(TEMPLATES).as_posix() for path in found]


def faults_in(text):
    """Return what a template holds that it may not."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_every_template_is_used():
    sources = [*own_code_files(), *files("*.html", "*.txt", below=TEMPLATES)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    overrides = {name for name in template_names() if replaces_a_package_s(name)}

    named = {
        name for name in template_names() if re.search(rf"""["']{re.escape(name)}["']""", text)
    }

    assert set(template_names()) - named - overrides == set()


def replaces_a_package_s(name):
    """Say whether an installed package has a template of this name, which ours stands in for."""
    return any((folder / name).is_file() for folder in get_app_template_dirs("templates"))


def test_every_template_compiles():
    names = template_names()

    assert [str(get_template(name).origin.template_name) for name in names] == names


def test_no_template_holds_inline_styles_scripts_or_unescaped_text():
    found = {
        name_of(path): faults_in(path.read_text(encoding="utf-8"))
        for path in files("*.html", below=TEMPLATES)
    }

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_each_fault_is_seen():
    bad = (
        '<p style="x"><style></style><script>1</script><a onclick="x" href="javascript:x">'
        '{{ a|safe }}{% autoescape off %}<img src="//elsewhere.example/x.png">'
    )

    assert faults_in(bad) == list(FORBIDDEN)


def test_no_code_marks_text_as_safe():
    marked = {
        name_of(path)
        for path in own_code_files()
        if UNSAFE_CALL.search(path.read_text(encoding="utf-8"))
    }

    assert marked - MAY_MARK_SAFE == set()


def test_scripts_never_evaluate_text():
    text = {name_of(p): p.read_text(encoding="utf-8") for p in files("*.js", below=ROOT / "static")}
    evaluates = re.compile(
        r"\beval\(|new Function\(|document\.write|insertAdjacentHTML|\.innerHTML"
    )

    assert {name for name, source in text.items() if evaluates.search(source)} == set()


def test_styles_and_scripts_ask_no_other_host():
    sources = files("*.css", "*.js", below=ROOT / "static")
    far = re.compile(r"""@import|url\(\s*["']?(https?:)?//|fetch\(\s*["'`]https?:""")

    assert {name_of(p) for p in sources if far.search(p.read_text(encoding="utf-8"))} == set()
