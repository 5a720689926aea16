// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/lesson.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/lesson/front_matter.h"

#include <algorithm>
#include <charconv>
#include <cmark.h>
#include <cstdlib>
#include <memory>

namespace disentangle {
namespace {

constexpr int most_minutes = 60;
constexpr std::size_t most_options = 6;
constexpr int markdown_options = CMARK_OPT_VALIDATE_UTF8;

using MarkdownTree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

MarkdownTree markdown_tree(std::string_view text)
{
    return {cmark_parse_document(text.data(), text.size(), markdown_options), &cmark_node_free};
}

std::string html_of(cmark_node* node)
{
    const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(node, markdown_options), &std::free);
    return html.get();
}

/// The words of a heading, without its marks.
std::string plain_text(cmark_node* node)
{
    std::string text;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(node), &cmark_iter_free);
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE) {
        cmark_node* here = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(here);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            text += cmark_node_get_literal(here);
        else if (type == CMARK_NODE_SOFTBREAK)
            text += ' ';
    }
    return text;
}

int whole_number(const FrontMatterEntry& entry, const std::string& file, int least, int most)
{
    int value = 0;
    const char* end = entry.value.data() + entry.value.size();
    const auto [stop, error] = std::from_chars(entry.value.data(), end, value);
    if (error != std::errc() || stop != end || value < least || value > most)
        throw InputError(file, entry.key, in_quotes(entry.value),
                         "a whole number from " + std::to_string(least) + " to " + std::to_string(most), entry.line);
    return value;
}

const FrontMatterEntry& required(const FrontMatter& matter, std::string_view key, const std::string& file)
{
    const FrontMatterEntry* entry = matter.find(key);
    if (entry == nullptr || (entry->value.empty() && entry->list.empty()))
        throw InputError(file, "front matter", "no " + std::string(key), std::string(key) + ": and what it is",
                         entry == nullptr ? matter.body_line - 1 : entry->line);
    return *entry;
}

LessonQuestion question_of(const FrontMatter& matter, const std::string& file)
{
    const FrontMatterEntry& options = required(matter, "options", file);
    if (options.list.size() < 2 || options.list.size() > most_options)
        throw InputError(file, "options", std::to_string(options.list.size()) + " of them",
                         "2 to " + std::to_string(most_options) + ", each a line - below options:", options.line);
    LessonQuestion question;
    question.text = required(matter, "question", file).value;
    question.options = options.list;
    question.answer =
        whole_number(required(matter, "answer", file), file, 1, static_cast<int>(options.list.size())) - 1;
    question.because = required(matter, "because", file).value;
    return question;
}

/// Reads the steps out of the Markdown.
class StepReader {
public:
    explicit StepReader(Lesson& lesson) : lesson_(lesson) {}

    void read(std::string_view markdown)
    {
        const MarkdownTree tree = markdown_tree(markdown);
        bool after_heading = false;
        for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node)) {
            const cmark_node_type type = cmark_node_get_type(node);
            const int line = cmark_node_get_start_line(node);
            if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) <= 2) {
                begin_step(node, line);
            } else if (type == CMARK_NODE_HTML_BLOCK) {
                if (!after_heading)
                    throw InputError(lesson_.file, place(), "HTML", "Markdown, or a comment right below a heading",
                                     line);
                read_comment(cmark_node_get_literal(node), line);
            } else {
                (lesson_.steps.empty() ? lesson_.html : lesson_.steps.back().html) += html_of(node);
            }
            after_heading = type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 2;
        }
        if (lesson_.steps.empty())
            throw InputError(lesson_.file, "steps", "none", "a heading ## for each step", 0);
    }

private:
    std::string place() const
    {
        return lesson_.steps.empty() ? "text before the first step" : "step " + std::to_string(lesson_.steps.size());
    }

    void begin_step(cmark_node* heading, int line)
    {
        if (cmark_node_get_heading_level(heading) != 2)
            throw InputError(lesson_.file, place(), "a heading #", "## for a step; the title is in the front matter",
                             line);
        lesson_.steps.push_back({});
        lesson_.steps.back().title = plain_text(heading);
        lesson_.steps.back().line = line;
        if (lesson_.steps.back().title.empty())
            throw InputError(lesson_.file, place(), "an empty heading", "what is to be done", line);
    }

    /// What the program is to notice, in a comment: other readers of Markdown leave it out.
    void read_comment(std::string_view comment, int line)
    {
        comment = comment.substr(0, comment.find_last_not_of("\n") + 1);
        if (!comment.starts_with("<!--") || !comment.ends_with("-->"))
            throw InputError(lesson_.file, place(), in_quotes(comment), "a comment <!-- ... --> of its own", line);
        comment.remove_prefix(4);
        comment.remove_suffix(3);
        // A line that begins with blanks goes on with the one before.
        std::vector<std::pair<std::string, int>> entries;
        while (!comment.empty()) {
            const std::size_t end = std::min(comment.find('\n'), comment.size());
            const std::string_view whole = comment.substr(0, end);
            const std::string_view text = trimmed(whole);
            if (!text.empty()) {
                if (whole.starts_with(' ') && !entries.empty())
                    entries.back().first += ' ' + std::string(text);
                else
                    entries.emplace_back(text, line);
            }
            comment.remove_prefix(std::min(end + 1, comment.size()));
            ++line;
        }
        for (const auto& [entry, at] : entries)
            read_entry(entry, at);
    }

    void read_entry(std::string_view entry, int line)
    {
        LessonStep& step = lesson_.steps.back();
        const std::size_t colon = entry.find(':');
        const std::string_view key = trimmed(entry.substr(0, colon));
        const std::string_view value =
            colon == std::string_view::npos ? std::string_view{} : trimmed(entry.substr(colon + 1));
        const auto once = [&](bool there) {
            if (there)
                throw InputError(lesson_.file, place() + ", " + std::string(key), "it a second time", "one of it",
                                 line);
            if (value.empty())
                throw InputError(lesson_.file, place() + ", " + std::string(key), "nothing",
                                 key == "check" ? "a check" : "the name of a control, a view or a panel", line);
        };
        if (key == "check") {
            once(step.check.has_value());
            step.check = parse_check(value, lesson_.file, place() + ", check", line);
            step.check_line = line;
        } else if (key == "point") {
            once(!step.point.empty());
            step.point = value;
            step.point_line = line;
        } else if (key == "wrong") {
            read_wrong(step, value, line);
        } else {
            throw InputError(lesson_.file, place(), in_quotes(entry), "check:, point: or wrong:", line);
        }
    }

    void read_wrong(LessonStep& step, std::string_view value, int line)
    {
        const std::size_t arrow = value.find(" -> ");
        if (arrow == std::string_view::npos || trimmed(value.substr(arrow + 4)).empty())
            throw InputError(lesson_.file, place() + ", wrong", in_quotes(value), "CHECK -> answer", line);
        const MarkdownTree answer = markdown_tree(trimmed(value.substr(arrow + 4)));
        step.wrong.push_back({parse_check(value.substr(0, arrow), lesson_.file, place() + ", wrong", line),
                              html_of(answer.get()), line});
    }

    Lesson& lesson_;
};

}  // namespace

Lesson parse_lesson(std::string_view text, std::string_view file)
{
    // As some editors begin a file in UTF-8.
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const FrontMatter matter = parse_front_matter(
        text, file, {"title", "minutes", "needs", "data", "question", "options", "answer", "because"});
    Lesson lesson;
    lesson.file = file;
    lesson.title = required(matter, "title", lesson.file).value;
    lesson.minutes = whole_number(required(matter, "minutes", lesson.file), lesson.file, 1, most_minutes);
    if (const FrontMatterEntry* needs = matter.find("needs")) {
        lesson.needs = needs->value;
        lesson.needs_line = needs->line;
    }
    if (const FrontMatterEntry* data = matter.find("data")) {
        lesson.data = data->value;
        lesson.data_line = data->line;
    }
    const bool asks =
        std::ranges::any_of(std::initializer_list<std::string_view>{"question", "options", "answer", "because"},
                            [&](std::string_view key) { return matter.find(key) != nullptr; });
    if (asks)
        lesson.question = question_of(matter, lesson.file);
    // Empty lines in the place of the front matter, so that lines are counted from the file's beginning.
    StepReader(lesson).read(std::string(static_cast<std::size_t>(matter.body_line - 1), '\n') +
                            std::string(matter.body));
    return lesson;
}

Lesson load_lesson(const std::filesystem::path& path)
{
    return parse_lesson(read_file(path), path.string());
}

}  // namespace disentangle
