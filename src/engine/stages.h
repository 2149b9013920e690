// The stages of one engine, opened together.
#pragma once

#include <memory>
#include <string>

#include "base/files.h"
#include "base/thread_pool.h"
#include "collate/collator.h"
#include "extract/extractor.h"
#include "group/grouper.h"
#include "read/reader.h"
#include "stemma/stemma.h"

namespace stemma {

struct Stemma::State {
    std::unique_ptr<SystemFiles> files;
    DataFolder data;
    extract::Extractor extractor;
    std::unique_ptr<read::Reader> reader;         ///< null unless the options ask for it
    std::unique_ptr<collate::Collator> collator;  ///< likewise
    std::unique_ptr<ThreadPool> pool;
    std::string now;
};

}  // namespace stemma
