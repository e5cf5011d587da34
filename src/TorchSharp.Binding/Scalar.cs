namespace TorchSharp;

/// <summary>A number given to a tensor operation: integers stay integers, so that they do not change a tensor's type.</summary>
public sealed class Scalar
{
    internal Number Number { get; }

    private Scalar(long value) => Number = new Number(value, 0, IsReal: 0);

    private Scalar(double value) => Number = new Number(0, value, IsReal: 1);

    public static implicit operator Scalar(int value) => new((long)value);

    public static implicit operator Scalar(long value) => new(value);

    public static implicit operator Scalar(float value) => new((double)value);

    public static implicit operator Scalar(double value) => new(value);
}
