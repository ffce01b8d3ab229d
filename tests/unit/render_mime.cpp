#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "catch.hpp"
#include "pictures.hpp"
#include "render/mail/mail_text.hpp"
#include "render/width.hpp"

using namespace osmlm;
using namespace osmlm::pictures;

namespace {

namespace fs = std::filesystem;

const Day today = day("2026-10-18");

Report week(std::string title) {
    Report report{"osmlm.week/1", today, {}, {}, {}};
    report.title = std::move(title);
    report.mail = Mail{"you@example.org", "osmlm@example.org"};
    report.blocks = {
        Paragraph{{{std::string("It fits"), Tone::good}, {std::string(" – naïve = 数学.")}}},
        Heading{{{std::string("The week")}}},
        Table{"t",
              {{"a", "Goal"}, {"b", "Done", Align::right}, {"c", ""}},
              {{{std::string("French")}, {Duration{113}}, {Bar{113, 300}}}}},
        works()};
    return report;
}

std::string mail(const Report& report) { return find_format("mime")->render(report, {}); }

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream rest(text);
    for (std::string line; std::getline(rest, line);) lines.push_back(line);
    return lines;
}

int hex(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

/// RFC 2045, 6.7, read back.
std::string decoded(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            out += text[i];
        } else if (text[i + 1] == '\n') {
            ++i;
        } else {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("quoted-printable gives back every text of lines, in lines that mail carries") {
    std::mt19937 random(11);
    std::vector<std::string> texts = {"",
                                      "\n",
                                      ".\n",
                                      "From me\n",
                                      "a \n",
                                      "数学 – =3D\n",
                                      std::string(75, 'a') + ".\n",
                                      std::string(200, ' ') + "\n"};
    for (int i = 0; i < 200; ++i) {
        std::string text;
        for (int k = 0; k < 300; ++k)
            text += static_cast<char>(random() % 8 == 0 ? '.' : random() % 256);
        texts.push_back(text + '\n');
    }
    for (const std::string& text : texts) {
        const std::string coded = render::quoted_printable(text);
        CHECK(decoded(coded) == text);
        for (const std::string& line : lines_of(coded)) {
            INFO(line);
            CHECK(line.size() <= 76);
            CHECK_FALSE(line.starts_with('.'));
            CHECK_FALSE(line.starts_with("From "));
            CHECK_FALSE(line.ends_with(' '));
            CHECK_FALSE(
                line.starts_with("--"
                                 "=_"));
        }
    }
}

TEST_CASE("a header is one, whatever its value holds") {
    CHECK(render::header("Subject", "osmlm week 42: 27h30m of 29h") ==
          "Subject: osmlm week 42: 27h30m of 29h\n");
    CHECK(render::header("Subject", "a\r\nBcc: all@example.org") ==
          "Subject: =?UTF-8?Q?a__Bcc=3A_all=40example=2Eorg?=\n");
    CHECK(render::header("Subject", "naïve =?x") == "Subject: =?UTF-8?Q?na=C3=AFve_=3D=3Fx?=\n");
    std::mt19937 random(5);
    for (int i = 0; i < 300; ++i) {
        std::string value;
        for (int k = 0; k < 200; ++k) value += static_cast<char>(random() % (i % 2 ? 256 : 128));
        const auto lines = lines_of(render::header("Subject", value));
        for (std::size_t at = 0; at < lines.size(); ++at) {
            INFO(lines[at]);
            const bool one_word = lines[at].find(' ', at == 0 ? 9 : 1) == std::string::npos;
            CHECK((lines[at].size() <= 78 || one_word));
            CHECK(lines[at].starts_with(at == 0 ? "Subject: " : " "));
            CHECK(lines[at].find_first_not_of(' ') != std::string::npos);
        }
    }
}

TEST_CASE("a long subject is folded at its blanks") {
    std::string words;
    for (int i = 0; i < 40; ++i) words += "word" + std::to_string(i) + ' ';
    const std::string folded = render::header("Subject", words + "end");
    for (const std::string& line : lines_of(folded)) CHECK(line.size() <= 78);
    std::string unfolded = folded;
    for (auto at = unfolded.find("\n "); at != std::string::npos; at = unfolded.find("\n "))
        unfolded.erase(at, 1);
    CHECK(unfolded == "Subject: " + words + "end\n");
}

TEST_CASE("a mail has a text and an HTML part, and is the same each time") {
    const std::string text = mail(week("osmlm week 42"));
    CHECK(text == mail(week("osmlm week 42")));
    CHECK(
        text.starts_with("From: osmlm@example.org\nTo: you@example.org\nSubject: osmlm week 42\n"
                         "Auto-Submitted: auto-generated\nMIME-Version: 1.0\n"
                         "Content-Type: multipart/alternative; boundary=\"=_osmlm\"\n\n--=_osmlm\n"
                         "Content-Type: text/plain; charset=utf-8\n"));
    CHECK(text.ends_with("\n--=_osmlm--\n"));
    CHECK(text.find('\r') == std::string::npos);
    const std::string html = decoded(text.substr(text.find("text/html")));
    for (const char* word : {"<svg", "<style", "<script", "class=\"good", "url(", "<img", "<link"})
        CHECK(html.find(word) == std::string::npos);
    for (const char* word : {"style=\"color:#1a7f37\"", "bgcolor=\"#2f6fb3\"", "Three works."})
        CHECK(html.find(word) != std::string::npos);
    Report silent = week("x");
    silent.mail->from.clear();
    CHECK(mail(silent).starts_with("To: "));
}

TEST_CASE("Python reads a mail as it was meant") {
    if (std::system("python3 -c 'import email' >/dev/null 2>&1") != 0) {
        SUCCEED("mails are read back by Python, which is not installed");
        return;
    }
    const fs::path folder = fs::temp_directory_path() / ("osmlm-mail-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string subject =
        "week 42 – naïve 数学 " + std::string(90, 'x') + "\r\nBcc: a@b.example";
    std::ofstream(folder / "mail") << mail(week(subject));
    std::ofstream(folder / "read.py") << R"py(
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
assert not mail.defects, mail.defects
print(sorted(mail.keys()))
print(mail["To"], mail["From"], mail["Subject"], sep="\n")
for part in mail.iter_parts():
    assert not part.defects, part.defects
    print(part.get_content_type(), part.get_content_charset(), "naïve = 数学." in part.get_content())
)py";
    const std::string command = "PYTHONIOENCODING=utf-8 python3 " + (folder / "read.py").string() +
                                ' ' + (folder / "mail").string() + " > " +
                                (folder / "said").string() + " 2>&1";
    const int code = std::system(command.c_str());
    std::ostringstream said;
    said << std::ifstream(folder / "said").rdbuf();
    fs::remove_all(folder);
    INFO(said.str());
    CHECK(code == 0);
    CHECK(said.str() ==
          "['Auto-Submitted', 'Content-Type', 'From', 'MIME-Version', 'Subject', 'To']\n"
          "you@example.org\nosmlm@example.org\nweek 42 – naïve 数学 " +
              std::string(90, 'x') +
              "  Bcc: a@b.example\n"
              "text/plain utf-8 True\ntext/html utf-8 True\n");
}

TEST_CASE("no line of the text of a mail is longer than a mail may have") {
    Report report = week("Week");
    const std::string title = "A title that is much longer than a line of any mail should ever be";
    report.blocks.emplace_back(
        Table{"t",
              {{"a", "Goal", Align::left, true}, {"b", "Published"}},
              {{{title}, {std::string("https://example.org/") + std::string(60, 'x')}}}});
    const std::string sent = mail(report);
    const std::string begin = "quoted-printable\n\n";
    const std::size_t from = sent.find(begin) + begin.size();
    const std::string text = decoded(sent.substr(from, sent.find("\n--=_osmlm", from) - from));
    CHECK(text.find("A title that is much") != std::string::npos);
    for (const std::string& line : lines_of(text)) CHECK(render::cells(line) <= 72);
}
