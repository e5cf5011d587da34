using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// The subset of TorchSharp's API that Curation trains with, over the system's libtorch. It is compatible with
/// TorchSharp at the source level and is not TorchSharp.
/// Source: the public signatures of TorchSharp v0.99.6.
/// </summary>
public static unsafe partial class torch
{
    /// <summary>Element types, numbered as libtorch numbers them.</summary>
    public enum ScalarType : sbyte
    {
        Byte = 0,
        Int32 = 3,
        Int64 = 4,
        Float32 = 6,
        Float64 = 7,
    }

    public static ScalarType int64 => ScalarType.Int64;

    public static ScalarType float32 => ScalarType.Float32;

    public static ScalarType float64 => ScalarType.Float64;

    /// <summary>The libtorch that the shim was built against.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8((nint)Native.ct_version())!;

    public static int get_num_threads() => Native.ct_get_num_threads();

    public static void set_num_threads(int num) => Checked.Done(Native.ct_set_num_threads(num));

    public static DisposeScope NewDisposeScope() => new();

    /// <summary>No gradients are recorded on this thread until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(enabled: false);

    public static Tensor zeros(long[] size, ScalarType? dtype = null) => full(size, 0.0, dtype);

    public static Tensor ones(long[] size, ScalarType? dtype = null) => full(size, 1.0, dtype);

    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null)
    {
        fixed (long* sizes = size) return Checked.Tensor(Native.ct_full(sizes, size.Length, value.Number, (sbyte)(dtype ?? ScalarType.Float32)));
    }

    public static Tensor tensor(long[] rawArray, ReadOnlySpan<long> dimensions) => From<long>(rawArray, dimensions, ScalarType.Int64);

    public static Tensor tensor(float[] rawArray, ReadOnlySpan<long> dimensions) => From<float>(rawArray, dimensions, ScalarType.Float32);

    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions) => From<double>(rawArray, dimensions, ScalarType.Float64);

    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        var handles = Handles(tensors);
        fixed (nint* first = handles)
        {
            var joined = Checked.Tensor(Native.ct_cat(first, handles.Length, dim));
            GC.KeepAlive(tensors);
            return joined;
        }
    }

    /// <summary>Derivatives by tape.</summary>
    public static class autograd
    {
        /// <summary>The gradients of one scalar output with respect to each input.</summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(outputs.Count, 1);
            var handles = Handles(inputs);
            var results = new nint[handles.Length];
            fixed (nint* first = handles, result = results) Checked.Done(Native.ct_grad(outputs[0].Handle, first, handles.Length, result));
            GC.KeepAlive(inputs);
            return Array.ConvertAll(results, handle => new Tensor(new TensorHandle(handle)));
        }
    }

    private static nint[] Handles(IList<Tensor> tensors)
    {
        var handles = new nint[tensors.Count];
        for (var i = 0; i < handles.Length; i++)
        {
            ObjectDisposedException.ThrowIf(tensors[i].Handle.IsClosed, tensors[i]);
            handles[i] = tensors[i].Handle.DangerousGetHandle();
        }
        return handles;
    }

    private static Tensor From<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType dtype) where T : unmanaged
    {
        long count = 1;
        foreach (var size in dimensions) count = checked(count * size);
        if (count != values.Length) throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", dimensions.ToArray())}]");
        fixed (T* data = values)
        fixed (long* sizes = dimensions)
            return Checked.Tensor(Native.ct_from(data, sizes, dimensions.Length, (sbyte)dtype));
    }

    private sealed class GradMode : IDisposable
    {
        private readonly int before = Native.ct_grad_enabled();

        public GradMode(bool enabled) => Native.ct_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Native.ct_set_grad_enabled(before);
    }
}
