namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>An array of numbers in libtorch. It belongs to the scope it was made in.</summary>
    public class Tensor : IDisposable
    {
        private DisposeScope? scope;

        internal Tensor(TensorHandle handle)
        {
            Handle = handle;
            scope = DisposeScope.Adopt(this);
        }

        internal TensorHandle Handle { get; }

        public long[] shape
        {
            get
            {
                var sizes = new long[Native.ct_rank(Handle)];
                for (var i = 0; i < sizes.Length; i++) sizes[i] = Native.ct_size(Handle, i);
                return sizes;
            }
        }

        public long NumberOfElements => Native.ct_count(Handle);

        public ScalarType dtype => (ScalarType)Native.ct_dtype(Handle);

        public bool requires_grad
        {
            get => Native.ct_requires_grad(Handle) != 0;
            set => Checked.Done(Native.ct_set_requires_grad(Handle, value ? 1 : 0));
        }

        /// <summary>The elements themselves, not a copy; only of a contiguous tensor, and only while it lives.</summary>
        public Span<byte> bytes
        {
            get
            {
                var data = Native.ct_data(Handle);
                if (data == null && NumberOfElements > 0) throw Checked.Failure();
                return new Span<byte>(data, checked((int)(NumberOfElements * ElementSize)));
            }
        }

        private int ElementSize => dtype switch
        {
            ScalarType.Byte => 1,
            ScalarType.Int32 or ScalarType.Float32 => 4,
            ScalarType.Int64 or ScalarType.Float64 => 8,
            _ => throw new NotSupportedException($"elements of type {dtype}"),
        };

        public long size(int dim)
        {
            var size = Native.ct_size(Handle, dim);
            return size < 0 ? throw Checked.Failure() : size;
        }

        public T item<T>() where T : unmanaged
        {
            Checked.Done(Native.ct_item(Handle, out var value));
            return (T)Convert.ChangeType(value, typeof(T));
        }

        public Tensor DetachFromDisposeScope()
        {
            scope?.Remove(this);
            scope = null;
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            var outer = scope?.OuterScope;
            scope?.Remove(this);
            outer?.Add(this);
            scope = outer;
            return this;
        }

        public void Dispose()
        {
            Handle.Dispose();
            DetachFromDisposeScope();
            GC.SuppressFinalize(this);
        }

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public Tensor neg() => Checked.Tensor(Native.ct_neg(Handle));

        public Tensor sqrt() => Checked.Tensor(Native.ct_sqrt(Handle));

        public Tensor rsqrt() => Checked.Tensor(Native.ct_rsqrt(Handle));

        public Tensor add(Tensor target) => Checked.Tensor(Native.ct_add(Handle, target.Handle));

        public Tensor add(Scalar scalar) => Checked.Tensor(Native.ct_add_number(Handle, scalar.Number));

        public Tensor sub(Tensor target) => Checked.Tensor(Native.ct_sub(Handle, target.Handle));

        public Tensor sub(Scalar scalar) => Checked.Tensor(Native.ct_sub_number(Handle, scalar.Number));

        public Tensor mul(Tensor target) => Checked.Tensor(Native.ct_mul(Handle, target.Handle));

        public Tensor mul(Scalar target) => Checked.Tensor(Native.ct_mul_number(Handle, target.Number));

        public Tensor div(Tensor target) => Checked.Tensor(Native.ct_div(Handle, target.Handle));

        public Tensor div(Scalar target) => Checked.Tensor(Native.ct_div_number(Handle, target.Number));

        public Tensor matmul(Tensor target) => Checked.Tensor(Native.ct_matmul(Handle, target.Handle));

        public Tensor sum() => Checked.Tensor(Native.ct_sum(Handle));

        public Tensor mean(long[] dimensions, bool keepdim = false)
        {
            fixed (long* first = dimensions) return Checked.Tensor(Native.ct_mean(Handle, first, dimensions.Length, keepdim ? 1 : 0));
        }

        public Tensor softmax(long dim) => Checked.Tensor(Native.ct_softmax(Handle, dim));

        public Tensor view(params long[] shape)
        {
            fixed (long* sizes = shape) return Checked.Tensor(Native.ct_view(Handle, sizes, shape.Length));
        }

        public Tensor reshape(params long[] shape)
        {
            fixed (long* sizes = shape) return Checked.Tensor(Native.ct_reshape(Handle, sizes, shape.Length));
        }

        public Tensor transpose(long dim0, long dim1) => Checked.Tensor(Native.ct_transpose(Handle, dim0, dim1));

        public Tensor narrow(long dim, long start, long length) => Checked.Tensor(Native.ct_narrow(Handle, dim, start, length));

        public Tensor contiguous() => Checked.Tensor(Native.ct_contiguous(Handle));

        public Tensor detach() => Checked.Tensor(Native.ct_detach(Handle));

        public Tensor add_(Tensor target) => add_(target, 1);

        public Tensor add_(Tensor target, Scalar alpha) => Changed(Native.ct_add_(Handle, target.Handle, alpha.Number));

        public Tensor add_(Scalar scalar) => Changed(Native.ct_add_number_(Handle, scalar.Number));

        public Tensor mul_(Scalar target) => Changed(Native.ct_mul_number_(Handle, target.Number));

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Changed(Native.ct_addcmul_(Handle, tensor1.Handle, tensor2.Handle, value.Number));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Changed(Native.ct_addcdiv_(Handle, tensor1.Handle, tensor2.Handle, value.Number));

        private Tensor Changed(int status)
        {
            Checked.Done(status);
            return this;
        }
    }
}
