// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/text.h"
#include "core/figure/write.h"

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

// Of a document in OT1, which has no straight quotation mark, with nothing loaded but pgfplots.
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
};

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
            result += character_in_latex(c);
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

std::string latex_caption(const Figure& figure)
{
    return "\\caption{" + latex_text(figure.caption) + "}\n";
}

}  // namespace disentangle::figure
