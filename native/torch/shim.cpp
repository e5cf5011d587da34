#include "shim.h"

#include <ATen/Parallel.h>
#include <malloc.h>
#include <torch/csrc/api/include/torch/version.h>
#include <torch/csrc/autograd/autograd.h>

#include <atomic>
#include <string>

namespace {

std::atomic<int64_t> live{0};
thread_local std::string last_error;

// A training step frees and asks again for the same few hundred megabytes; glibc would hand them back to the system
// each time, and page faults then cost more than the arithmetic of small layers. One arena, because arenas of
// threads other than the first cannot hold blocks above 64 MB.
const bool keeps_memory = [] {
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 2047 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
    return true;
}();

template <class Body>
bool guard(Body body) noexcept {
    try {
        body();
        return true;
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "unknown C++ exception";
    }
    return false;
}

template <class Body>
int run(Body body) noexcept {
    return guard(body) ? 0 : -1;
}

Handle own(at::Tensor tensor) {
    auto handle = new at::Tensor(std::move(tensor));
    ++live;
    return handle;
}

template <class Body>
Handle make(Body body) noexcept {
    Handle made = nullptr;
    guard([&] { made = own(body()); });
    return made;
}

at::Scalar scalar(Number number) {
    return number.is_real ? at::Scalar(number.real) : at::Scalar(number.integer);
}

at::IntArrayRef list(const int64_t* values, int64_t count) {
    return {values, static_cast<size_t>(count)};
}

std::vector<at::Tensor> tensors(const Handle* handles, int64_t count) {
    std::vector<at::Tensor> result;
    for (int64_t i = 0; i < count; i++) result.push_back(*handles[i]);
    return result;
}

}  // namespace

// Raised by hand whenever a signature here changes; the binding refuses any other.
int64_t ct_revision() { return 1; }
const char* ct_version() { return TORCH_VERSION; }
const char* ct_last_error() { return last_error.c_str(); }
int64_t ct_live_tensors() { return live; }
int ct_get_num_threads() { return at::get_num_threads(); }
int ct_set_num_threads(int count) { return run([&] { at::set_num_threads(count); }); }
int ct_grad_enabled() { return at::GradMode::is_enabled(); }
void ct_set_grad_enabled(int enabled) { at::GradMode::set_enabled(enabled != 0); }

Handle ct_full(const int64_t* sizes, int64_t rank, Number value, int8_t dtype) {
    return make([&] { return at::full(list(sizes, rank), scalar(value), static_cast<at::ScalarType>(dtype)); });
}
Handle ct_from(const void* data, const int64_t* sizes, int64_t rank, int8_t dtype) {
    return make([&] {
        auto borrowed = at::from_blob(const_cast<void*>(data), list(sizes, rank), static_cast<at::ScalarType>(dtype));
        return borrowed.clone();
    });
}
void ct_free(Handle tensor) {
    delete tensor;
    --live;
}
int64_t ct_rank(Handle tensor) { return tensor->dim(); }
int64_t ct_size(Handle tensor, int64_t dimension) {
    int64_t size = -1;
    guard([&] { size = tensor->size(dimension); });
    return size;
}
int64_t ct_count(Handle tensor) { return tensor->numel(); }
int ct_dtype(Handle tensor) { return static_cast<int>(tensor->scalar_type()); }
void* ct_data(Handle tensor) {
    void* data = nullptr;
    guard([&] {
        TORCH_CHECK(tensor->is_cpu() && tensor->is_contiguous(), "only a contiguous tensor on the CPU can be looked into");
        data = tensor->data_ptr();
    });
    return data;
}
int ct_item(Handle tensor, double* value) { return run([&] { *value = tensor->item().toDouble(); }); }
int ct_requires_grad(Handle tensor) { return tensor->requires_grad(); }
int ct_set_requires_grad(Handle tensor, int required) { return run([&] { tensor->set_requires_grad(required != 0); }); }

Handle ct_neg(Handle a) { return make([&] { return a->neg(); }); }
Handle ct_sqrt(Handle a) { return make([&] { return a->sqrt(); }); }
Handle ct_rsqrt(Handle a) { return make([&] { return a->rsqrt(); }); }
Handle ct_silu(Handle a) { return make([&] { return at::silu(*a); }); }
Handle ct_add(Handle a, Handle b) { return make([&] { return a->add(*b); }); }
Handle ct_sub(Handle a, Handle b) { return make([&] { return a->sub(*b); }); }
Handle ct_mul(Handle a, Handle b) { return make([&] { return a->mul(*b); }); }
Handle ct_div(Handle a, Handle b) { return make([&] { return a->div(*b); }); }
Handle ct_add_number(Handle a, Number b) { return make([&] { return a->add(scalar(b)); }); }
Handle ct_sub_number(Handle a, Number b) { return make([&] { return a->sub(scalar(b)); }); }
Handle ct_mul_number(Handle a, Number b) { return make([&] { return a->mul(scalar(b)); }); }
Handle ct_div_number(Handle a, Number b) { return make([&] { return a->div(scalar(b)); }); }
Handle ct_matmul(Handle a, Handle b) { return make([&] { return a->matmul(*b); }); }
Handle ct_sum(Handle a) { return make([&] { return a->sum(); }); }
Handle ct_mean(Handle a, const int64_t* dimensions, int64_t count, int keep) {
    return make([&] { return a->mean(list(dimensions, count), keep != 0); });
}
Handle ct_softmax(Handle a, int64_t dimension) { return make([&] { return a->softmax(dimension); }); }

Handle ct_view(Handle a, const int64_t* sizes, int64_t rank) { return make([&] { return a->view(list(sizes, rank)); }); }
Handle ct_reshape(Handle a, const int64_t* sizes, int64_t rank) { return make([&] { return a->reshape(list(sizes, rank)); }); }
Handle ct_transpose(Handle a, int64_t first, int64_t second) { return make([&] { return a->transpose(first, second); }); }
Handle ct_narrow(Handle a, int64_t dimension, int64_t start, int64_t length) {
    return make([&] { return a->narrow(dimension, start, length); });
}
Handle ct_cat(const Handle* handles, int64_t count, int64_t dimension) {
    return make([&] { return at::cat(tensors(handles, count), dimension); });
}
Handle ct_contiguous(Handle a) { return make([&] { return a->contiguous(); }); }
Handle ct_detach(Handle a) { return make([&] { return a->detach(); }); }

int ct_add_(Handle a, Handle b, Number alpha) { return run([&] { a->add_(*b, scalar(alpha)); }); }
int ct_add_number_(Handle a, Number b) { return run([&] { a->add_(scalar(b)); }); }
int ct_mul_number_(Handle a, Number b) { return run([&] { a->mul_(scalar(b)); }); }
int ct_addcmul_(Handle a, Handle b, Handle c, Number value) { return run([&] { a->addcmul_(*b, *c, scalar(value)); }); }
int ct_addcdiv_(Handle a, Handle b, Handle c, Number value) { return run([&] { a->addcdiv_(*b, *c, scalar(value)); }); }

Handle ct_embedding(Handle weight, Handle indices) { return make([&] { return at::embedding(*weight, *indices); }); }
Handle ct_cross_entropy(Handle logits, Handle targets, int64_t reduction, int64_t ignored, double smoothing) {
    return make([&] { return at::cross_entropy_loss(*logits, *targets, {}, reduction, ignored, smoothing); });
}
int ct_grad(Handle output, const Handle* inputs, int64_t count, Handle* gradients) {
    return run([&] {
        auto results = torch::autograd::grad({*output}, tensors(inputs, count));
        for (int64_t i = 0; i < count; i++) gradients[i] = own(results[i]);
    });
}
