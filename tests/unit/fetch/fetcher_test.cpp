#include "fetch/fetcher.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace stemma::fetch {
namespace {

/// Answers from memory; what is not in it is a 404.
class FakeNetwork final : public Network {
public:
    std::map<std::string, Response> pages;
    std::vector<std::string> asked;
    std::vector<std::string> dead;  ///< hosts without an answer

    void page(const std::string& address, std::string body, int status = 200,
              std::string location = "") {
        pages[address] = {status, "text/html", std::move(location), std::move(body), false};
    }
    Result<Response> get(const Request& request) override {
        asked.push_back(request.address);
        EXPECT_TRUE(request.user_agent.starts_with("stemma/"));
        for (const std::string& host : dead) {
            if (request.address.find(host) != std::string::npos) {
                return fail(ErrorCode::unreadable, request.address, "no answer");
            }
        }
        const auto found = pages.find(request.address);
        return found != pages.end() ? found->second : Response{404, "", "", "", false};
    }
};

std::string outcome(Fetcher& fetcher, const std::string& address) {
    const auto fetched = fetcher.get(address);
    return fetched ? fetched->address + " " + fetched->bytes : "! " + fetched.error().message();
}

TEST(Address, IsTakenApart) {
    const auto address = parse_address("https://Paper.Example/news?a=1#part");
    ASSERT_TRUE(address);
    EXPECT_EQ(address->text, "https://Paper.Example/news?a=1");
    EXPECT_EQ(address->origin, "https://paper.example:443");
    EXPECT_EQ(address->target, "/news?a=1");
    EXPECT_EQ(parse_address("http://paper.example")->target, "/");
    for (const char* none :
         {"", "paper.example", "ftp://paper.example/", "file:///etc/passwd", "http://",
          "http://u:p@paper.example/", "http://a b/", "http://a/\n"}) {
        EXPECT_FALSE(parse_address(none)) << none;
    }
    EXPECT_FALSE(parse_address("http://a/" + std::string(9'000, 'x')));
}

TEST(Fetcher, AsksForRobotsOnceASite) {
    FakeNetwork network;
    network.page("http://a.example:80/robots.txt", "User-agent: *\nDisallow: /no");
    network.page("http://a.example/yes", "1");
    network.page("http://a.example/no", "2");
    Fetcher fetcher(network, {});
    EXPECT_EQ(outcome(fetcher, "http://a.example/yes"), "http://a.example/yes 1");
    EXPECT_TRUE(outcome(fetcher, "http://a.example/no")
                    .starts_with("! http://a.example/no: unreadable: the robots.txt of"));
    EXPECT_EQ(network.asked,
              (std::vector<std::string>{"http://a.example:80/robots.txt", "http://a.example/yes"}));
}

TEST(Fetcher, RedirectsAreCountedAndHeldToTheRules) {
    FakeNetwork network;
    network.page("http://a.example/1", "", 301, "http://b.example/2");
    network.page("http://b.example/2", "two");
    network.page("http://a.example/no", "", 302, "http://b.example/no");
    network.page("http://b.example/no", "hidden");
    network.page("http://b.example:80/robots.txt", "User-agent: stemma\nDisallow: /no");
    network.page("http://a.example/file", "", 302, "file:///etc/passwd");
    network.page("http://a.example/loop", "", 302, "http://a.example/loop");
    Fetcher fetcher(network, {});
    EXPECT_EQ(outcome(fetcher, "http://a.example/1"), "http://b.example/2 two");
    EXPECT_TRUE(outcome(fetcher, "http://a.example/no").starts_with("! http://a.example/no: unre"));
    EXPECT_TRUE(
        outcome(fetcher, "http://a.example/file").starts_with("! http://a.example/file: i"));
    network.asked.clear();
    EXPECT_TRUE(outcome(fetcher, "http://a.example/loop").find("more than 5 redirects") !=
                std::string::npos);
    EXPECT_EQ(network.asked.size(), 6U);
}

TEST(Fetcher, ASiteThatFailsIsLeftAlone) {
    FakeNetwork network;
    network.page("http://a.example:80/robots.txt", "", 503);
    network.page("http://a.example/", "x");
    network.page("http://b.example:80/robots.txt", "", 403);
    network.page("http://b.example/", "x");
    network.dead = {"dead.example"};
    Fetcher fetcher(network, {});
    EXPECT_TRUE(outcome(fetcher, "http://a.example/").find("does not allow") != std::string::npos);
    EXPECT_EQ(outcome(fetcher, "http://b.example/"), "http://b.example/ x");
    EXPECT_EQ(outcome(fetcher, "http://dead.example/"),
              "! http://dead.example/: unreadable: no answer");
    EXPECT_TRUE(outcome(fetcher, "http://b.example/none").find("not found") != std::string::npos);
}

TEST(Fetcher, ABodyThatWasCutIsTooLarge) {
    FakeNetwork network;
    network.page("http://a.example/", "x");
    network.pages["http://a.example/"].cut = true;
    Fetcher fetcher(network, {});
    EXPECT_TRUE(outcome(fetcher, "http://a.example/").find("too large") != std::string::npos);
}

}  // namespace
}  // namespace stemma::fetch
