// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/text.h"
#include "core/figure/write/write.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

namespace disentangle::figure {

namespace {

struct Command {
    char32_t character;
    const char* latex;
};

// Of a document in OT1, which has no straight quotation mark, with nothing loaded but pgfplots; \k and \dj want T1.
constexpr std::array commands{
    Command{U'\\', "\\textbackslash{}"},
    Command{U'{', "\\{"},
    Command{U'}', "\\}"},
    Command{U'$', "\\$"},
    Command{U'&', "\\&"},
    Command{U'#', "\\#"},
    Command{U'%', "\\%"},
    Command{U'_', "\\_"},
    Command{U'^', "\\textasciicircum{}"},
    Command{U'~', "\\textasciitilde{}"},
    Command{U'<', "$<$"},
    Command{U'>', "$>$"},
    Command{U'|', "$|$"},
    Command{U'"', "''"},
    Command{U'−', "$-$"},
    Command{U'×', "$\\times$"},
    Command{U'±', "$\\pm$"},
    Command{U'·', "$\\cdot$"},
    Command{U'‖', "$\\Vert$"},
    Command{U'…', "\\ldots{}"},
    Command{U'←', "$\\leftarrow$"},
    Command{U'→', "$\\rightarrow$"},
    Command{U'≤', "$\\leq$"},
    Command{U'≥', "$\\geq$"},
    Command{U'∞', "$\\infty$"},
    Command{U'²', "$^2$"},
    Command{U'³', "$^3$"},
    Command{U'°', "$^\\circ$"},
    Command{U'ß', "\\ss{}"},
    Command{U'æ', "\\ae{}"},
    Command{U'Æ', "\\AE{}"},
    Command{U'ø', "\\o{}"},
    Command{U'Ø', "\\O{}"},
    Command{U'å', "\\aa{}"},
    Command{U'Å', "\\AA{}"},
    Command{U'œ', "\\oe{}"},
    Command{U'Œ', "\\OE{}"},
    Command{U'ł', "\\l{}"},
    Command{U'Ł', "\\L{}"},
    Command{U'ą', "\\k{a}"},
    Command{U'Ą', "\\k{A}"},
    Command{U'ę', "\\k{e}"},
    Command{U'Ę', "\\k{E}"},
    Command{U'į', "\\k{i}"},
    Command{U'ų', "\\k{u}"},
    Command{U'đ', "\\dj{}"},
    Command{U'Đ', "\\DJ{}"},
    Command{U'ı', "\\i{}"},
    Command{U'–', "--"},
    Command{U'—', "---"},
    Command{U'‘', "`"},
    Command{U'’', "'"},
    Command{U'“', "``"},
    Command{U'”', "''"},
    Command{U'α', "$\\alpha$"},
    Command{U'β', "$\\beta$"},
    Command{U'γ', "$\\gamma$"},
    Command{U'δ', "$\\delta$"},
    Command{U'ε', "$\\varepsilon$"},
    Command{U'ζ', "$\\zeta$"},
    Command{U'η', "$\\eta$"},
    Command{U'θ', "$\\theta$"},
    Command{U'κ', "$\\kappa$"},
    Command{U'λ', "$\\lambda$"},
    Command{U'μ', "$\\mu$"},
    Command{U'µ', "$\\mu$"},
    Command{U'ν', "$\\nu$"},
    Command{U'ξ', "$\\xi$"},
    Command{U'ι', "$\\iota$"},
    Command{U'ο', "$o$"},
    Command{U'υ', "$\\upsilon$"},
    Command{U'ς', "$\\varsigma$"},
    Command{U'ά', "$\\acute{\\alpha}$"},
    Command{U'έ', "$\\acute{\\varepsilon}$"},
    Command{U'ή', "$\\acute{\\eta}$"},
    Command{U'ί', "$\\acute{\\iota}$"},
    Command{U'ό', "$\\acute{o}$"},
    Command{U'ύ', "$\\acute{\\upsilon}$"},
    Command{U'ώ', "$\\acute{\\omega}$"},
    Command{U'ϊ', "$\\ddot{\\iota}$"},
    Command{U'ϋ', "$\\ddot{\\upsilon}$"},
    Command{U'Ξ', "$\\Xi$"},
    Command{U'Υ', "$\\Upsilon$"},
    Command{U'Α', "A"},
    Command{U'Β', "B"},
    Command{U'Ε', "E"},
    Command{U'Ζ', "Z"},
    Command{U'Η', "H"},
    Command{U'Ι', "I"},
    Command{U'Κ', "K"},
    Command{U'Μ', "M"},
    Command{U'Ν', "N"},
    Command{U'Ο', "O"},
    Command{U'Ρ', "P"},
    Command{U'Τ', "T"},
    Command{U'Χ', "X"},
    Command{U'Ά', "\\'{A}"},
    Command{U'Έ', "\\'{E}"},
    Command{U'Ή', "\\'{H}"},
    Command{U'Ί', "\\'{I}"},
    Command{U'Ό', "\\'{O}"},
    Command{U'Ύ', "\\'{Y}"},
    Command{U'π', "$\\pi$"},
    Command{U'ρ', "$\\rho$"},
    Command{U'σ', "$\\sigma$"},
    Command{U'τ', "$\\tau$"},
    Command{U'φ', "$\\varphi$"},
    Command{U'χ', "$\\chi$"},
    Command{U'ψ', "$\\psi$"},
    Command{U'ω', "$\\omega$"},
    Command{U'Γ', "$\\Gamma$"},
    Command{U'Δ', "$\\Delta$"},
    Command{U'Θ', "$\\Theta$"},
    Command{U'Λ', "$\\Lambda$"},
    Command{U'Π', "$\\Pi$"},
    Command{U'Σ', "$\\Sigma$"},
    Command{U'Φ', "$\\Phi$"},
    Command{U'Ψ', "$\\Psi$"},
    Command{U'Ω', "$\\Omega$"},
};

struct Accented {
    char32_t character;
    char accent;  ///< the command that sets it
    char letter;
};
constexpr std::array accented{
    Accented{U'ẑ', '^', 'z'},  Accented{U'Ĝ', '^', 'G'},  Accented{U'à', '`', 'a'},  Accented{U'á', '\'', 'a'},
    Accented{U'â', '^', 'a'},  Accented{U'ã', '~', 'a'},  Accented{U'ä', '"', 'a'},  Accented{U'ç', 'c', 'c'},
    Accented{U'è', '`', 'e'},  Accented{U'é', '\'', 'e'}, Accented{U'ê', '^', 'e'},  Accented{U'ë', '"', 'e'},
    Accented{U'ì', '`', 'i'},  Accented{U'í', '\'', 'i'}, Accented{U'î', '^', 'i'},  Accented{U'ï', '"', 'i'},
    Accented{U'ñ', '~', 'n'},  Accented{U'ò', '`', 'o'},  Accented{U'ó', '\'', 'o'}, Accented{U'ô', '^', 'o'},
    Accented{U'õ', '~', 'o'},  Accented{U'ö', '"', 'o'},  Accented{U'ù', '`', 'u'},  Accented{U'ú', '\'', 'u'},
    Accented{U'û', '^', 'u'},  Accented{U'ü', '"', 'u'},  Accented{U'ý', '\'', 'y'}, Accented{U'ÿ', '"', 'y'},
    Accented{U'À', '`', 'A'},  Accented{U'Á', '\'', 'A'}, Accented{U'Â', '^', 'A'},  Accented{U'Ã', '~', 'A'},
    Accented{U'Ä', '"', 'A'},  Accented{U'Ç', 'c', 'C'},  Accented{U'È', '`', 'E'},  Accented{U'É', '\'', 'E'},
    Accented{U'Ê', '^', 'E'},  Accented{U'Ë', '"', 'E'},  Accented{U'Í', '\'', 'I'}, Accented{U'Î', '^', 'I'},
    Accented{U'Ñ', '~', 'N'},  Accented{U'Ó', '\'', 'O'}, Accented{U'Ô', '^', 'O'},  Accented{U'Ö', '"', 'O'},
    Accented{U'Ú', '\'', 'U'}, Accented{U'Û', '^', 'U'},  Accented{U'Ü', '"', 'U'},  Accented{U'č', 'v', 'c'},
    Accented{U'Č', 'v', 'C'},  Accented{U'š', 'v', 's'},  Accented{U'Š', 'v', 'S'},  Accented{U'ž', 'v', 'z'},
    Accented{U'Ž', 'v', 'Z'},  Accented{U'ć', '\'', 'c'}, Accented{U'ń', '\'', 'n'}, Accented{U'ś', '\'', 's'},
    Accented{U'Ć', '\'', 'C'}, Accented{U'Ń', '\'', 'N'}, Accented{U'Ś', '\'', 'S'}, Accented{U'ź', '\'', 'z'},
    Accented{U'Ź', '\'', 'Z'}, Accented{U'ż', '.', 'z'},  Accented{U'Ż', '.', 'Z'},  Accented{U'ğ', 'u', 'g'},
    Accented{U'Ğ', 'u', 'G'},  Accented{U'ş', 'c', 's'},  Accented{U'Ş', 'c', 'S'},  Accented{U'İ', '.', 'I'},
    Accented{U'ő', 'H', 'o'},  Accented{U'Ő', 'H', 'O'},  Accented{U'ű', 'H', 'u'},  Accented{U'Ű', 'H', 'U'},
    Accented{U'ř', 'v', 'r'},  Accented{U'Ř', 'v', 'R'},  Accented{U'ě', 'v', 'e'},  Accented{U'Ě', 'v', 'E'},
    Accented{U'ň', 'v', 'n'},  Accented{U'Ň', 'v', 'N'},  Accented{U'ť', 'v', 't'},  Accented{U'ď', 'v', 'd'},
    Accented{U'ů', 'r', 'u'},  Accented{U'Ů', 'r', 'U'},  Accented{U'Ý', '\'', 'Y'}, Accented{U'ĺ', '\'', 'l'},
    Accented{U'ľ', 'v', 'l'},  Accented{U'ŕ', '\'', 'r'}, Accented{U'ă', 'u', 'a'},  Accented{U'Ă', 'u', 'A'},
    Accented{U'ț', 'c', 't'},  Accented{U'ș', 'c', 's'},  Accented{U'ā', '=', 'a'},  Accented{U'ē', '=', 'e'},
    Accented{U'ī', '=', 'i'},  Accented{U'ū', '=', 'u'},  Accented{U'ķ', 'c', 'k'},  Accented{U'ļ', 'c', 'l'},
    Accented{U'ņ', 'c', 'n'},  Accented{U'ė', '.', 'e'},  Accented{U'Ì', '`', 'I'},  Accented{U'Ò', '`', 'O'},
    Accented{U'Ù', '`', 'U'},  Accented{U'Õ', '~', 'O'},  Accented{U'Ï', '"', 'I'},
};

/// Letters that pdflatex has no font for but LuaLaTeX takes as they are: Cyrillic, and other Latin and Greek.
bool needs_unicode(char32_t c)
{
    return (c >= 0x100 && c <= 0x58F) || (c >= 0x1E00 && c <= 0x1FFF);
}

std::string character_in_latex(char32_t c)
{
    const auto command =
        std::find_if(commands.begin(), commands.end(), [&](const Command& known) { return known.character == c; });
    if (command != commands.end())
        return command->latex;
    if (c >= U' ' && c < 0x7F)
        return utf8_of(c);
    const auto letter =
        std::find_if(accented.begin(), accented.end(), [&](const Accented& known) { return known.character == c; });
    if (letter != accented.end()) {
        const bool dotless = letter->letter == 'i' && letter->accent != 'c';
        return std::string("\\") + letter->accent + '{' + (dotless ? "\\i" : std::string(1, letter->letter)) + '}';
    }
    if (c >= 0x2080 && c <= 0x2089)  // subscript digits
        return "$_" + std::to_string(c - 0x2080) + '$';
    if (c < U' ')
        return " ";
    if (needs_unicode(c))
        return utf8_of(c);
    char text[24];
    std::snprintf(text, sizeof text, "[U+%04X]", static_cast<unsigned>(c));
    return text;
}

/// "z" with "12" is $z_{12}$: a single letter whose index is a number, and G with the a or z of its graph. Takes the letter
/// off the end of `before`; empty for anything else, a word such as that of R_con among them.
std::string formula(std::string& before, const std::string& index)
{
    constexpr std::string_view z_hat = "ẑ", G_hat = "Ĝ";
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::size_t length = 0;
    std::string letter;
    if (before.ends_with(z_hat) || before.ends_with(G_hat)) {
        length = before.ends_with(z_hat) ? z_hat.size() : G_hat.size();
        letter = before.ends_with(z_hat) ? "\\hat{z}" : "\\hat{G}";
    } else if (!before.empty() && is_letter(before.back())) {
        length = 1;
        letter = before.back();
    } else {
        return {};
    }
    const std::size_t rest = before.size() - length;
    const bool whole_word = rest == 0 || !is_letter(before[rest - 1]);
    const bool number = std::ranges::all_of(index, [](char c) { return c >= '0' && c <= '9'; });
    const bool graph = letter.find('G') != std::string::npos && (index == "a" || index == "z");
    if (!whole_word || index.empty() || !(number || graph))
        return {};
    before.resize(rest);
    return '$' + letter + "_{" + index + "}$";
}

}  // namespace

std::string latex_text(std::string_view text)
{
    std::string result;
    std::vector<Run> runs = runs_of(text);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Run& run = runs[i];
        std::string set;
        if (!run.index && i + 1 < runs.size() && runs[i + 1].index)
            set = formula(run.text, runs[i + 1].text);
        if (run.index)
            result += "\\textsubscript{";
        std::string_view rest = run.text;
        while (!rest.empty()) {
            const char32_t c = take_character(rest);
            if (!rest.empty()) {
                // A combining circumflex after its letter, as some type a hat.
                std::string_view after = rest;
                const char32_t next = take_character(after);
                if (next == 0x302 && c < 0x7F) {
                    result += "\\^{" + character_in_latex(c) + '}';
                    rest = after;
                    continue;
                }
            }
            const std::string piece = character_in_latex(c);
            // "--", "?`" and the like would become dashes and other marks: an empty group keeps the characters apart.
            const bool twice = !result.empty() && result.back() == piece.front() &&
                               std::string_view("-`',").find(piece.front()) != std::string_view::npos;
            const bool inverted = piece.front() == '`' && (result.ends_with('?') || result.ends_with('!'));
            if (twice || inverted)
                result += "{}";
            result += piece;
        }
        if (run.index)
            result += '}';
        if (!set.empty()) {
            result += set;
            ++i;  // the index is in the formula
        }
    }
    return result;
}

std::string latex_fonts(std::string_view latex)
{
    // Whatever is beyond ASCII has been left for an engine that reads it.
    if (std::any_of(latex.begin(), latex.end(), [](char c) { return (c & 0x80) != 0; }))
        return "% Some names have letters beyond the fonts of pdflatex: compile with lualatex.\n"
               "\\usepackage{fontspec}\n\\IfFontExistsTF{DejaVu Sans}{\\setsansfont{DejaVu Sans}}{}\n";
    if (latex.find("\\k{") != std::string_view::npos || latex.find("\\dj{}") != std::string_view::npos ||
        latex.find("\\DJ{}") != std::string_view::npos)
        return "\\usepackage[T1]{fontenc}  % for letters such as a with an ogonek\n"
               "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n";
    return {};
}

std::string latex_needs(std::string_view latex)
{
    std::string comments = "% needs \\usepackage{booktabs}\n";
    const std::string fonts = latex_fonts(latex);
    for (std::size_t start = 0; start < fonts.size();) {
        const std::size_t end = fonts.find('\n', start) + 1;
        comments += (fonts[start] == '%' ? "" : "% needs ") + fonts.substr(start, end - start);
        start = end;
    }
    return comments;
}

std::string latex_caption(const Figure& figure)
{
    return "\\caption{" + latex_text(figure.caption) + "}\n";
}

}  // namespace disentangle::figure
