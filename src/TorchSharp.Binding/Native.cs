using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>A tensor of libtorch, freed with its last reference. <see cref="Live"/> counts those not yet freed.</summary>
internal sealed class TensorHandle : SafeHandle
{
    public TensorHandle() : base(0, ownsHandle: true) { }

    public TensorHandle(nint handle) : this() => SetHandle(handle);

    public static long Live => Native.ct_live_tensors();

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Native.ct_free(handle);
        return true;
    }
}

/// <summary>The functions of native/torch/shim.h, under their own names.</summary>
internal static unsafe partial class Native
{
    private const string Library = "curation_torch";
    private const long Revision = 1;

    static Native()
    {
        NativeEnvironment.Prepare();
        if (ct_revision() != Revision) throw new DllNotFoundException($"{Library} has revision {ct_revision()}, this program needs {Revision}: build again");
    }

    [LibraryImport(Library)] internal static partial long ct_revision();
    [LibraryImport(Library)] internal static partial byte* ct_version();
    [LibraryImport(Library)] internal static partial byte* ct_last_error();
    [LibraryImport(Library)] internal static partial long ct_live_tensors();
    [LibraryImport(Library)] internal static partial int ct_get_num_threads();
    [LibraryImport(Library)] internal static partial int ct_set_num_threads(int count);
    [LibraryImport(Library)] internal static partial int ct_grad_enabled();
    [LibraryImport(Library)] internal static partial void ct_set_grad_enabled(int enabled);

    [LibraryImport(Library)] internal static partial TensorHandle ct_full(long* sizes, long rank, Number value, sbyte dtype);
    [LibraryImport(Library)] internal static partial TensorHandle ct_from(void* data, long* sizes, long rank, sbyte dtype);
    [LibraryImport(Library)] internal static partial void ct_free(nint tensor);
    [LibraryImport(Library)] internal static partial long ct_rank(TensorHandle tensor);
    [LibraryImport(Library)] internal static partial long ct_size(TensorHandle tensor, long dimension);
    [LibraryImport(Library)] internal static partial long ct_count(TensorHandle tensor);
    [LibraryImport(Library)] internal static partial int ct_dtype(TensorHandle tensor);
    [LibraryImport(Library)] internal static partial void* ct_data(TensorHandle tensor);
    [LibraryImport(Library)] internal static partial int ct_item(TensorHandle tensor, out double value);
    [LibraryImport(Library)] internal static partial int ct_requires_grad(TensorHandle tensor);
    [LibraryImport(Library)] internal static partial int ct_set_requires_grad(TensorHandle tensor, int required);

    [LibraryImport(Library)] internal static partial TensorHandle ct_neg(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_sqrt(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_rsqrt(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_silu(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_add(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_sub(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_mul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_div(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_add_number(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_sub_number(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_mul_number(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_div_number(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_matmul(TensorHandle a, TensorHandle b);
    [LibraryImport(Library)] internal static partial TensorHandle ct_sum(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_mean(TensorHandle a, long* dimensions, long count, int keep);
    [LibraryImport(Library)] internal static partial TensorHandle ct_softmax(TensorHandle a, long dimension);

    [LibraryImport(Library)] internal static partial TensorHandle ct_view(TensorHandle a, long* sizes, long rank);
    [LibraryImport(Library)] internal static partial TensorHandle ct_reshape(TensorHandle a, long* sizes, long rank);
    [LibraryImport(Library)] internal static partial TensorHandle ct_transpose(TensorHandle a, long first, long second);
    [LibraryImport(Library)] internal static partial TensorHandle ct_narrow(TensorHandle a, long dimension, long start, long length);
    [LibraryImport(Library)] internal static partial TensorHandle ct_cat(nint* tensors, long count, long dimension);
    [LibraryImport(Library)] internal static partial TensorHandle ct_contiguous(TensorHandle a);
    [LibraryImport(Library)] internal static partial TensorHandle ct_detach(TensorHandle a);

    [LibraryImport(Library)] internal static partial int ct_add_(TensorHandle a, TensorHandle b, Number alpha);
    [LibraryImport(Library)] internal static partial int ct_add_number_(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial int ct_mul_number_(TensorHandle a, Number b);
    [LibraryImport(Library)] internal static partial int ct_addcmul_(TensorHandle a, TensorHandle b, TensorHandle c, Number value);
    [LibraryImport(Library)] internal static partial int ct_addcdiv_(TensorHandle a, TensorHandle b, TensorHandle c, Number value);

    [LibraryImport(Library)] internal static partial TensorHandle ct_embedding(TensorHandle weight, TensorHandle indices);
    [LibraryImport(Library)] internal static partial TensorHandle ct_cross_entropy(
        TensorHandle logits, TensorHandle targets, long reduction, long ignored, double smoothing);
    [LibraryImport(Library)] internal static partial int ct_grad(TensorHandle output, nint* inputs, long count, nint* gradients);
}

/// <summary>What stands behind <see cref="Scalar"/> on the way to libtorch.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Number(long Integer, double Real, long IsReal);

/// <summary>Turns the shim's signs of failure into .NET exceptions.</summary>
internal static unsafe class Checked
{
    public static torch.Tensor Tensor(TensorHandle handle) => handle.IsInvalid ? throw Failure() : new torch.Tensor(handle);

    public static void Done(int status)
    {
        if (status < 0) throw Failure();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Exception Failure() =>
        new ExternalException(Marshal.PtrToStringUTF8((nint)Native.ct_last_error()));
}
