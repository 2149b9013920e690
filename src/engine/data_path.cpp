#include "engine/data_path.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/strings.h"

namespace stemma::engine {

Result<std::string> find_data(const Files& files, const std::string& asked) {
    std::vector<std::string> places;
    if (!asked.empty()) {
        places.push_back(asked);
    } else if (const char* stated = std::getenv("STEMMA_DATA"); stated != nullptr) {
        places.emplace_back(stated);
    } else {
        std::error_code error;
        const auto program = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
        if (!error) {
            places.push_back((program / "../share/stemma").lexically_normal().string());
            places.push_back((program / "../../data").lexically_normal().string());
        }
        places.emplace_back(STEMMA_INSTALLED_DATA);
    }
    for (const std::string& place : places) {
        if (files.kind(place + "/read") == FileKind::folder) {
            return place;
        }
    }
    return fail(ErrorCode::not_found, join(places, ", "),
                "no Stemma data there; give the folder with --data or STEMMA_DATA");
}

}  // namespace stemma::engine
