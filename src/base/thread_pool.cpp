#include "base/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace stemma {

struct ThreadPool::State {
    std::mutex mutex;
    std::condition_variable wake;
    std::condition_variable done;
    const std::function<void(std::size_t)>* work = nullptr;
    std::atomic<std::size_t> next = 0;
    std::size_t count = 0;
    std::size_t generation = 0;
    std::size_t busy = 0;
    bool stopping = false;
    std::vector<std::thread> threads;

    void drain(const std::function<void(std::size_t)>& call, std::size_t total) {
        for (std::size_t i = next++; i < total; i = next++) {
            call(i);
        }
    }

    void loop() {
        std::size_t seen = 0;
        std::unique_lock lock(mutex);
        while (true) {
            wake.wait(lock, [&] { return stopping || generation != seen; });
            if (stopping) {
                return;
            }
            seen = generation;
            const auto* call = work;
            const std::size_t total = count;
            lock.unlock();
            drain(*call, total);
            lock.lock();
            if (--busy == 0) {
                done.notify_one();
            }
        }
    }
};

ThreadPool::ThreadPool(std::size_t threads)
    : size_(threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency())),
      state_(std::make_unique<State>()) {
    for (std::size_t i = 1; i < size_; ++i) {
        state_->threads.emplace_back([state = state_.get()] { state->loop(); });
    }
}

ThreadPool::~ThreadPool() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
    }
    state_->wake.notify_all();
    for (std::thread& thread : state_->threads) {
        thread.join();
    }
}

void ThreadPool::for_each(std::size_t count, const std::function<void(std::size_t)>& work) {
    {
        const std::lock_guard lock(state_->mutex);
        state_->work = &work;
        state_->count = count;
        state_->next = 0;
        state_->busy = state_->threads.size();
        ++state_->generation;
    }
    state_->wake.notify_all();
    state_->drain(work, count);
    std::unique_lock lock(state_->mutex);
    state_->done.wait(lock, [&] { return state_->busy == 0; });
}

}  // namespace stemma
