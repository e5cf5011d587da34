// The part of libtorch that training needs, behind a C interface.
//
// A handle owns one reference to a tensor and is given back with ct_free. Functions that make tensors return null
// when they fail, functions that return int return -1, and ct_last_error() then says why, on the same thread.
// Nothing throws across this border.
#pragma once
#include <ATen/ATen.h>
#include <cstdint>

#define CT_API extern "C" __attribute__((visibility("default")))

using Handle = at::Tensor*;

struct Number {  // TorchSharp.Scalar: an integer or a double, never converted on the way
    int64_t integer;
    double real;
    int64_t is_real;
};

// library
CT_API int64_t ct_revision();
CT_API const char* ct_version();
CT_API const char* ct_last_error();
CT_API int64_t ct_live_tensors();
CT_API int ct_get_num_threads();
CT_API int ct_set_num_threads(int count);
CT_API int ct_grad_enabled();
CT_API void ct_set_grad_enabled(int enabled);

// making, looking
CT_API Handle ct_full(const int64_t* sizes, int64_t rank, Number value, int8_t dtype);
CT_API Handle ct_from(const void* data, const int64_t* sizes, int64_t rank, int8_t dtype);
CT_API void ct_free(Handle tensor);
CT_API int64_t ct_rank(Handle tensor);
CT_API int64_t ct_size(Handle tensor, int64_t dimension);
CT_API int64_t ct_count(Handle tensor);
CT_API int ct_dtype(Handle tensor);
CT_API void* ct_data(Handle tensor);
CT_API int ct_item(Handle tensor, double* value);
CT_API int ct_requires_grad(Handle tensor);
CT_API int ct_set_requires_grad(Handle tensor, int required);

// arithmetic
CT_API Handle ct_neg(Handle a);
CT_API Handle ct_sqrt(Handle a);
CT_API Handle ct_rsqrt(Handle a);
CT_API Handle ct_silu(Handle a);
CT_API Handle ct_add(Handle a, Handle b);
CT_API Handle ct_sub(Handle a, Handle b);
CT_API Handle ct_mul(Handle a, Handle b);
CT_API Handle ct_div(Handle a, Handle b);
CT_API Handle ct_add_number(Handle a, Number b);
CT_API Handle ct_sub_number(Handle a, Number b);
CT_API Handle ct_mul_number(Handle a, Number b);
CT_API Handle ct_div_number(Handle a, Number b);
CT_API Handle ct_matmul(Handle a, Handle b);
CT_API Handle ct_sum(Handle a);
CT_API Handle ct_mean(Handle a, const int64_t* dimensions, int64_t count, int keep);
CT_API Handle ct_softmax(Handle a, int64_t dimension);

// shape
CT_API Handle ct_view(Handle a, const int64_t* sizes, int64_t rank);
CT_API Handle ct_reshape(Handle a, const int64_t* sizes, int64_t rank);
CT_API Handle ct_transpose(Handle a, int64_t first, int64_t second);
CT_API Handle ct_narrow(Handle a, int64_t dimension, int64_t start, int64_t length);
CT_API Handle ct_cat(const Handle* tensors, int64_t count, int64_t dimension);
CT_API Handle ct_contiguous(Handle a);
CT_API Handle ct_detach(Handle a);

// in place
CT_API int ct_add_(Handle a, Handle b, Number alpha);
CT_API int ct_add_number_(Handle a, Number b);
CT_API int ct_mul_number_(Handle a, Number b);
CT_API int ct_addcmul_(Handle a, Handle b, Handle c, Number value);
CT_API int ct_addcdiv_(Handle a, Handle b, Handle c, Number value);

// learning
CT_API Handle ct_embedding(Handle weight, Handle indices);
CT_API Handle ct_cross_entropy(Handle logits, Handle targets, int64_t reduction, int64_t ignored, double smoothing);
CT_API int ct_grad(Handle output, const Handle* inputs, int64_t count, Handle* gradients);
