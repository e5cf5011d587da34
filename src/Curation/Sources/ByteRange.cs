namespace Curation.Sources;

/// <summary>A part of a file as stored. It owns the records that begin in it, wherever they end.</summary>
/// <param name="End">The first byte behind it; <see cref="long.MaxValue"/> for the end of the file.</param>
public readonly record struct ByteRange(long Start, long End)
{
    /// <summary>The whole file.</summary>
    public static ByteRange Whole { get; } = new(0, long.MaxValue);

    public bool Contains(long offset) => offset >= Start && offset < End;
}
