// A pool of threads.
//
//   ThreadPool pool(4);
//   pool.for_each(n, [&](std::size_t i) { out[i] = work(in[i]); });   // returns when all are done
//
// Results go to slots, so the order of output never depends on the number of threads.
// With 1 thread everything runs on the caller's. Work must not throw.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace stemma {

class ThreadPool {
public:
    /// `threads` ≥ 1; 0 means one per core.
    explicit ThreadPool(std::size_t threads);
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;
    ~ThreadPool();

    [[nodiscard]] std::size_t size() const { return size_; }
    /// Calls work(0) … work(count-1), each once, in any order; returns when the last has returned.
    void for_each(std::size_t count, const std::function<void(std::size_t)>& work);

private:
    struct State;
    std::size_t size_;
    std::unique_ptr<State> state_;
};

}  // namespace stemma
