using Curation.Core;

namespace Curation.Sources;

/// <summary>A way of packing in which a file is a row of members that can be unpacked by themselves.</summary>
internal abstract class MemberFormat : IDisposable
{
    /// <summary>As in reasons: <c>bad-NAME</c>, <c>truncated-NAME</c>.</summary>
    public abstract string Name { get; }

    /// <summary>How each member begins.</summary>
    public abstract ReadOnlySpan<byte> Magic { get; }

    /// <summary>Opens the member at the input's position; null, and the position unchanged, when none starts there.</summary>
    public abstract Member? Open(BufferedInput input);

    /// <summary>Passes over what may stand between members and holds nothing.</summary>
    public abstract void SkipPadding(BufferedInput input);

    public virtual void Dispose()
    {
    }
}

/// <summary>One member, opened.</summary>
internal abstract class Member : IDisposable
{
    /// <summary>Decoded bytes; 0 at the end, when the input stands behind the member.</summary>
    /// <exception cref="BadRecordException">truncated-NAME or bad-NAME.</exception>
    public abstract int Read(Span<byte> into);

    public virtual void Dispose()
    {
    }
}
