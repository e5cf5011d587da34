namespace TorchSharp;

/// <summary>
/// Disposes every tensor that its thread made while it was the innermost open scope, but for those that were detached
/// or moved outwards. Tensors are large and their managed halves tiny, so the garbage collector alone would come too late.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic] private static DisposeScope? innermost;

    private readonly HashSet<IDisposable> members = new(ReferenceEqualityComparer.Instance);
    private bool disposed;

    internal DisposeScope()
    {
        OuterScope = innermost;
        innermost = this;
    }

    internal DisposeScope? OuterScope { get; }

    public void Dispose()
    {
        if (disposed) return;
        if (innermost != this) throw new InvalidOperationException("scopes are disposed on their own thread, the innermost first");
        disposed = true;
        innermost = OuterScope;
        foreach (var member in members.ToArray()) member.Dispose();
    }

    internal static DisposeScope? Adopt(IDisposable member)
    {
        innermost?.members.Add(member);
        return innermost;
    }

    internal void Add(IDisposable member) => members.Add(member);

    internal void Remove(IDisposable member) => members.Remove(member);
}
